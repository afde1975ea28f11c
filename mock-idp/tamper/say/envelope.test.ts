import { expect, test } from 'vitest'
import { element } from '../../message/node.ts'
import { attributeAdded, idChanged, responseIssuerChanged, secondAssertion } from './envelope.ts'
import { assertionOf, editedBy, said } from './login.sample.ts'

test.each([
  ['user', 'alice'],
  ['marker', 'mallory'],
] as const)('the second assertion is about the %s', (about, name) => {
  const recipe = said(secondAssertion(about))
  expect(recipe.response.assertions).toHaveLength(2)
  expect(assertionOf(recipe).subject?.nameId?.value).toBe('alice')
  expect(assertionOf(recipe, 1).subject?.nameId?.value).toBe(name)
  expect(assertionOf(recipe, 1).attributeStatements).toEqual([[{ name: 'urn:user', values: [name] }]])
})

test('the ID of a finished element is changed', () => {
  const recipe = said(idChanged('longer', 'assertion', (id) => `1${id}`))
  expect(recipe.edits.map(({ of }) => of)).toEqual(['assertion'])
  expect(editedBy(recipe, element('saml:Assertion', { ID: '_a', Version: '2.0' })).attributes).toEqual({
    ID: '1_a',
    Version: '2.0',
  })
})

test('a finished element has an attribute more', () => {
  const recipe = said(attributeAdded('response', 'ext:Flag', 'on'))
  expect(editedBy(recipe, element('samlp:Response', { ID: '_r' })).attributes).toEqual({ ID: '_r', 'ext:Flag': 'on' })
})

test('the issuer of the response changes alone', () => {
  const { response } = said(responseIssuerChanged('longer', (value) => ({ value: `${value}/x` })))
  expect(response.issuer).toEqual({ value: 'https://idp.test/x' })
  expect(response.assertions[0]?.issuer).toEqual({ value: 'https://idp.test' })
})
