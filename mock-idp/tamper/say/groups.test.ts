import { describe, expect, test } from 'vitest'
import { FACTS } from '../carry/post.sample.ts'
import { honestRecipe } from '../honest-recipe.ts'
import type { Facts, Say } from '../step.ts'
import {
  groupOfBothProviders,
  groupOfOtherProvider,
  groupOfTwoTenants,
  groupRewritten,
  groups,
  groupWithObjectId,
} from './groups.ts'

const GUID = '7f8d9c1e-2b3a-4c5d-8e6f-0a1b2c3d4e5f'
const facts: Facts = {
  ...FACTS,
  issuers: { main: 'https://idp.test', other: 'https://other.test' },
  claims: { role: 'groups' },
  tenants: [
    {
      id: 'a',
      providers: {},
      roles: ['a/full', 'a/read', 'a/help'],
      groups: { main: { staff: 'a/read', admins: 'a/full', [GUID]: 'a/help' } },
    },
    {
      id: 'b',
      providers: {},
      roles: ['b/full'],
      groups: { main: { staff: 'b/full' }, other: { admins: 'b/full' } },
    },
  ],
}
const other: Facts = { ...facts, issuer: 'other' }

const said = (step: Say, known = facts) =>
  step
    .apply(honestRecipe(known), known)
    .response.assertions[0]?.attributeStatements.flat()
    .find(({ name }) => name === 'groups')?.values

test('an honest login is of a group of the first tenant alone', () => {
  const [statement] = honestRecipe(facts).response.assertions[0]?.attributeStatements ?? []
  expect(statement).toEqual([{ name: 'groups', values: ['admins'] }])
})

describe('groups', () => {
  test.each<[string, Say, Facts, readonly unknown[]]>([
    ['those that are named', groups('', '{group 0}', '{group 0 of tenant 1}', 'x'), facts, ['admins', 'staff', 'x']],
    ['the first one changed', groupRewritten('', (group) => [group.toUpperCase()]), facts, ['ADMINS']],
    ['one of two tenants, and more', groupOfTwoTenants('', '{group 0}'), facts, ['staff', 'admins']],
    ['an object id', groupWithObjectId, facts, [GUID]],
    ['one that two providers have', groupOfBothProviders, other, ['admins']],
    ['one that the other provider has not', groupOfOtherProvider, other, ['staff']],
  ])('are %s', (_, step, known, values) => {
    expect(step.needs?.(known)).toBeUndefined()
    expect(said(step, known)).toEqual(values)
  })

  const bare: Facts = { ...other, tenants: [] }
  test.each<[string, Say, string]>([
    ['those that are named', groups('', '{group 0}'), 'tenants[].groups ({group 0})'],
    ['the first one changed', groupRewritten('', () => []), 'tenants[0].groups'],
    ['one of two tenants', groupOfTwoTenants(''), 'tenants[].groups (one in two tenants)'],
    ['an object id', groupWithObjectId, 'tenants[0].groups (one that is an object id)'],
    ['one of two providers', groupOfBothProviders, 'tenants[1].groups (one that "main" has in tenants[0])'],
    ['one of another provider', groupOfOtherProvider, 'tenants[0].groups (one that the other provider has not)'],
  ])('need %s', (_, step, key) => {
    expect(step.needs?.(bare)).toBe(key)
  })
})
