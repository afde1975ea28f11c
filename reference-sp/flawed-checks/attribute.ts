import { refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import type { Checks } from '../pipeline.ts'
import { type AttributeValues, attributes, valuesNamed } from '../products/attributes.ts'
import { PREFERRED_LANGUAGE, ROLE, ROLE_SESSION_NAME, SESSION_DURATION } from '../products/claims.ts'
import { userName } from '../products/user-name.ts'
import { SAML } from '../xml/namespace.ts'
import type { Element } from '../xml/node.ts'
import { attribute, children, descendants, firstChild, isNamed, textOf } from '../xml/read.ts'
import { firstChildsValue, firstText, lastText } from './name-id.ts'

const CLAIMS = [ROLE_SESSION_NAME, ROLE, SESSION_DURATION, PREFERRED_LANGUAGE]

const read = (
  elements: readonly Element[],
  textOfValue: (value: Element) => string | undefined = textOf,
  nameOf: (element: Element) => string | undefined = (element) => attribute(element, 'Name'),
): Pick<Draft, 'attributes'> => ({
  attributes: elements.map(
    (element): AttributeValues => ({
      name: nameOf(element) ?? '',
      values: children(element, SAML, 'AttributeValue').map(textOfValue),
    }),
  ),
})

const own = (assertion: Element): readonly Element[] =>
  children(assertion, SAML, 'AttributeStatement').flatMap((one) => children(one, SAML, 'Attribute'))

const anywhere = (root: Element): readonly Element[] =>
  [...descendants(root)].filter((element) => isNamed(element, SAML, 'Attribute'))

/** `//Attribute`: also those that nobody signed. @see CVE-2017-16897, CVE-2025-46573 */
export const attributesFromAnywhere: Checks['attributes'] = ({ root }) => {
  const all = read(anywhere(root)).attributes
  // The first of a name wins.
  return { attributes: all.filter(({ name }, index) => all.findIndex((one) => one.name === name) === index) }
}

/** `//Attribute`, where a later one of a name overwrites an earlier one. */
export const lastAttributesFromAnywhere: Checks['attributes'] = ({ root }) => ({
  attributes: [...new Map(read(anywhere(root)).attributes.map((one) => [one.name, one])).values()],
})

/** The attributes of the assertion, and to each what others of its name say, wherever they stand. @see CVE-2025-46573 */
export const attributesMergedFromAnywhere: Checks['attributes'] = (known) => {
  const found = attributes(known)
  if (!('attributes' in found)) return found
  const signed = new Set(own(known.assertion))
  const others = anywhere(known.root).filter((one) => !signed.has(one))
  return { attributes: [...found.attributes, ...read(others).attributes] }
}

export const valuesCutAtComment: Checks['attributes'] = ({ assertion }) => read(own(assertion), firstText)
export const valuesFromFirstChild: Checks['attributes'] = ({ assertion }) => read(own(assertion), firstChildsValue)
export const valuesCutToTheirEnd: Checks['attributes'] = ({ assertion }) => read(own(assertion), lastText)
/** Text of nested elements is read as if they were not there. */
export const nestedTextRead: Checks['attributes'] = ({ assertion }) =>
  read(own(assertion), (value) =>
    [...descendants(value)]
      .flatMap((one) => one.children.flatMap((child) => (child.kind === 'text' ? child.value : [])))
      .join(''),
  )
export const valuesTrimmed: Checks['attributes'] = ({ assertion }) =>
  read(own(assertion), (value) => textOf(value)?.trim())

/** One value is made of several where a semicolon parts them. */
export const valuesSplit: Checks['attributes'] = (known) =>
  afterwards(known, (found) =>
    found.map((one) => ({ ...one, values: one.values.flatMap((value) => value?.split(';') ?? [value]) })),
  )
/** References are resolved once by the parser and once more. */
export const valuesUnescapedTwice: Checks['attributes'] = ({ assertion }) =>
  read(own(assertion), (value) =>
    textOf(value)?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#65;', 'A').replaceAll('&amp;', '&'),
  )
/** What looks like a tag is taken out, to be safe. */
export const markupStripped: Checks['attributes'] = ({ assertion }) =>
  read(own(assertion), (value) => textOf(value)?.replace(/<[^>]*>/g, ''))

const afterwards = (
  known: Pick<Draft, 'assertion'>,
  change: (found: readonly AttributeValues[]) => Draft['attributes'] | undefined,
): ReturnType<typeof attributes> => {
  const found = attributes(known)
  if (!('attributes' in found)) return found
  const changed = change(found.attributes)
  return changed ? { attributes: changed } : refuse('bad-response', 'attributes')
}

/** Has room for a hundred. */
export const hundredAttributes: Checks['attributes'] = (known) =>
  afterwards(known, (found) => (found.length > 100 ? undefined : found))
/** Keeps attributes in an object, and takes the members that every object has for earlier attributes. */
export const namesOnObject: Checks['attributes'] = (known) =>
  afterwards(known, (found) => (found.some(({ name }) => name in {}) ? undefined : found))
/** Wants each attribute to have values, and each value to have a text. */
export const emptyValuesRefused: Checks['attributes'] = (known) =>
  afterwards(known, (found) =>
    found.every(({ values }) => values.length > 0 && values.every((value) => value)) ? found : undefined,
  )

const named =
  (nameOf: (name: string, element: Element) => string): Checks['attributes'] =>
  ({ assertion }) =>
    read(own(assertion), textOf, (element) => nameOf(attribute(element, 'Name') ?? '', element))

/** Names are compared without regard to case. */
export const namesFolded = named((name) => CLAIMS.find((claim) => claim.toLowerCase() === name.toLowerCase()) ?? name)
/** Whatever begins with the name of a claim is that claim. */
export const namesByPrefix = named((name) =>
  name === ROLE_SESSION_NAME ? name : (CLAIMS.find((claim) => claim !== ROLE && name.startsWith(claim)) ?? name),
)
/** The last part of the name is the claim, whoever's it is. */
export const namesBySuffix = named(
  (name) => CLAIMS.find((claim) => claim.split('/').at(-1) === name.split('/').at(-1)) ?? name,
)
/** The FriendlyName is as good as the Name. */
export const namesByFriendlyName = named((name, element) => {
  const friendly = attribute(element, 'FriendlyName')
  return CLAIMS.find((claim) => claim === friendly || claim.split('/').at(-1) === friendly) ?? name
})
export const namesTrimmed = named((name) => name.trim())

/** Looks into the first AttributeStatement only. */
export const firstStatementOnly: Checks['attributes'] = ({ assertion }) => {
  const statement = firstChild(assertion, SAML, 'AttributeStatement')
  return read(statement ? children(statement, SAML, 'Attribute') : [])
}

/** Refuses what it has no use for. */
export const unknownAttributesRefused: Checks['attributes'] = (known) => {
  const found = attributes(known)
  if (!('attributes' in found)) return found
  const unknown = found.attributes.find(({ name }) => !CLAIMS.includes(name))
  return unknown ? refuse('bad-claim', unknown.name) : found
}

/** Insists on a NameFormat that nothing asks for. */
export const nameFormatDemanded: Checks['attributes'] = (known) =>
  own(known.assertion).every((one) => {
    const format = attribute(one, 'NameFormat')
    return format === undefined || format === 'urn:oasis:names:tc:SAML:2.0:attrname-format:uri'
  })
    ? attributes(known)
    : refuse('bad-claim', 'NameFormat')

/** Insists on there being no type on a value. */
export const typedValuesRefused: Checks['attributes'] = (known) =>
  own(known.assertion)
    .flatMap((one) => children(one, SAML, 'AttributeValue'))
    .every((value) => value.attributes.length === 0)
    ? attributes(known)
    : refuse('bad-claim', 'xsi:type')

/** Gives nil the text that it has: none. */
const userBy =
  (read: (values: readonly (string | undefined)[], known: Draft) => string | undefined): Checks['userName'] =>
  (known) => {
    const user = read(valuesNamed(known.attributes, ROLE_SESSION_NAME), known)
    return user ? { user } : refuse('missing-claim', 'RoleSessionName')
  }

export const userFromNameId = userBy((_values, { nameId }) => nameId)
export const userFallsBackToNameId: Checks['userName'] = (known, world) => {
  const found = userName(known, world)
  return 'refused' in found && known.nameId ? { user: known.nameId } : found
}
export const firstUserName = userBy(([first]) => first)
export const lastUserName = userBy((values) => values.at(-1))
/** Equal values are made one before they are counted. */
export const equalUserNamesMerged: Checks['userName'] = (known, world) =>
  userName(
    {
      attributes: [{ name: ROLE_SESSION_NAME, values: [...new Set(valuesNamed(known.attributes, ROLE_SESSION_NAME))] }],
    },
    world,
  )
export const blankUserName = userBy(([first]) => (first === undefined || first === '' ? '(unnamed)' : first))
export const userNameTrimmed = userBy((values) => (values.length === 1 ? values[0]?.trim() : undefined))
export const userNameFolded = userBy((values) => (values.length === 1 ? values[0]?.toLowerCase() : undefined))
export const userNameLocalPart = userBy((values) => (values.length === 1 ? values[0]?.split('@')[0] : undefined))
export const userNameInAscii = userBy((values) =>
  values.length === 1 ? values[0]?.normalize('NFKD').replace(/[^\x20-\x7e]/g, '') : undefined,
)
/** Characters that nobody sees are dropped. */
export const userNameWithoutFormat = userBy((values) =>
  values.length === 1 ? values[0]?.replace(/\p{Cf}/gu, '') : undefined,
)
export const userNameTruncated = userBy((values) => (values.length === 1 ? values[0]?.slice(0, 64) : undefined))
export const userNameNormalized = userBy((values) => (values.length === 1 ? values[0]?.normalize('NFKC') : undefined))
