import { escapeXml } from './authn-request.ts'
import { DSIG, METADATA, SAMLP } from './xml/namespace.ts'

const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect'
const POST = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'

export interface SelfDescription {
  readonly entityId: string
  /** Assertion consumer services by index, the default one first. */
  readonly endpoints: readonly string[]
  readonly singleLogout?: string | undefined
  /** DER in base64. */
  readonly signingCertificate?: string | undefined
  /** The current one first. DER in base64. */
  readonly encryptionCertificates: readonly string[]
  /** The signature of the response around an assertion is not enough. */
  readonly wantsAssertionsSigned: boolean
}

/** What this SP tells identity providers about itself. @see SAML Metadata 2.4.4 */
export const spMetadata = (sp: SelfDescription): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="${METADATA}" entityID="${escapeXml(sp.entityId)}">
  <md:SPSSODescriptor protocolSupportEnumeration="${SAMLP}" AuthnRequestsSigned="false" WantAssertionsSigned="${sp.wantsAssertionsSigned}">${signingKey(sp)}${sp.encryptionCertificates.map(encryptionKey).join('')}${singleLogout(sp)}
    ${sp.endpoints.map(consumer).join('\n    ')}
  </md:SPSSODescriptor>
</md:EntityDescriptor>
`

/** @see SAML Metadata 2.2.3 */
const consumer = (url: string, index: number): string =>
  `<md:AssertionConsumerService Binding="${POST}" Location="${escapeXml(url)}" index="${index}"${index === 0 ? ' isDefault="true"' : ''}/>`

/** @see SAML Metadata 2.4.1.1 */
const signingKey = ({ signingCertificate }: SelfDescription): string =>
  signingCertificate === undefined ? '' : keyDescriptor('signing', signingCertificate, '')

const encryptionKey = (certificate: string): string =>
  keyDescriptor(
    'encryption',
    certificate,
    `
      <md:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#aes256-gcm"/>
      <md:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#aes128-gcm"/>
      <md:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#rsa-oaep"/>
      <md:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p"/>`,
  )

const keyDescriptor = (use: string, certificate: string, methods: string): string => `
    <md:KeyDescriptor use="${use}">
      <ds:KeyInfo xmlns:ds="${DSIG}"><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>${methods}
    </md:KeyDescriptor>`

/** @see SAML Metadata 2.4.2 */
const singleLogout = (sp: SelfDescription): string =>
  (sp.singleLogout === undefined ? [] : [REDIRECT, POST])
    .map(
      (binding) =>
        `\n    <md:SingleLogoutService Binding="${binding}" Location="${escapeXml(sp.singleLogout ?? '')}"/>`,
    )
    .join('')
