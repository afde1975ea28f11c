import { isRefusal, type Refusal, refuse } from '../check.ts'
import { type Model, shaped } from '../checks/shape.ts'
import type { Draft } from '../draft.ts'
import { SAML, XSI } from '../xml/namespace.ts'
import type { Element } from '../xml/node.ts'
import { attribute, childElements, children, textOf } from '../xml/read.ts'

/** One Attribute element. @see SAML Core 2.7.3.1 */
export interface AttributeValues {
  readonly name: string
  /** The whole text of each value; `undefined` for one that is nil or holds elements. */
  readonly values: readonly (string | undefined)[]
}

const STATEMENT: Model = { content: /^((saml:Attribute|saml:EncryptedAttribute) )+$/, attributes: [] }

/** Attributes by Name alone, in whatever statement they stand. @see SAML Core 2.7.3; requirements DS-ATTR-1 to 3 */
export function attributes({ assertion }: Pick<Draft, 'assertion'>): Refusal | Pick<Draft, 'attributes'> {
  const found: AttributeValues[] = []
  for (const statement of children(assertion, SAML, 'AttributeStatement')) {
    const shape = shaped(statement, STATEMENT)
    if (isRefusal(shape)) return shape
    for (const element of childElements(statement)) {
      const name = attribute(element, 'Name')
      if (element.local !== 'Attribute') return refuse('bad-response', 'an encrypted attribute')
      if (name === undefined) return refuse('bad-response', 'an attribute without Name')
      if (!childElements(element).every((child) => child.uri === SAML && child.local === 'AttributeValue')) {
        return refuse('bad-response', `attribute ${name} holds something else than values`)
      }
      found.push({ name, values: childElements(element).map(textOfValue) })
    }
  }
  return { attributes: found }
}

const isNil = (value: Element): boolean =>
  value.attributes.some(
    ({ uri, local, value }) => uri === XSI && local === 'nil' && (value === 'true' || value === '1'),
  )

const textOfValue = (value: Element): string | undefined => (isNil(value) ? undefined : textOf(value))

/** The values of all attributes of that very name. */
export const valuesNamed = (attributes: readonly AttributeValues[], name: string): readonly (string | undefined)[] =>
  attributes.filter((one) => one.name === name).flatMap(({ values }) => values)
