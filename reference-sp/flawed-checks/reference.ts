import { type Refusal, refuse } from '../check.ts'
import { binding } from '../checks/binding.ts'
import { canonicalForm } from '../checks/canonical-form.ts'
import { matchesDigest } from '../checks/digest.ts'
import type { Signature } from '../checks/signature.ts'
import { readSignature, type signatureShape } from '../checks/signature-shape.ts'
import { transforms } from '../checks/transforms.ts'
import type { Draft } from '../draft.ts'
import type { Checks } from '../pipeline.ts'
import { base64InXml } from '../xml/base64.ts'
import { DSIG } from '../xml/namespace.ts'
import type { Element, Node } from '../xml/node.ts'
import { attribute, childElements, children, descendants, firstChild, isNamed, textOf } from '../xml/read.ts'
import { lastReference, objectsInSignature } from './signature.ts'
import { anySignature } from './wrapping.ts'

type Signatures = Pick<Draft, 'signatures'>

const over = (
  { signatureElements }: Pick<Draft, 'signatureElements'>,
  read: (element: Element) => Signature | undefined,
): Refusal | Signatures => {
  const signatures = signatureElements.map(read)
  return signatures.every((one) => one !== undefined) ? { signatures } : refuse('bad-signature', 'shape')
}

/** A copy in which every element of that name has been changed; the parent stays that of the original. */
function changed(element: Element, local: string, change: (found: Element) => Element | undefined): Element {
  const kept = element.children.flatMap((child): readonly Node[] => {
    if (child.kind !== 'element') return [child]
    const inner = changed(child, local, change)
    if (!isNamed(inner, DSIG, local)) return [inner]
    const made = change(inner)
    return made ? [made] : []
  })
  return { ...element, children: kept }
}

/** The signature as it would be read after a change, of the elements as they stand. */
function readAs(element: Element, as: Element): Signature | undefined {
  const read = readSignature(as)
  const signedInfo = firstChild(element, DSIG, 'SignedInfo')
  return read && signedInfo && { ...read, element, signedInfo }
}

const digestValues = (element: Element): readonly Element[] =>
  [...descendants(element)].filter((one) => isNamed(one, DSIG, 'DigestValue'))

/** DigestValue is whichever of its nodes is chosen. Comments are of no account otherwise. */
const digestFromNode =
  (choose: (nodes: readonly Node[]) => Node | undefined): typeof signatureShape =>
  (known) =>
    over(known, (element) =>
      readAs(
        element,
        changed(element, 'DigestValue', (value) => {
          const node = choose(value.children)
          return { ...value, children: node && 'value' in node ? [{ kind: 'text', value: node.value }] : [] }
        }),
      ),
    )

/** @see CVE-2025-29775 */
export const digestFromLastNode = digestFromNode((nodes) => nodes.at(-1))

/** Of SHA-1 and SHA-2. */
const OCTETS = [20, 32, 48, 64]

/** Looks for what could be a digest by its length. @see CVE-2025-29775 */
export const digestByLength = digestFromNode((nodes) =>
  nodes.find((node) => 'value' in node && OCTETS.includes(base64InXml(node.value)?.length ?? 0)),
)

const withoutInstructions = (element: Element): Element => ({
  ...element,
  children: element.children.flatMap((child): readonly Node[] => {
    if (child.kind === 'instruction') return []
    return [child.kind === 'element' ? withoutInstructions(child) : child]
  }),
})

/** Reads the first node of a digest, be it an instruction, and canonicalizes instructions away. @see CVE-2025-29775 */
export const digestFromInstruction: typeof signatureShape = (known) =>
  over(known, (element) => {
    const [first] = digestValues(element).flatMap((value) => value.children)
    const read = readSignature(withoutInstructions(element))
    const signedInfo = firstChild(element, DSIG, 'SignedInfo')
    const digest = first?.kind === 'instruction' ? base64InXml(first.value) : read?.digest
    return read && digest && signedInfo && { ...read, element, digest, signedInfo: withoutInstructions(signedInfo) }
  })

/** `//ds:DigestValue`, from the root of the document, but for those of other signatures. @see CVE-2024-45409 */
export const firstDigestOfDocument: Checks['signatureShape'] = ({ signatureElements, root }) =>
  over({ signatureElements }, (element) => {
    const isOther = (one: Element): boolean => one !== element && signatureElements.includes(one)
    const first = [...descendants(root, isOther)].find((one) => isNamed(one, DSIG, 'DigestValue'))
    const read = readSignature(element)
    const digest = first && base64InXml(textOf(first) ?? '')
    return read && digest && { ...read, digest }
  })

/** Of two digests of one reference one counts. */
const oneOfTwoDigests = (which: 'first' | 'last'): typeof signatureShape => {
  return (known) =>
    over(known, (element) => {
      const all = digestValues(element)
      const one = which === 'first' ? all[0] : all.at(-1)
      const others = changed(element, 'Reference', (reference) => ({
        ...reference,
        children: reference.children.filter(
          (child) =>
            child.kind !== 'element' || child.local !== 'DigestValue' || textOf(child) === (one && textOf(one)),
        ),
      }))
      return readAs(element, others)
    })
}
export const firstOfTwoDigests = oneOfTwoDigests('first')
export const lastOfTwoDigests = oneOfTwoDigests('last')

/** Base64 with a line break in it is none. */
export const whiteSpaceRefused: typeof signatureShape = (known) =>
  over(known, (element) => {
    const values = [...digestValues(element), ...children(element, DSIG, 'SignatureValue')]
    return values.some((one) => /\s/.test(textOf(one) ?? '')) ? undefined : readSignature(element)
  })

