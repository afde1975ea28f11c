import { type Element, type Raw, raw } from '../message/node.ts'
import { isExclusive } from './algorithms.ts'
import { canonicalForm, HERE, writeDom } from './dom.ts'
import type { Keyring } from './keyring.ts'
import type { SignaturePlan } from './plan.ts'
import { signatureText, type Unsigned } from './signature.ts'
import type { Signing } from './signing.ts'
import { type Spelling, spelled } from './spelling.ts'
import { type Document, type Written, write, writeCanonical } from './writer.ts'

/** Puts an element's text where it will stand in the message: an inclusive canonical form depends on that. */
export type Around = (xml: string) => string

/**
 * The element's text with its signature after the Issuer.
 * @throws MissingKey
 * @throws UnknownPrefix
 * @see SAML Core 5.4
 */
export function* signedElement(
  element: Element,
  plan: SignaturePlan,
  keyring: Keyring,
  around: Around = itself,
  spelling?: Spelling,
): Signing<Raw> {
  const document = written(element, plan, spelling)
  const own = spelling === undefined ? exclusiveForm(element, document, plan) : undefined
  const signature = yield* signatureText(plan, keyring, {
    id: element.attributes.ID,
    spelling,
    canonical: own && digestsOwnForm(plan) ? own.head + own.tail : formInside(document, plan, around),
    signedInfo: isItsOwnForm(plan) ? undefined : (unsigned) => signedInfo(document, unsigned, plan, around),
  })
  const xml = document.head + signature + document.tail
  if (prefixList(plan).length > 0 || !own) return raw(xml, null)
  return own === document ? raw(xml) : raw(xml, own.head + signature + own.tail)
}

/** The element's text without a signature. @throws UnknownPrefix */
export function unsignedElement(element: Element, spelling?: Spelling): Raw {
  const document = written(element, undefined, spelling)
  const own = spelling === undefined ? exclusiveForm(element, document) : undefined
  if (own === document) return raw(document.head + document.tail)
  return raw(document.head + document.tail, own ? own.head + own.tail : null)
}

/**
 * The element as it stands in the message, its own signature left out.
 * @param plan how it will be signed: its PrefixList is declared
 * @throws UnknownPrefix
 */
export function elementText(element: Element, plan?: SignaturePlan, spelling?: Spelling): string {
  const { head, tail } = written(element, plan, spelling)
  return head + tail
}

const itself: Around = (xml) => xml

/** The canonical writer's text, or the DOM's where the writer cannot say it. */
function written(element: Element, plan?: SignaturePlan, spelling?: Spelling): Document {
  const prefixes = prefixList(plan)
  const document = write(element, prefixes) ?? { ...writeDom(element, prefixes), isCanonical: false }
  if (spelling === undefined) return document
  return { head: spelled(document.head, spelling), tail: spelled(document.tail, spelling), isCanonical: false }
}

const exclusiveForm = (element: Element, document: Document, plan?: SignaturePlan): Written | undefined =>
  document.isCanonical ? document : writeCanonical(element, prefixList(plan))

const prefixList = (plan?: SignaturePlan): readonly string[] =>
  plan && isExclusive(plan.canonicalization) ? plan.inclusiveNamespaces : []

/** Whether SignedInfo is written in the form in which it is signed. */
const isItsOwnForm = (plan: SignaturePlan): boolean => isExclusive(plan.canonicalization) && !plan.signedInfo

const digestsOwnForm = (plan: SignaturePlan): boolean => isExclusive(plan.canonicalization) && !digestsComments(plan)

/** XML Signature 4.4.3.3: comments are digested only where an XPointer asks for them; `#id` leaves them out. */
const digestsComments = ({ canonicalization, reference }: SignaturePlan): boolean =>
  canonicalization.endsWith('-with-comments') &&
  reference !== 'own-id' &&
  reference.uri?.startsWith('#xpointer(') === true

/** What has no canonical form, because a rewrite broke it, is digested as it is written. */
function formInside(document: Written, plan: SignaturePlan, around: Around): string {
  const text = document.head + document.tail
  const comments = digestsComments(plan)
  return canonicalForm(around(HERE + text), plan, comments) ?? canonicalForm(HERE + text, plan, comments) ?? text
}

/** The PrefixList is said in the Transform of the element, not in the CanonicalizationMethod of SignedInfo. */
const signedInfo = (
  { head, tail }: Written,
  unsigned: Unsigned,
  plan: SignaturePlan,
  around: Around,
): string | undefined =>
  canonicalForm(around(head + unsigned.head + HERE + unsigned.tail + tail), { ...plan, inclusiveNamespaces: [] })
