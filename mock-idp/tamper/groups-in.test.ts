import { expect, test } from 'vitest'
import { FACTS } from './carry/post.sample.ts'
import { grantOf, groupsIn, hasGroups, rolesOfGroups, sharedGroup } from './groups-in.ts'
import { fill } from './step.ts'

const facts = {
  ...FACTS,
  tenants: [
    { id: 'a', providers: {}, roles: ['a/full', 'a/read'], groups: { main: { staff: 'a/read', admins: 'a/full' } } },
    {
      id: 'b',
      providers: {},
      roles: ['b/full'],
      groups: { main: { staff: 'b/full' }, other: { admins: 'b/full' } },
    },
  ],
}

test('groups that give a role in one tenant alone come first', () => {
  expect(groupsIn(facts, 0)).toEqual([
    ['admins', 'a/full'],
    ['staff', 'a/read'],
  ])
  expect(groupsIn(facts, 1)).toEqual([['staff', 'b/full']])
  expect(groupsIn({ ...facts, issuer: 'other' }, 0)).toEqual([])
  expect(sharedGroup(facts)).toBe('staff')
})

test('groups give roles in every tenant in which the issuer is set up, and what is no group gives none', () => {
  expect(rolesOfGroups(facts, ['staff', 'constructor', ''])).toEqual(['a/read', 'b/full'])
  expect(rolesOfGroups({ ...facts, issuer: 'other' }, ['staff', 'admins'])).toEqual(['b/full'])
})

test('a role is granted by a group, or by a pair where no tenant has groups', () => {
  expect(grantOf(facts, 1)).toBe('staff')
  expect(grantOf(facts, 2)).toBeUndefined()
  const pairs = { ...facts, tenants: [{ id: 'a', providers: { main: 'urn:p' }, roles: ['urn:r'] }] }
  expect([hasGroups(facts), hasGroups(pairs)]).toEqual([true, false])
  expect([grantOf(pairs, 0), grantOf(pairs, 1)]).toEqual(['urn:p,urn:r', undefined])
})

test.each([
  ['{group 0}', 'admins'],
  ['{group 0 of tenant 1}', 'staff'],
  ['{role of group 1}', 'a/read'],
  ['{role of group 0 of tenant 1}', 'b/full'],
  ['{shared role of tenant 1}', 'b/full'],
  ['{role 0 of tenant 1}', 'b/full'],
  ['{group 7}', '{group 7}'],
  ['{native}/{native password}', 'root/pass'],
])('%s is filled in', (text, filled) => {
  expect(fill(text, { ...facts, native: { name: 'root', password: 'pass' } })).toBe(filled)
})
