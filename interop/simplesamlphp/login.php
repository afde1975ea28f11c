<?php
require_once '/usr/share/simplesamlphp/lib/_autoload.php';

// Begins a login even where somebody is signed in; requireAuth() would not.
(new \SimpleSAML\Auth\Simple('default-sp'))->login(['ReturnTo' => '/whoami']);
