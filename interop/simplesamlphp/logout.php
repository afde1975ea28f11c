<?php
require_once '/usr/share/simplesamlphp/lib/_autoload.php';

(new \SimpleSAML\Auth\Simple('default-sp'))->logout('/whoami');
