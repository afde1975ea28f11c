import { describe, expect, test } from 'vitest'
import type { ListRule } from '../../suites/case.ts'
import type { ObservedList } from '../target/target.ts'
import { type Expected, type Listed, lintList, readList } from './admin-list.ts'
import { HTML, JSON_TYPE, scriptedExchange } from './scripted.ts'

const list: ObservedList = {
  get: '/users',
  when: { html: { selector: '#users' } },
  columns: { name: { html: { selector: '#users .name' } }, id: { html: { selector: '#users .id' } } },
  part: '#users',
}
const page = (body: string) =>
  scriptedExchange({ method: 'GET', url: 'https://sp.test/users' }, { headers: [HTML], body })
const ROW = '<tr><td class="name">alice</td><td class="id">1</td></tr>'

describe('a list', () => {
  test('is read by its columns, with the controls in its part of the page', () => {
    const body = `<input name="search"><table id="users">${ROW}<tr><td class="name">bob</td><td class="id">2</td><td><button>x</button></td></tr></table>`
    expect(readList('saml-users', list, page(body))).toEqual({
      document: 'saml-users',
      columns: { name: ['alice', 'bob'], id: ['1', '2'] },
      controls: ['button'],
    })
  })

  test('may be empty, and is none where the page is another', () => {
    expect(readList('saml-users', list, page('<table id="users"></table>'))?.columns).toEqual({ name: [], id: [] })
    expect(readList('saml-users', list, page('<p>sign in first</p>'))).toBeUndefined()
  })

  test('may be JSON, of which nobody knows what it can be changed with', () => {
    const answer = scriptedExchange(
      { method: 'GET', url: 'https://sp.test/users' },
      { headers: [JSON_TYPE], body: '{"users":[{"name":"alice","role":{"id":7}},{"name":"bob","role":{"id":8}}]}' },
    )
    const columns = { name: { json: '/users/*/name' }, role: { json: '/users/*/role/id' } }
    expect(readList('saml-users', { ...list, when: { status: 200 }, columns }, answer)).toEqual({
      document: 'saml-users',
      columns: { name: ['alice', 'bob'], role: ['7', '8'] },
      controls: undefined,
    })
  })
})

const users = (columns: Listed['columns'], controls: readonly string[] = []): Listed => ({
  document: 'saml-users',
  columns: { name: ['bob', 'alice'], ...columns },
  controls,
})
const now = Date.parse('2030-06-01T12:00:00Z')
const before = users({ id: ['1', '2'], lastSignIn: ['2030-05-01', '2030-05-01'] })
const lint = (rule: ListRule, listed: Listed, more: Partial<Expected> = {}) =>
  lintList(listed, rule, { user: 'alice', holds: '', now, earlier: [before], ...more })

test.each<[ListRule, Listed, Partial<Expected>, RegExp | undefined]>([
  ['listed', users({}), {}, undefined],
  ['listed', users({}), { user: 'carol' }, /does not name "carol"/],
  ['listed', users({ name: ['alice', 'alice'] }), {}, /2 times/],
  ['absent', users({}), { user: 'carol' }, undefined],
  ['absent', users({}), {}, /names "alice"/],
  ['role', users({ role: ['a', 'b'] }), { holds: 'b' }, undefined],
  ['role', users({ role: ['a', 'b'] }), { holds: 'a' }, /the role is b, not a/],
  ['role', users({ role: ['a'] }), { holds: 'a' }, /not of one length: name has 2, role has 1/],
  ['recent', users({ lastSignIn: ['x', '2030-06-01'] }), {}, undefined],
  ['recent', users({ lastSignIn: ['x', '2030-05-01'] }), {}, /last sign-in is 2030-05-01/],
  ['later', users({ lastSignIn: ['x', '2030-05-02'] }), {}, undefined],
  ['later', users({ lastSignIn: ['x', '2030-05-01'] }), {}, /as before/],
  ['later', users({ lastSignIn: ['x', 'yesterday'] }), {}, /as before/],
  ['same-id', users({ id: ['9', '2'] }), {}, undefined],
  ['same-id', users({ id: ['2', '9'] }), {}, /the id is 9, and was 2 before/],
  ['read-only', users({}), {}, undefined],
  ['read-only', users({}, ['button']), {}, /has a button/],
])('by the rule %s a list is held against what is expected: %#', (rule, listed, expected, problem) => {
  const found = lint(rule, listed, expected)
  if (problem === undefined) expect(found).toEqual([])
  else expect(found.join()).toMatch(problem)
})

const mappings: Listed = {
  document: 'role-mappings',
  columns: { group: ['admins', 'staff'], role: ['full', 'read'], warned: ['staff'] },
  controls: [],
}

test.each<[ListRule, string, RegExp | undefined]>([
  ['kept', 'staff\nread', undefined],
  ['kept', 'staff\nfull', /no entry/],
  ['warned', 'staff', undefined],
  ['warned', 'admins', /no warning/],
  ['not-warned', 'admins', undefined],
  ['not-warned', 'staff', /a warning stands/],
])('by the rule %s mappings are held against %j', (rule, holds, problem) => {
  const found = lint(rule, mappings, { holds })
  if (problem === undefined) expect(found).toEqual([])
  else expect(found.join()).toMatch(problem)
})

test.each([
  ['urn:user/alice/2', true],
  ['urn:user/alice/1', false],
  ['urn:user/alice', false],
  ['urn:user/bob/2', false],
])('the principal %s names the user by the id: %s', (principal, isSo) => {
  const log: Listed = { document: 'audit-log', columns: { principal: [principal] }, controls: [] }
  expect(lint('names-id', log)).toHaveLength(isSo ? 0 : 1)
})
