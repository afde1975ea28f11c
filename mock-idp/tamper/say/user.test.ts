import { expect, test } from 'vitest'
import { element } from '../../message/node.ts'
import { assertionOf, editedBy, said } from './login.sample.ts'
import { baseId, nameIdInAttribute, nameIdInExtensions } from './user.ts'

const marker = element('saml:NameID', {}, ['mallory'])

test('a BaseID stands where the NameID stood', () => {
  const subject = element('saml:Subject', {}, [marker])
  expect(editedBy(said(baseId), subject).children).toEqual([
    element('saml:BaseID', { 'xsi:type': 'ext:Unknown' }, [], ['ext']),
  ])
})

test('the extensions of the response name the marker', () => {
  expect(said(nameIdInExtensions).response.extensions).toEqual([marker])
})

test('an attribute more has a NameID for its value', () => {
  const [attributes] = assertionOf(said(nameIdInAttribute)).attributeStatements
  expect(attributes?.map(({ values }) => values)).toEqual([['alice'], [{ content: [marker] }]])
})
