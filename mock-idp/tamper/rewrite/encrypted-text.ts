import { type SignedXml, signedXml } from '../../sign/signed-xml.ts'
import { type Facts, fill, type Rewrite } from '../step.ts'
import { elementNamed, elementsNamed, insertedAt, replacedBy, type Span, textOf, without } from './element-text.ts'
import { rewrite, userReplaced } from './rewrite.ts'

/** A rewrite of the message, made of the assertion alone and before that is encrypted. */
export const inside = (step: Rewrite): Rewrite => ({
  ...step,
  of: 'assertion',
  title: `inside the encryption: ${step.title}`,
})

/** What is encrypted in place of the signed assertion. */
export const plaintext = (title: string, change: (assertion: string, facts: Facts) => string): Rewrite =>
  inside(rewrite(title, change))

/** A change to the encrypted assertion, before a signature of the response covers it. */
const around = (title: string, change: (xml: string, facts: Facts) => string): Rewrite => ({
  stage: 'rewrite',
  of: 'encrypted',
  title,
  apply: (xml, facts): SignedXml => signedXml(change(xml, facts)),
})

type Octets = (octets: Buffer) => Buffer

/** Where the last CipherValue of that element stands. */
function cipherValueOf(xml: string, of: 'EncryptedData' | 'EncryptedKey'): Span {
  const holder = elementNamed(xml, of)
  const value = elementsNamed(textOf(xml, holder), 'CipherValue').at(-1)
  if (value === undefined) throw new RangeError(`the ${of} holds no CipherValue`)
  const from = holder.start
  return {
    start: from + value.start,
    open: from + value.open,
    close: from + value.close,
    end: from + value.end,
  }
}

const octetsIn = (xml: string, of: 'EncryptedData' | 'EncryptedKey', change: Octets): string => {
  const { open, close } = cipherValueOf(xml, of)
  const changed = change(Buffer.from(xml.slice(open, close), 'base64')).toString('base64')
  return xml.slice(0, open) + changed + xml.slice(close)
}

/** Vector, cipher text and tag of the assertion, changed. */
export const cipherText = (title: string, change: Octets): Rewrite =>
  around(title, (xml) => octetsIn(xml, 'EncryptedData', change))

/** The encrypted content key, changed. */
export const cipherKey = (title: string, change: Octets): Rewrite =>
  around(title, (xml) => octetsIn(xml, 'EncryptedKey', change))

/** One bit of the octet that stands there is turned; a negative place counts from the end. */
export const bitTurned =
  (at: number, bit = 1): Octets =>
  (octets) => {
    const place = at < 0 ? octets.length + at : at
    return Buffer.from(octets.map((octet, index) => (index === place ? octet ^ bit : octet)))
  }

const BASE64 = '<ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#base64"></ds:Transform>'
const XSLT =
  '<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"><xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0"><xsl:template match="/"><xsl:copy-of select="."></xsl:copy-of></xsl:template></xsl:stylesheet></ds:Transform>'

const cipherReference = (uri: string, transforms: string): string =>
  `<xenc:CipherReference URI="${uri}"><xenc:Transforms xmlns:ds="http://www.w3.org/2000/09/xmldsig#">${transforms}</xenc:Transforms></xenc:CipherReference>`

/** The octets are said to be at an address, where a canary sits. @see XML Encryption 1.1, 3.3.1 */
export const octetsAtAddress: Rewrite = {
  ...around('the octets are said to be at an address', (xml, facts) =>
    replacedBy(xml, cipherValueOf(xml, 'EncryptedData'), cipherReference(fill('{canary}', facts), BASE64)),
  ),
  lures: 'fetch',
}

/** The octets stand in a property of the encrypted data, and a reference names it. @see XML Encryption 1.1, 3.3.1, 3.7 */
const octetsInProperty = (title: string, transforms: string): Rewrite =>
  around(title, (xml) => {
    const value = cipherValueOf(xml, 'EncryptedData')
    const property = `<xenc:EncryptionProperties><xenc:EncryptionProperty Id="octets">${xml.slice(value.open, value.close)}</xenc:EncryptionProperty></xenc:EncryptionProperties>`
    const withProperty = insertedAt(xml, elementNamed(xml, 'EncryptedData').close, property)
    return replacedBy(withProperty, value, cipherReference('#octets', transforms))
  })

export const octetsByReference = octetsInProperty('a CipherReference names octets elsewhere in the message', BASE64)

export const octetsByStylesheet = octetsInProperty(
  'a CipherReference names octets elsewhere in the message and a stylesheet that is to make them',
  XSLT + BASE64,
)

const SAML = 'xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"'

/** What is encrypted is the NameID alone. */
export const nameIdAlone = plaintext('the plaintext is the NameID', (xml) =>
  textOf(xml, elementNamed(xml, 'NameID')).replace('<saml:NameID', `<saml:NameID ${SAML}`),
)

/** What is encrypted is a Response around the assertion. */
export const responseAround = plaintext(
  'the plaintext is a Response around the assertion',
  (xml) =>
    `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_inner" Version="2.0">${xml}</samlp:Response>`,
)

/** The assertion as the marker, with an ID of its own and without a signature. */
const forged = (xml: string, facts: Facts): string =>
  userReplaced(without(xml, elementNamed(xml, 'Signature')), facts).replace(/(\sID="[^"]*)"/, '$1-forged"')

export const forgedAlone = plaintext('a forged assertion stands in place of the signed one', forged)

export const forgedBehind = plaintext(
  'a forged assertion stands behind the signed one',
  (xml, facts) => xml + forged(xml, facts),
)

export const elementBehind = plaintext(
  'another element stands behind the signed assertion',
  (xml) => `${xml}<ext:nothing xmlns:ext="urn:example:saml-assay:extension"></ext:nothing>`,
)
