import { element, type Node, replaceAll } from '../../message/node.ts'
import type { Attribute, AttributeValue, NameId } from '../../message/recipe.ts'
import { type Facts, fill, type Say } from '../step.ts'
import { edited, inAttributes, inResponse, inSubject, say } from './say.ts'

const named = (attributes: readonly Attribute[], name: string, values: readonly AttributeValue[]): Attribute[] =>
  attributes.map((one) => (one.name === name ? { ...one, values } : one))

const filled = (value: AttributeValue, facts: Facts): AttributeValue =>
  typeof value === 'string' ? fill(value, facts) : value

/** Names the user where this SP reads the name: the profile's attribute, or the NameID. */
export const userName = (text: string): Say =>
  say(`the user name is ${JSON.stringify(text)}`, (recipe, facts) => {
    const { user } = facts.claims
    const value = fill(text, facts)
    const step = user === undefined ? nameId({ value }) : attributeValues(user, [value])
    return step.apply(recipe, facts)
  })

/** The profile's user attribute with these values: none, several, or a value that is no text. */
export const userValues = (title: string, values: readonly AttributeValue[]): Say =>
  inAttributes(title, (attributes, facts) =>
    facts.claims.user === undefined
      ? attributes
      : named(
          attributes,
          facts.claims.user,
          values.map((value) => filled(value, facts)),
        ),
  )

/** The profile's user attribute under another name. */
export const userAttributeNamed = (title: string, rename: (name: string) => string | undefined): Say =>
  inAttributes(title, (attributes, facts) =>
    attributes.flatMap((one) => {
      if (one.name !== facts.claims.user) return [one]
      const name = rename(one.name)
      return name === undefined ? [] : [{ ...one, name }]
    }),
  )

/** An attribute of that name is not said. */
export const attributeLeftOut = (name: string): Say =>
  inAttributes(`there is no attribute ${name}`, (attributes) => attributes.filter((one) => one.name !== name))

const attributeValues = (name: string, values: readonly AttributeValue[]): Say =>
  inAttributes(`${name} has ${values.length} value(s)`, (attributes, facts) => {
    const said = values.map((value) => filled(value, facts))
    return attributes.some((one) => one.name === name)
      ? named(attributes, name, said)
      : [...attributes, { name, values: said }]
  })

/** Lays fields over the NameID. */
export const nameId = (fields: Partial<NameId>): Say =>
  inSubject(
    `the NameID has ${Object.entries(fields)
      .map(([key, value]) => `${key} ${JSON.stringify(value)}`)
      .join(', ')}`,
    (subject, facts) => ({
      ...subject,
      nameId: {
        ...subject.nameId,
        ...fields,
        value: fields.value === undefined ? (subject.nameId?.value ?? '') : fill(fields.value, facts),
        ...(fields.spNameQualifier !== undefined && { spNameQualifier: fill(fields.spNameQualifier, facts) }),
      },
    }),
  )

export const noNameId: Say = inSubject('the subject has no NameID', (subject) => ({ ...subject, nameId: undefined }))

/** A second NameID in the same Subject, which the schema forbids. */
export const secondNameId: Say = say('the subject has a second NameID, the marker', (recipe, facts) =>
  edited('', 'assertion', (assertion) =>
    replaceAll(assertion, 'saml:Subject', (subject) => {
      const extra: Node = { name: 'saml:NameID', attributes: {}, children: [facts.marker] }
      return { ...subject, children: [...subject.children.slice(0, 1), extra, ...subject.children.slice(1)] }
    }),
  ).apply(recipe, facts),
)

/** Something else than a NameID identifies the subject. @see SAML Core 2.2.1 */
export const baseId: Say = edited('a BaseID of an unknown type stands for the NameID', 'assertion', (assertion) =>
  replaceAll(assertion, 'saml:NameID', () => element('saml:BaseID', { 'xsi:type': 'ext:Unknown' }, [], ['ext'])),
)

/** The marker, named where no subject is. */
export const nameIdInExtensions: Say = inResponse('a NameID in Extensions names the marker', (one, facts) => ({
  ...one,
  extensions: [element('saml:NameID', {}, [facts.marker])],
}))

/** As eduPersonTargetedID says it. */
export const nameIdInAttribute: Say = inAttributes(
  'an attribute has a NameID for its value, the marker',
  (all, facts) => [
    ...all,
    { name: 'urn:oid:1.3.6.1.4.1.5923.1.1.1.10', values: [{ content: [element('saml:NameID', {}, [facts.marker])] }] },
  ],
)
