<?php
// start.ts puts its own in place of @URL@ and @IDP@.
$config = [
    'default-sp' => [
        'saml:SP',
        'entityID' => '@URL@/simplesamlphp/module.php/saml/sp/metadata.php/default-sp',
        'idp' => '@IDP@',
        'privatekey' => 'sp.key',
        'certificate' => 'sp.crt',
        // Where an unsolicited login goes.
        'RelayState' => '@URL@/whoami',
    ],
];
