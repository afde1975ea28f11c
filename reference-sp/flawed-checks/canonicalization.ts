import { verify } from 'node:crypto'
import { type nothing, type Refusal, refuse } from '../check.ts'
import { SIGNATURE_METHODS } from '../checks/algorithms.ts'
import { digest, matchesDigest } from '../checks/digest.ts'
import { responseShape } from '../checks/response-shape.ts'
import type { Signature } from '../checks/signature.ts'
import { signatureValue } from '../checks/signature-value.ts'
import type { Draft } from '../draft.ts'
import type { Checks } from '../pipeline.ts'
import { XML } from '../xml/namespace.ts'
import type { Element, Instruction, Node } from '../xml/node.ts'
import { descendants } from '../xml/read.ts'
import { valuesCutAtComment } from './attribute.ts'
import { expandsEntities, tagSoup } from './parser.ts'
import { passes } from './transport.ts'

type Known = Pick<Draft, 'signatures'>
type Digested = Refusal | typeof nothing

const digestOf =
  (read: (signature: Signature) => Element) =>
  ({ signatures }: Known): Digested =>
    digest({ signatures: signatures.map((one) => ({ ...one, target: read(one) })) })

/** The element with its processing instructions exchanged; the signature in it stays the one that is left out. */
function withInstructions({ target, element }: Signature, as: (one: Instruction) => readonly Node[]): Element {
  const drawn = (old: Element, parent: Element | undefined): Element => {
    const made: { -readonly [K in keyof Element]: Element[K] } = { ...old, parent, children: [] }
    made.children = old.children.flatMap((child) => {
      if (child === element) return [child]
      if (child.kind === 'instruction') return as(child)
      return child.kind === 'element' ? [drawn(child, made)] : [child]
    })
    return made
  }
  return drawn(target, target.parent)
}

/** Digests the data of an instruction as if it were text, which a reader of texts does not see. @see CVE-2025-54369 */
export const instructionsDigestedAsText = digestOf((signature) =>
  withInstructions(signature, ({ value }) => [{ kind: 'text', value }]),
)

/** Leaves instructions out of the digest, as it should leave comments. */
export const instructionsNotDigested = digestOf((signature) => withInstructions(signature, () => []))

/** The same, and a text ends where an instruction stood. */
export const instructionsCut: Partial<Checks> = { digest: instructionsNotDigested, attributes: valuesCutAtComment }

const withoutXml = (element: Element): Element => ({
  ...element,
  attributes: element.attributes.filter(({ uri }) => uri !== XML),
  parent: element.parent && withoutXml(element.parent),
})

const alone = (apex: Element): Element => ({ ...apex, parent: apex.parent && withoutXml(apex.parent) })

/** Does not let an assertion inherit the xml: attributes of what is around it, and does not mind them there. */
export const xmlAttributesNotInherited: Partial<Checks> = {
  responseShape: ({ response }) => responseShape({ response: withoutXml(response) }),
  digest: digestOf(({ target }) => alone(target)),
  signatureValue: ({ signatures, keys }) =>
    signatureValue({ signatures: signatures.map((one) => ({ ...one, signedInfo: alone(one.signedInfo) })), keys }),
}

const EMPTY = Buffer.from('47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=', 'base64')

/**
 * A canonicalization that failed leaves an empty string, and that is what gets digested.
 * @see CVE-2025-66568, CVE-2025-66578
 */
function voidDigest({ signatures }: Known): Digested {
  const voided = signatures.filter(({ target }) => canonicalizationFails(target))
  const isFooled = voided.every((signature) => signature.digest.equals(EMPTY) || matchesDigest(signature))
  if (!isFooled) return refuse('bad-signature', 'the digest is another')
  return digest({ signatures: signatures.filter((one) => !voided.includes(one)) })
}

/** SignedInfo, too, stands in a document that cannot be canonicalized: what is verified is a signature over nothing. */
const voidSignatureValue: Checks['signatureValue'] = (known) => {
  const { signatures, keys } = known
  if (!signatures.some(({ target }) => canonicalizationFails(target))) return signatureValue(known)
  const signsNothing = ({ signatureMethod, value }: Signature): boolean => {
    const method = SIGNATURE_METHODS.get(signatureMethod)
    return method !== undefined && keys.some(({ key }) => verify(method.hash, Buffer.alloc(0), key, value))
  }
  return signatures.every(signsNothing)
    ? { verifiedBy: keys.slice(0, 1) }
    : refuse('bad-signature', 'no key of the issuer made this signature')
}

const ABSOLUTE = /^[A-Za-z][\w+.-]*:[\x21-\x7e]*$/

function canonicalizationFails(target: Element): boolean {
  const fails = ({ declarations }: Element): boolean =>
    declarations.some(({ uri }) => uri !== '' && !ABSOLUTE.test(uri))
  for (let level: Element | undefined = target; level; level = level.parent) if (fails(level)) return true
  return [...descendants(target)].some(fails)
}

export const voidCanonicalization: Partial<Checks> = { namespaces: passes, digest: voidDigest }
export const voidOfSoup: Partial<Checks> = { ...voidCanonicalization, wellFormed: tagSoup }
export const voidByDocumentType: Partial<Checks> = { ...voidCanonicalization, doctype: expandsEntities }
export const voidSignature: Partial<Checks> = { ...voidCanonicalization, signatureValue: voidSignatureValue }
