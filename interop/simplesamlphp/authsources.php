<?php
// start.ts puts its own in place of @URL@ and @IDP@.
$config = [
    'default-sp' => [
        'saml:SP',
        'entityID' => '@URL@/simplesamlphp/module.php/saml/sp/metadata.php/default-sp',
        'idp' => '@IDP@',
        'privatekey' => 'sp.key',
        'certificate' => 'sp.crt',
        // Logout messages must be signed, both ways; by default they need not.
        'redirect.validate' => true,
        'redirect.sign' => true,
        // Where an unsolicited login goes.
        'RelayState' => '@URL@/whoami',
    ],
];
