import { X509Certificate } from 'node:crypto'
import { ParseOption, XmlDocument, XmlElement } from 'libxml2-wasm'

const NAMESPACES = { md: 'urn:oasis:names:tc:SAML:2.0:metadata', ds: 'http://www.w3.org/2000/09/xmldsig#' }

/** A key without a use is for both. @see SAML Metadata 2.4.1.1 */
const CERTIFICATES =
  'md:SPSSODescriptor/md:KeyDescriptor[not(@use) or @use="encryption"]/ds:KeyInfo/ds:X509Data/ds:X509Certificate'

/**
 * The certificates, DER in base64, for which an SP's metadata ask that assertions be encrypted, in their order. Nothing
 * where the document is none, or describes another entity.
 * @see SAML Metadata 2.4.1.1, 2.4.4
 */
export function encryptionCertificatesIn(octets: Uint8Array, entityId: string): readonly string[] {
  const document = parse(octets)
  try {
    const entities = document?.find('descendant-or-self::md:EntityDescriptor', NAMESPACES) ?? []
    const entity = entities.find((one) => one instanceof XmlElement && one.attr('entityID')?.value === entityId)
    if (!(entity instanceof XmlElement)) return []
    const found = entity.find(CERTIFICATES, NAMESPACES).map((one) => one.content.replaceAll(/\s/g, ''))
    return [...new Set(found)].filter(isOfRsaKey)
  } finally {
    document?.dispose()
  }
}

function isOfRsaKey(base64: string): boolean {
  try {
    return new X509Certificate(Buffer.from(base64, 'base64')).publicKey.asymmetricKeyType === 'rsa'
  } catch {
    return false
  }
}

function parse(octets: Uint8Array): XmlDocument | undefined {
  try {
    const option = ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET
    const document = XmlDocument.fromBuffer(octets, { option })
    if (document.dtd === null) return document
    document.dispose()
    return undefined
  } catch {
    return undefined
  }
}
