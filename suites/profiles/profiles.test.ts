import { describe, expect, test } from 'vitest'
import { POLICY_KEYS, type PolicyKey } from '../case.ts'
import { profiles } from './index.ts'

describe.each(Object.entries(profiles))('profile %s', (name, profile) => {
  test('is found under its name and asks the protocol cases first', () => {
    expect(profile.name).toBe(name)
    expect(profile.products[0]).toBe('saml2')
  })

  test('has a default among its languages', () => {
    const { supported, default: fallback } = profile.languages
    if (fallback !== undefined) expect(supported).toContain(fallback)
  })

  test('declares only what a target may declare', () => {
    for (const [key, value] of Object.entries(profile.policy)) expect(POLICY_KEYS[key as PolicyKey]).toContain(value)
  })
})

test('Deep Security reads its four claims by their canonical names', () => {
  expect(profiles['deep-security'].claims).toEqual({
    user: 'https://deepsecurity.trendmicro.com/SAML/Attributes/RoleSessionName',
    role: 'https://deepsecurity.trendmicro.com/SAML/Attributes/Role',
    sessionDuration: 'https://deepsecurity.trendmicro.com/SAML/Attributes/SessionDuration',
    language: 'https://deepsecurity.trendmicro.com/SAML/Attributes/PreferredLanguage',
  })
})

test('a plain SAML SP promises nothing that its target does not declare', () => {
  expect(profiles.saml2.policy).toEqual({})
  expect(profiles.saml2.claims).toEqual({})
})
