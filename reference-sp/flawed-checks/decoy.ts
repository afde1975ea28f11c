import { nothing, refuse } from '../check.ts'
import { assertionShape } from '../checks/assertion-shape.ts'
import { binding } from '../checks/binding.ts'
import { matchesDigest } from '../checks/digest.ts'
import type { Signature } from '../checks/signature.ts'
import type { Checks } from '../pipeline.ts'
import { DSIG } from '../xml/namespace.ts'
import type { Element } from '../xml/node.ts'
import { children, isNamed, textOf } from '../xml/read.ts'
import { attributesFromAnywhere } from './attribute.ts'
import { passes } from './transport.ts'
import { anySignature, firstAssertionWins, readAll } from './wrapping.ts'

/** Leaves out of the digest whatever repeats the signature's value. @see xml-crypto, pull request 585 */
const decoysLeftOut: Pick<Checks, 'signaturePlace' | 'signatureShape' | 'digest'> = {
  signaturePlace: passes,
  signatureShape: readAll,
  digest: ({ signatures }) => {
    const isFine = signatures.every((one) => matchesDigest({ ...one, target: withoutDecoys(one) }))
    return isFine ? nothing : refuse('bad-signature', 'the digest is another')
  },
}
const writtenValue = (signature: Element): string | undefined => {
  const [value] = children(signature, DSIG, 'SignatureValue')
  return value && textOf(value)
}
const withoutDecoys = ({ element, target }: Signature): Element => ({
  ...target,
  children: target.children.filter(
    (child) =>
      child.kind !== 'element' || !isNamed(child, DSIG, 'Signature') || writtenValue(child) !== writtenValue(element),
  ),
})
/** What stands anywhere in a signed Response counts as signed, whatever its status is. */
export const decoyInResponse: Partial<Checks> = {
  ...decoysLeftOut,
  status: passes,
  oneAssertion: firstAssertionWins.oneAssertion,
  binding: (known) =>
    known.signatures.some(({ target }) => target === known.response) ? anySignature(known) : binding(known),
}
export const decoyInAssertion: Partial<Checks> = {
  ...decoysLeftOut,
  assertionShape: ({ assertion }) => assertionShape({ assertion: withOneSignature(assertion) }),
  attributes: attributesFromAnywhere,
}

const withOneSignature = (element: Element): Element => {
  const [, ...others] = children(element, DSIG, 'Signature')
  return { ...element, children: element.children.filter((child) => !others.some((one) => one === child)) }
}
