import { type Element, element, NAMESPACES } from './node.ts'
import type { Attribute, AttributeValue } from './recipe.ts'

/** @see SAML Core 2.7.3 */
export const attributeStatementElement = (attributes: readonly Attribute[]): Element =>
  element('saml:AttributeStatement', {}, attributes.map(attributeElement))

/** @see SAML Core 2.7.3.1 */
const attributeElement = (attribute: Attribute): Element =>
  element(
    'saml:Attribute',
    { FriendlyName: attribute.friendlyName, Name: attribute.name, NameFormat: attribute.nameFormat },
    attribute.values.map(valueElement),
  )

/** Text stands without xsi:type: the schema gives AttributeValue any type. @see SAML Core 2.7.3.1.1 */
function valueElement(value: AttributeValue): Element {
  if (typeof value === 'string') return element('saml:AttributeValue', {}, [value])
  if ('nil' in value) return element('saml:AttributeValue', { 'xsi:nil': 'true' })
  if ('content' in value) return element('saml:AttributeValue', {}, value.content)
  return element('saml:AttributeValue', { 'xsi:type': value.type }, [value.text], prefixOf(value.type))
}

/** No attribute name uses the prefix of a QName in a value, so the element has to declare it. */
function prefixOf(qName: string): string[] {
  const prefix = qName.slice(0, Math.max(0, qName.indexOf(':')))
  return Object.hasOwn(NAMESPACES, prefix) ? [prefix] : []
}