const elementOf = (root: Element, id: string | undefined): Element | undefined =>
  [...descendants(root)].find((one) => id !== undefined && attribute(one, 'ID') === id)

/** Takes each reference for what is signed, and computes the digest of the first. */
export const firstDigestOnly: Partial<Checks> = {
  signatureShape: lastReference,
  digest: ({ signatures, root }) => {
    const isFine = signatures.every((signature) => {
      const [first] = children(signature.signedInfo, DSIG, 'Reference')
      const alone = {
        ...signature.signedInfo,
        children: signature.signedInfo.children.filter(
          (child) => child === first || child.kind !== 'element' || child.local !== 'Reference',
        ),
      }
      const read = readSignature(changed(signature.element, 'SignedInfo', () => alone))
      const target = elementOf(root, read?.uri?.slice(1))
      return read && target && matchesDigest({ ...read, target, element: signature.element })
    })
    return isFine ? {} : refuse('bad-signature', 'the digest is another')
  },
}

const isManifest = (element: Element): boolean => isNamed(element, DSIG, 'Manifest')

/** Verifies a manifest, and believes what that refers to. @see XML Signature 5.1 */
export const manifestFollowed: Partial<Checks> = {
  signatureShape: objectsInSignature,
  reference: ({ signatures }) => {
    const found = signatures.flatMap((signature) => {
      if (signature.uri === `#${attribute(signature.target, 'ID')}`) return [signature]
      const manifest = [...descendants(signature.element)].find(
        (one) => isManifest(one) && signature.uri === `#${attribute(one, 'Id')}`,
      )
      return manifest ? [{ ...signature, target: manifest }] : []
    })
    return found.length === signatures.length ? { signatures: found } : refuse('bad-signature', 'another reference')
  },
  transforms: ({ signatures }) => transforms({ signatures: signatures.filter(({ target }) => !isManifest(target)) }),
  binding: (known) => {
    const listed = known.signatures
      .flatMap(({ target }) => (isManifest(target) ? children(target, DSIG, 'Reference') : []))
      .map((one) => attribute(one, 'URI'))
    const isListed = [known.claimed, known.response].some((one) => listed.includes(`#${attribute(one, 'ID')}`))
    return isListed ? anySignature(known) : binding(known)
  },
}

/** The element that the signature stands in, if the URI is the usual one or that of the function. */
const referenceOr =
  (isFine: (uri: string, id: string, signature: Signature, root: Element) => boolean) =>
  ({ signatures, root }: Pick<Draft, 'signatures' | 'root'>): Refusal | Signatures =>
    signatures.every((one) => {
      const [uri, id] = [one.uri ?? '', attribute(one.target, 'ID') ?? '']
      return uri === `#${id}` || isFine(uri, id, one, root)
    })
      ? { signatures }
      : refuse('bad-signature', 'another reference')

/** @see XML Signature 4.4.3.3 */
export const xpointerFollowed = referenceOr(
  (uri, id, { target }, root) => uri === `#xpointer(id('${id}'))` || (uri === '#xpointer(/)' && target === root),
)

/** The ID becomes part of a query in which a quotation mark ends it: what follows it is always true. */
export const uriInQuery = referenceOr((uri, id) => uri.startsWith(`#${id}'`))

const XPATH = 'http://www.w3.org/TR/1999/REC-xpath-19991116'
const FILTER = 'http://www.w3.org/2002/06/xmldsig-filter2'
const isExpression = ({ uri }: { readonly uri: string }): boolean => uri === XPATH || uri === FILTER

/** The names of elements that an expression leaves out: as much of XPath as anybody needs to leave them out. */
function leftOutBy(signature: Signature): ReadonlySet<string> {
  const expressions = [...descendants(signature.signedInfo)].filter(
    (one) => one.local === 'Transform' && isExpression({ uri: attribute(one, 'Algorithm') ?? '' }),
  )
  const texts = expressions.flatMap(childElements).map((one) => textOf(one) ?? '')
  return new Set(texts.flatMap((text) => [...text.matchAll(/local-name\(\)='([^']*)'/g)].map(([, name = '']) => name)))
}

const without = (element: Element, names: ReadonlySet<string>, signature: Element): Element => ({
  ...element,
  children: element.children.flatMap((child): readonly Node[] => {
    // The signature stays the very element that is left out of the digest.
    if (child.kind !== 'element' || child === signature) return [child]
    return names.has(child.local) ? [] : [without(child, names, signature)]
  }),
})

/** Does what the transforms of a message say. @see XML Signature 8.1.1 */
export const expressionsExecuted: Partial<Checks> = {
  signatureShape: (known) =>
    over(known, (element) =>
      readAs(
        element,
        changed(element, 'Transform', (one) =>
          isExpression({ uri: attribute(one, 'Algorithm') ?? '' }) ? { ...one, children: [] } : one,
        ),
      ),
    ),
  transforms: ({ signatures }) => {
    const others = signatures.map((one) => ({
      ...one,
      transforms: one.transforms.filter((each) => !isExpression(each)),
    }))
    return transforms({ signatures: others })
  },
  digest: ({ signatures }) =>
    signatures.every((one) =>
      matchesDigest({
        ...one,
        transforms: one.transforms.filter((each) => !isExpression(each)),
        target: without(one.target, leftOutBy(one), one.element),
      }),
    )
      ? {}
      : refuse('bad-signature', 'the digest is another'),
}

const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#'

/** A canonicalization that is not known is taken for the usual one. */
export const unknownCanonicalization: typeof signatureShape = (known) =>
  over(known, (element) => {
    const read = readSignature(element)
    if (!read || canonicalForm(read.canonicalization)) return read
    return { ...read, canonicalization: { uri: EXCLUSIVE, prefixes: [] } }
  })
