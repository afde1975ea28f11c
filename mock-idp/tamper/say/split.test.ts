import { expect, test } from 'vitest'
import { honest } from '../../message/honest.ts'
import { type Element, element } from '../../message/node.ts'
import { FACTS } from '../carry/post.sample.ts'
import type { Say } from '../step.ts'
import { splitBy } from './split.ts'
import { secondSubject } from './subjects.ts'

const recipe = honest({ user: 'alice', issuer: 'https://idp.test', sp: FACTS.sp, claims: {} })
const subject = (...name: Element['children']): Element =>
  element('saml:Subject', {}, [element('saml:NameID', {}, name)])
const edited = (change: Say): Element =>
  change
    .apply(recipe, FACTS)
    .edits.reduce((root, { apply }) => apply(root), element('saml:Assertion', {}, [subject('alice')]))

test('a node goes into every text that is just this one', () => {
  const node = { kind: 'instruction', target: 'x', data: '' } as const
  expect(edited(splitBy('', '{user}', 'al', node))).toEqual(element('saml:Assertion', {}, [subject('al', node, 'ice')]))
})

test('a second Subject follows the first, under another name', () => {
  expect(edited(secondSubject('{marker}'))).toEqual(
    element('saml:Assertion', {}, [subject('alice'), subject('mallory')]),
  )
})
