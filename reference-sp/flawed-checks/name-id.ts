import { refuse } from '../check.ts'
import { nameId } from '../checks/subject.ts'
import type { Draft } from '../draft.ts'
import type { Checks } from '../pipeline.ts'
import { SAML } from '../xml/namespace.ts'
import type { Element } from '../xml/node.ts'
import { attribute, children, descendants, isNamed, textOf } from '../xml/read.ts'

const read =
  (find: (known: Draft) => Element | undefined, text: (element: Element) => string | undefined): Checks['nameId'] =>
  (known) => {
    const element = find(known)
    return { nameId: element && text(element) }
  }

const own = ({ subject }: Draft): Element | undefined => children(subject, SAML, 'NameID')[0]

/** The text up to the first comment or instruction. @see CVE-2017-11427, VU#475445 */
export const firstText = (element: Element): string => {
  const [first] = element.children.filter((child) => child.kind === 'text')
  return first?.value ?? ''
}

/** `firstChild.nodeValue`: the text of whatever comes first, be it a comment or an instruction. */
export const firstChildsValue = (element: Element): string | undefined => {
  const [first] = element.children
  return first === undefined ? '' : first.kind === 'element' ? undefined : first.value
}

/** The text behind the last comment or instruction. */
export const lastText = (element: Element): string => {
  const last = element.children.filter((child) => child.kind === 'text').at(-1)
  return last?.value ?? ''
}

export const nameIdCutAtComment = read(own, firstText)
export const nameIdFromFirstChild = read(own, firstChildsValue)
export const nameIdCutToItsEnd = read(own, lastText)
export const nameIdTrimmed = read(own, (element) => textOf(element)?.trim())
export const nameIdFolded = read(own, (element) => textOf(element)?.toLowerCase())
/** Text of 64 characters fits the column of the database. */
export const nameIdTruncated = read(own, (element) => textOf(element)?.slice(0, 64))
/** Compatibility forms and accents are made one, so that two names are one. */
export const nameIdNormalized = read(own, (element) => textOf(element)?.normalize('NFKC'))
/** Characters that nobody sees are dropped. */
export const nameIdWithoutFormat = read(own, (element) => textOf(element)?.replace(/\p{Cf}/gu, ''))
/** `//NameID[1]` @see CVE-2017-16897, CVE-2017-1000452 */
export const firstNameIdAnywhere = read(
  ({ root }) => [...descendants(root)].find((element) => isNamed(element, SAML, 'NameID')),
  textOf,
)
/** `//NameID[last()]` */
export const lastNameIdAnywhere = read(
  ({ root }) => [...descendants(root)].filter((element) => isNamed(element, SAML, 'NameID')).at(-1),
  textOf,
)
/** Of two names in the Subject the last one counts. */
export const lastNameId = read(({ subject }) => children(subject, SAML, 'NameID').at(-1), textOf)

/** The last NameID below Subject, be it that of a confirmation. */
export const nameIdOfConfirmation = read(
  ({ subject }) => [...descendants(subject)].filter((element) => isNamed(element, SAML, 'NameID')).at(-1),
  textOf,
)

/** Refuses a NameID that does not say what kind it is. */
export const formatDemanded: Checks['nameId'] = (known, world) => {
  const element = own(known)
  return element && attribute(element, 'Format') === undefined
    ? refuse('bad-response', 'a NameID without Format')
    : nameId(known, world)
}

/** Takes every transient name for the same visitor. */
export const transientsMerged: Checks['nameId'] = (known, world) => {
  const element = own(known)
  const isTransient = element && attribute(element, 'Format')?.endsWith(':transient')
  return isTransient ? { nameId: 'visitor' } : nameId(known, world)
}

/** Whoever has no NameID is a guest, whatever the policy demands. */
export const guestWithoutNameId: Checks['nameId'] = (known, world) =>
  own(known) ? nameId(known, world) : { nameId: 'guest' }

/** Refuses who has no NameID although nothing asks for one. */
export const nameIdDemanded: Checks['nameId'] = (known, world) => {
  const found = nameId(known, world)
  return 'nameId' in found && found.nameId === undefined ? refuse('missing-claim', 'NameID') : found
}
