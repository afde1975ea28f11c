import { DECLARED, DECLARED_WITHOUT_HASH } from '../sign/reference.ts'
import type { Rewrite } from '../step.ts'
import { elementNamed, elementsNamed, insertedAt, textOf, without } from './element-text.ts'
import { exchanged, rewrite, userReplaced } from './rewrite.ts'

/** The text without any signature. */
export const strippedOfSignatures = (xml: string): string => {
  const [first] = elementsNamed(xml, 'Signature')
  return first === undefined ? xml : strippedOfSignatures(without(xml, first))
}

export const noSignatures: Rewrite = rewrite('every signature is taken out', strippedOfSignatures)

export const noSignaturesForged: Rewrite = rewrite(
  'every signature is taken out and the user name is replaced by the marker',
  (xml, facts) => userReplaced(strippedOfSignatures(xml), facts),
)

/** The content of every element of that name, changed after signing. */
const contentOf = (title: string, local: string, change: (content: string) => string): Rewrite =>
  rewrite(title, (xml) => {
    const spans = elementsNamed(xml, local)
    if (spans.length === 0) throw new RangeError(`the message holds no ${local}`)
    return spans.reduceRight((text, span) => {
      return text.slice(0, span.open) + change(text.slice(span.open, span.close)) + text.slice(span.close)
    }, xml)
  })

/** Every SignatureValue, changed after signing. */
export const signatureValue = (title: string, change: (base64: string) => string): Rewrite =>
  contentOf(title, 'SignatureValue', change)

export const emptySignature: Rewrite = contentOf('the Signature is empty', 'Signature', () => '')

export const noSignatureValue: Rewrite = contentOf('the SignatureValue is empty', 'SignatureValue', () => '')

/** One bit of the signature value is turned; its length stays. */
export const flippedSignatureValue: Rewrite = contentOf(
  'one bit of the SignatureValue is turned',
  'SignatureValue',
  (value) => {
    const octets = Buffer.from(value, 'base64')
    octets[octets.length >> 1] = (octets[octets.length >> 1] ?? 0) ^ 1
    return octets.toString('base64')
  },
)

/** The Reference is gone, so the signature covers nothing. */
export const noReference: Rewrite = rewrite(
  'SignedInfo has no Reference and the user name is the marker',
  (xml, facts) =>
    userReplaced(
      elementsNamed(xml, 'Reference').reduceRight((text, span) => without(text, span), xml),
      facts,
    ),
)

/** The Signature moves to the end of the message's root, outside what it signs. */
export const detachedSignature: Rewrite = rewrite('the Signature stands outside what it signs', (xml) => {
  const span = elementNamed(xml, 'Signature')
  const signature = textOf(xml, span)
  const rest = without(xml, span)
  return insertedAt(rest, elementNamed(rest, 'Response').close, signature)
})

/** The Signature moves to the end of the element that it signs: a digest without the signature does not notice. */
export const signatureLast = (of: 'Assertion' | 'Response'): Rewrite =>
  rewrite(`the Signature stands last in the ${of}`, (xml) => {
    const span = elementNamed(xml, 'Signature')
    const rest = without(xml, span)
    return insertedAt(rest, elementNamed(rest, of).close, textOf(xml, span))
  })

/** @see XML Signature 1.3 */
export const inAnotherNamespace = exchanged(
  'the namespace of the Signature lacks its #',
  DECLARED,
  DECLARED_WITHOUT_HASH,
)

/** The same Signature stands twice in the element that it signs. */
export const doubledSignature: Rewrite = rewrite('the Signature stands twice', (xml) => {
  const span = elementNamed(xml, 'Signature')
  return insertedAt(xml, span.end, textOf(xml, span))
})

/** Nothing but the signed assertion is posted, without a Response around it. */
export const bareAssertion: Rewrite = rewrite('the assertion is posted without a Response', (xml) =>
  textOf(xml, elementNamed(xml, 'Assertion')),
)

/** The signed statement of attributes stands outside its assertion. */
export const attributesOutside: Rewrite = rewrite('the attributes stand outside the assertion', (xml, facts) => {
  const statement = elementNamed(xml, 'AttributeStatement')
  const taken = userReplaced(textOf(xml, statement), facts)
  const declared = taken.replace(
    /^<(\w+):AttributeStatement/,
    '<$1:AttributeStatement xmlns:$1="urn:oasis:names:tc:SAML:2.0:assertion"',
  )
  return insertedAt(xml, elementNamed(xml, 'Assertion').start, declared)
})
