<?php
// Says who is signed in, by SimpleSAMLphp's API for applications (simplesamlphp-sp-api).
require_once '/usr/share/simplesamlphp/lib/_autoload.php';

$as = new \SimpleSAML\Auth\Simple('default-sp');
$nameId = $as->isAuthenticated() ? $as->getAuthData('saml:sp:NameID')?->getValue() : null;
// This application knows its users by NameID: who has none is nobody.
$authenticated = trim($nameId ?? '') !== '';
$answer = $authenticated
    ? ['authenticated' => true, 'user' => $nameId, 'attributes' => $as->getAttributes()]
    : ['authenticated' => false];
\SimpleSAML\Session::getSessionFromRequest()->cleanup();

http_response_code($authenticated ? 200 : 401);
header('Content-Type: application/json');
header('Cache-Control: no-store');
echo json_encode($answer, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE);
