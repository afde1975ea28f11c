import { nothing, type Refusal, refuse } from '../check.ts'
import { SIGNATURE_METHODS } from '../checks/algorithms.ts'
import { binding } from '../checks/binding.ts'
import { canonicalForm } from '../checks/canonical-form.ts'
import { matchesDigest } from '../checks/digest.ts'
import type { Signature } from '../checks/signature.ts'
import { readSignature, type signatureShape } from '../checks/signature-shape.ts'
import { isSignedWith, signatureValue } from '../checks/signature-value.ts'
import { signed } from '../checks/signed.ts'
import { ENVELOPED, transforms } from '../checks/transforms.ts'
import type { Draft } from '../draft.ts'
import type { Checks } from '../pipeline.ts'
import { base64InXml } from '../xml/base64.ts'
import { DSIG } from '../xml/namespace.ts'
import type { Element } from '../xml/node.ts'
import { attribute, children, descendants, firstChild, isNamed } from '../xml/read.ts'

/** Verifies the signatures that are there; where there are none, there is nothing to verify. */
export const signatureOptional: typeof signed = (known) => {
  const found = signed(known)
  return 'signatureElements' in found ? found : { signatureElements: [] }
}

/** The other half of it: an assertion without signature is as good as a signed one. */
export const unsignedBound: typeof binding = (known) =>
  known.signatures.length > 0
    ? binding(known)
    : {
        assertion: known.claimed,
        assertionId: attribute(known.claimed, 'ID') ?? '',
        signed: { assertion: true, response: false },
      }

/** An assertion is believed because the message bears a signature, whatever that covers. */
const coverageNotChecked: typeof binding = ({ claimed }) => ({
  assertion: claimed,
  assertionId: attribute(claimed, 'ID') ?? '',
  signed: { assertion: true, response: false },
})

const over = (
  signatureElements: readonly Element[],
  read: (element: Element) => Signature | undefined,
): Refusal | Pick<Draft, 'signatures'> => {
  const signatures = signatureElements.map(read)
  return signatures.every((one) => one !== undefined) ? { signatures } : refuse('bad-signature', 'shape')
}

/** A signature without anything to verify is passed over, and its element counts as signed. */
export const emptySignature: typeof signatureShape = ({ signatureElements }) => ({
  signatures: signatureElements.flatMap((element) => readSignature(element) ?? []),
})
export const emptySignatureBound = (
  known: Pick<Draft, 'response' | 'claimed' | 'signatures' | 'signatureElements'>,
): ReturnType<typeof binding> => {
  const parents = known.signatureElements.map(({ parent }) => parent)
  return parents.includes(known.claimed) || parents.includes(known.response)
    ? coverageNotChecked(known)
    : binding(known)
}

/** The value is verified over one SignedInfo, the digest taken from another. @see CVE-2025-29774 */
const twoSignedInfos =
  (digestFrom: 'first' | 'last'): typeof signatureShape =>
  ({ signatureElements }) =>
    over(signatureElements, (element) => {
      const infos = [...descendants(element)].filter((one) => isNamed(one, DSIG, 'SignedInfo'))
      const others = element.children.filter(
        (child) => child.kind === 'element' && ['SignatureValue', 'KeyInfo'].includes(child.local),
      )
      const readings = infos.map((info) => readSignature({ ...element, children: [info, ...others] }))
      const [digested, verified] =
        digestFrom === 'first' ? [readings[0], readings.at(-1)] : [readings.at(-1), readings[0]]
      if (!digested || !verified) return undefined
      const { signedInfo, canonicalization, signatureMethod } = verified
      return { ...digested, element, signedInfo, canonicalization, signatureMethod }
    })
export const digestFromFirstSignedInfo = twoSignedInfos('first')
export const digestFromLastSignedInfo = twoSignedInfos('last')

/** Reads the DigestValue out of the first child, be it a comment. @see CVE-2025-29775 */
export const digestFromComment: typeof signatureShape = ({ signatureElements }) =>
  over(signatureElements, (element) => {
    const value = [...descendants(element)].find((one) => isNamed(one, DSIG, 'DigestValue'))
    const [first] = value?.children ?? []
    const text = first && 'value' in first ? first.value : ''
    const read = readSignature(withoutComments(element))
    const digest = base64InXml(text)
    const signedInfo = firstChild(element, DSIG, 'SignedInfo')
    return read && digest && signedInfo ? { ...read, element, signedInfo, digest } : undefined
  })

const withoutComments = (element: Element): Element => ({
  ...element,
  children: element.children
    .filter((child) => child.kind !== 'comment' && child.kind !== 'instruction')
    .map((child) => (child.kind === 'element' ? withoutComments(child) : child)),
})

