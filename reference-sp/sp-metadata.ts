import { escapeXml } from './authn-request.ts'
import { DSIG, METADATA, SAMLP } from './xml/namespace.ts'

const POST = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'

/** What this SP tells identity providers about itself. @see SAML Metadata 2.4.4 */
export const spMetadata = (sp: {
  readonly entityId: string
  readonly acs: string
  /** For encryption, the current one first. DER in base64. */
  readonly certificates: readonly string[]
}): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="${METADATA}" entityID="${escapeXml(sp.entityId)}">
  <md:SPSSODescriptor protocolSupportEnumeration="${SAMLP}" AuthnRequestsSigned="false" WantAssertionsSigned="true">${sp.certificates.map(keyDescriptor).join('')}
    <md:AssertionConsumerService Binding="${POST}" Location="${escapeXml(sp.acs)}" index="0" isDefault="true"/>
  </md:SPSSODescriptor>
</md:EntityDescriptor>
`

/** @see SAML Metadata 2.4.1.1 */
const keyDescriptor = (certificate: string): string => `
    <md:KeyDescriptor use="encryption">
      <ds:KeyInfo xmlns:ds="${DSIG}"><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>
      <md:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#aes256-gcm"/>
      <md:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#aes128-gcm"/>
      <md:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#rsa-oaep"/>
      <md:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p"/>
    </md:KeyDescriptor>`
