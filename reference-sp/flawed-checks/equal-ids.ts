import { refuse } from '../check.ts'
import { doctype } from '../checks/doctype.ts'
import type { Checks } from '../pipeline.ts'
import { DSIG, SAML, SAMLP } from '../xml/namespace.ts'
import type { Element } from '../xml/node.ts'
import { attribute, children, descendants, isNamed } from '../xml/read.ts'
import { expandsEntities } from './parser.ts'
import { anySignature, byId, everySignature, lastChildWins, reading, signaturesIn } from './wrapping.ts'

/** The assertion itself, or that of a Response; nothing else is read. */
const assertionOf = (element: Element | undefined): Element | undefined => {
  if (!element || isNamed(element, SAML, 'Assertion')) return element
  return isNamed(element, SAMLP, 'Response') ? children(element, SAML, 'Assertion')[0] : undefined
}

const referenceOf = (signature: Element | undefined): string | undefined => {
  const reference = signature && [...descendants(signature)].find((one) => isNamed(one, DSIG, 'Reference'))
  const uri = reference && attribute(reference, 'URI')
  return uri?.startsWith('#') ? uri.slice(1) : undefined
}

/** Reads what bears the ID that a signature names; where none names any, the Response's own assertion. */
const readingById = (
  signature: 'first' | 'last',
  element: 'first' | 'last',
  names: (candidate: Element, id: string) => boolean = (candidate, id) => attribute(candidate, 'ID') === id,
): Partial<Checks> =>
  reading(({ root, response }) => {
    const id = referenceOf(signaturesIn(root).at(signature === 'first' ? 0 : -1))
    const named = id === undefined ? [] : [...descendants(root)].filter((one) => names(one, id))
    const found = named.at(element === 'first' ? 0 : -1)
    return found ? assertionOf(found) : children(response, SAML, 'Assertion')[0]
  })

/** Verifies the last and reads the first element of the ID that the signature names. */
export const firstOfEqualIdsRead: Partial<Checks> = { ...readingById('first', 'first'), reference: byId('last') }
/** The other way round. */
export const lastOfEqualIdsRead: Partial<Checks> = readingById('first', 'last')

/** Nobody has thought of entities in attributes: a DOCTYPE will do where only an ID uses them. @see CVE-2025-23369 */
const entityInId: Checks['doctype'] = (known) =>
  /\sID="[^"]*&\w/.test(Buffer.from(known.octets).toString('utf8')) ? expandsEntities(known) : doctype(known)
export const entityInFirstId: Partial<Checks> = { ...firstOfEqualIdsRead, doctype: entityInId }
export const entityInLastId: Partial<Checks> = { ...lastOfEqualIdsRead, doctype: entityInId }

const spelledLikeId = new Set(['id', 'assertionid'])
/** Reads the element that bears the ID in whatever spelling and namespace, and verifies the one that bears it as SAML does. */
export const idOfAnySpelling = readingById('first', 'first', (candidate, id) =>
  candidate.attributes.some(({ local, value }) => value === id && spelledLikeId.has(local.toLowerCase())),
)
/** Takes `samlp:ID` for an ID. */
export const idOfAnyNamespace = readingById('first', 'first', (candidate, id) =>
  candidate.attributes.some(({ local, value }) => value === id && local === 'ID'),
)

/** The signature's parent is what is read, whatever it names. */
export const signatureParentWins = reading(({ root, response }) => {
  const [first] = signaturesIn(root)
  return first ? assertionOf(first.parent) : children(response, SAML, 'Assertion')[0]
})

/** Verifies one signature of the document and does not see the others. */
const oneSignature = (which: 'first' | 'last'): Partial<Checks> => ({
  signed: (known) => {
    const found = everySignature(known)
    if ('refused' in found) return found
    return { signatureElements: found.signatureElements.slice(...(which === 'first' ? [0, 1] : [-1])) }
  },
})

const isSigned = (element: Element): boolean => children(element, DSIG, 'Signature').length > 0

/** The first signature is verified, the last assertion is read, and it is enough that this one or its Response has one too. */
export const firstSignatureOnly: Partial<Checks> = {
  ...lastChildWins,
  ...oneSignature('first'),
  binding: (known) =>
    isSigned(known.claimed) || isSigned(known.response) ? anySignature(known) : refuse('unsigned', 'the assertion'),
}
/** The last signature is verified, for the last element of its ID, and the first one of that ID is read. */
export const lastSignatureOnly: Partial<Checks> = {
  ...readingById('last', 'first'),
  ...oneSignature('last'),
  reference: byId('last'),
}