/** Looks at one Reference and does not see the others. */
const oneOfReferences =
  (which: 'first' | 'last'): typeof signatureShape =>
  ({ signatureElements }) =>
    over(signatureElements, (element) => {
      const info = firstChild(element, DSIG, 'SignedInfo')
      const references = info ? children(info, DSIG, 'Reference') : []
      const kept = which === 'first' ? references[0] : references.at(-1)
      if (!info || !kept) return undefined
      const reduced = {
        ...info,
        children: info.children.filter((child) => child === kept || !references.some((one) => one === child)),
      }
      const read = readSignature({
        ...element,
        children: element.children.map((child) => (child === info ? reduced : child)),
      })
      return read && { ...read, element, signedInfo: info }
    })
export const firstReference = oneOfReferences('first')
export const lastReference = oneOfReferences('last')

/** Of two signatures of one element one counts, and the enveloped transform drops both. */
const oneOfTwo = (which: 'first' | 'last'): Partial<Checks> => ({
  assertionShape: () => nothing,
  signaturePlace: ({ signatureElements }) => {
    const ordered = which === 'first' ? [...signatureElements].reverse() : signatureElements
    return { signatureElements: [...new Map(ordered.map((element) => [element.parent, element])).values()] }
  },
  digest: ({ signatures }) =>
    signatures.every((one) => matchesDigest({ ...one, target: withoutSignatures(one.target) }))
      ? nothing
      : refuse('bad-signature', 'the digest is another'),
})
export const firstOfTwoSignatures = oneOfTwo('first')
export const lastOfTwoSignatures = oneOfTwo('last')

const withoutSignatures = (element: Element): Element => ({
  ...element,
  children: element.children.filter((child) => child.kind !== 'element' || !isNamed(child, DSIG, 'Signature')),
})

/** Tolerates Objects and whatever else a signature may hold by its own schema. */
export const objectsInSignature: typeof signatureShape = ({ signatureElements }) =>
  over(signatureElements, (element) => {
    const kept = element.children.filter((child) => child.kind !== 'element' || child.local !== 'Object')
    const read = readSignature({ ...element, children: kept })
    return read && { ...read, element }
  })

/** Takes the URI for granted: the signature is about what it stands in. */
export const uriNotChecked = ({ signatures }: Pick<Draft, 'signatures'>): Pick<Draft, 'signatures'> => ({ signatures })

/** An empty URI is the document, as XML Signature has it. */
export const emptyUri = ({
  signatures,
  root,
}: Pick<Draft, 'signatures' | 'root'>): Refusal | Pick<Draft, 'signatures'> => {
  const isFine = ({ uri, target }: Signature) =>
    uri === `#${attribute(target, 'ID')}` || (uri === '' && target === root)
  return signatures.every(isFine) ? { signatures } : refuse('bad-signature', 'another reference')
}

/** Transforms that are not known are passed over. */
export const unknownTransformsSkipped = ({ signatures }: Pick<Draft, 'signatures'>): Pick<Draft, 'signatures'> => ({
  signatures: signatures.map((signature) => ({
    ...signature,
    transforms: signature.transforms.filter((one) => one.uri === ENVELOPED || canonicalForm(one) !== undefined),
  })),
})

/** Any order and any number of the known transforms will do, and enveloping goes without saying. */
export const envelopedNotNeeded = ({ signatures }: Pick<Draft, 'signatures'>): Refusal | typeof nothing => {
  const added = signatures.map((signature) => ({
    ...signature,
    transforms: [
      { uri: ENVELOPED, prefixes: [] },
      ...signature.transforms.filter(({ uri }) => uri !== ENVELOPED).slice(0, 1),
    ],
  }))
  const result = transforms({ signatures: added })
  return 'refused' in result ? result : { signatures: added }
}

/** An algorithm that is not known verifies nothing, so nothing is wrong. */
export const unknownAlgorithmVerifies: typeof signatureValue = (known) => {
  const unknown = known.signatures.filter(({ signatureMethod }) => !SIGNATURE_METHODS.has(signatureMethod))
  const [some] = known.keys
  if (unknown.length === 0 || !some) return signatureValue(known)
  return { verifiedBy: [some] }
}

/** The digest is enough: nobody verifies what SignedInfo was signed with. */
export const valueNotChecked: typeof signatureValue = ({ keys }) => ({ verifiedBy: keys.slice(0, 1) })

/** Keeps the signatures that verify and does not mind the others. */
export const oneGoodIsEnough: typeof signatureValue = ({ signatures, keys }) => {
  const good = signatures.filter((one) => matchesDigest(one) && keys.some(({ key }) => isSignedWith(one, key)))
  if (good.length === 0) return refuse('bad-signature', 'none is good')
  return { verifiedBy: keys.slice(0, 1), signatures: good }
}

/** Leaves processing instructions out of what it digests, as some libraries do. */
export const instructionsLeftOut: Checks['digest'] = ({ signatures }) =>
  signatures.every((one) => matchesDigest({ ...one, target: withoutInstructions(one.target) }))
    ? nothing
    : refuse('bad-signature', 'the digest is another')

const withoutInstructions = (element: Element): Element => ({
  ...element,
  children: element.children
    .filter((child) => child.kind !== 'instruction')
    // The signature stays the very element that is left out of the digest.
    .map((child) => (child.kind === 'element' && child.uri !== DSIG ? withoutInstructions(child) : child)),
})
