import type { Attribute, AttributeValue } from '../../message/recipe.ts'
import { type Claims, type Facts, fill, type Say } from '../step.ts'
import { inAssertion, inAttributes } from './say.ts'

type ClaimName = Exclude<keyof Claims, 'besides'>

const filled = (values: readonly AttributeValue[], facts: Facts): AttributeValue[] =>
  values.map((value) => (typeof value === 'string' ? fill(value, facts) : value))

/** One more attribute, whatever its name. */
export const extraAttribute = (attribute: Attribute): Say =>
  inAttributes(`there is an attribute ${attribute.name}`, (attributes, facts) => [
    ...attributes,
    { ...attribute, values: filled(attribute.values, facts) },
  ])

/** Many more attributes of no meaning. */
export const manyAttributes = (count: number): Say =>
  inAttributes(`there are ${count} more attributes`, (attributes) => [
    ...attributes,
    ...Array.from({ length: count }, (_, index) => ({ name: `urn:example:attribute:${index}`, values: [`${index}`] })),
  ])

/** Attributes whose names a program may mistake for its own. @see CVE-2023-0842 */
export const attributesNamed = (...names: readonly string[]): Say =>
  inAttributes(`attributes are called ${names.join(', ')}`, (attributes, facts) => [
    ...attributes,
    ...names.map((name) => ({ name, values: [facts.marker] })),
  ])

/** One more attribute with these values: the profile's claim, under its own name or one made from it. */
export const claim = (
  which: ClaimName,
  values: readonly AttributeValue[],
  rename: (name: string) => string = (name) => name,
  nameFormat?: string,
): Say =>
  inAttributes(
    `${which} claims ${JSON.stringify(values)}${nameFormat === undefined ? '' : ` by the name format ${nameFormat}`}`,
    (attributes, facts) => {
      const name = facts.claims[which]
      if (name === undefined) return attributes
      return [...attributes, { name: rename(name), nameFormat, values: filled(values, facts) }]
    },
    (facts) => (facts.claims[which] === undefined ? `a profile with a ${which} claim` : undefined),
  )

export const sessionDuration = (...values: readonly (string | number)[]): Say =>
  claim('sessionDuration', values.map(String))

export const language = (...values: readonly string[]): Say => claim('language', values)

/** Every attribute written in another way that says the same. */
export const everyAttribute = (title: string, change: (attribute: Attribute) => Attribute): Say =>
  inAttributes(title, (attributes) => attributes.map(change))

export const attributesReversed: Say = inAttributes('attributes stand in reverse order', (attributes) =>
  attributes.toReversed(),
)

export const oneStatementEach: Say = inAssertion('each attribute has a statement of its own', (assertion) => ({
  ...assertion,
  attributeStatements: assertion.attributeStatements.flat().map((attribute) => [attribute]),
}))

/** The values of the profile's claim, one Attribute element each. */
export const oneAttributeEach = (which: ClaimName): Say =>
  inAttributes(`${which} has one Attribute element for each value`, (attributes, facts) =>
    attributes.flatMap((one) =>
      one.name === facts.claims[which] ? one.values.map((value) => ({ ...one, values: [value] })) : [one],
    ),
  )

/** The profile's claim under another name. */
export const claimNamed = (which: ClaimName, title: string, rename: (name: string) => string): Say =>
  inAttributes(title, (attributes, facts) =>
    attributes.map((one) => (one.name === facts.claims[which] ? { ...one, name: rename(one.name) } : one)),
  )

/** These attributes, and none of the login's own. */
export const onlyAttributes = (title: string, ...said: readonly Attribute[]): Say =>
  inAttributes(title, (_, facts) => said.map((one) => ({ ...one, values: filled(one.values, facts) })))
