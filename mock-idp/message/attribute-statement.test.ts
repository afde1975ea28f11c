import { describe, expect, it } from 'vitest'
import { attributeStatementElement } from './attribute-statement.ts'
import { type Element, element, type Node } from './node.ts'
import type { AttributeValue } from './recipe.ts'

const value = (of: AttributeValue): Node | undefined => {
  const [attribute] = attributeStatementElement([{ name: 'n', values: [of] }]).children
  return (attribute as Element).children[0]
}

describe('an attribute statement', () => {
  it('has each attribute with each of its values', () => {
    const attributes = [
      { name: 'n', nameFormat: 'f', friendlyName: 'role', values: ['a', 'b'] },
      { name: 'm', values: [] },
    ]
    expect(attributeStatementElement(attributes)).toEqual(
      element('saml:AttributeStatement', {}, [
        element('saml:Attribute', { Name: 'n', NameFormat: 'f', FriendlyName: 'role' }, [
          element('saml:AttributeValue', {}, ['a']),
          element('saml:AttributeValue', {}, ['b']),
        ]),
        element('saml:Attribute', { Name: 'm' }),
      ]),
    )
  })

  it('declares the prefix of a type, where there is one that it knows', () => {
    const typed = (type: string, declares: string[]) =>
      element('saml:AttributeValue', { 'xsi:type': type }, ['t'], declares)
    expect(value({ type: 'xs:string', text: 't' })).toEqual(typed('xs:string', ['xs']))
    expect(value({ type: 'string', text: 't' })).toEqual(typed('string', []))
    expect(value({ type: 'evil:string', text: 't' })).toEqual(typed('evil:string', []))
  })

  it('can hold nothing at all, or elements', () => {
    expect(value({ nil: true })).toEqual(element('saml:AttributeValue', { 'xsi:nil': 'true' }))
    const nameId = element('saml:NameID', {}, ['ann'])
    expect(value({ content: [nameId] })).toEqual(element('saml:AttributeValue', {}, [nameId]))
  })
})
