import { describe, expect, it } from 'vitest'
import { assertionElement } from './assertion.ts'
import type { Build } from './build.ts'
import { element } from './node.ts'
import type { Assertion } from './recipe.ts'

const build: Build = { now: Date.UTC(2030, 0), nextId: () => '_fresh' }
const empty: Assertion = {
  version: undefined,
  issueInstant: undefined,
  issuer: undefined,
  subject: undefined,
  conditions: undefined,
  authnStatements: [],
  attributeStatements: [],
}
const built = (fields: Partial<Assertion>) => assertionElement({ ...empty, ...fields }, build)
const names = (fields: Partial<Assertion>) => built(fields).children.map((child) => (child as { name?: string }).name)

describe('an assertion', () => {
  it('is empty but for a fresh identifier where its recipe says nothing', () => {
    expect(built({})).toEqual(element('saml:Assertion', { ID: '_fresh' }))
  })

  it('has the identifier of its recipe, or none', () => {
    expect(built({ id: '_own' }).attributes.ID).toBe('_own')
    expect(built({ id: null }).attributes.ID).toBeUndefined()
  })

  it('has its children in the order of the schema', () => {
    const fields = {
      attributeStatements: [[], []],
      authnStatements: [{}],
      advice: [],
      conditions: { audiences: [] },
      subject: { confirmations: [] },
      issuer: { value: '' },
    }
    expect(names(fields)).toEqual([
      'saml:Issuer',
      'saml:Subject',
      'saml:Conditions',
      'saml:Advice',
      'saml:AuthnStatement',
      'saml:AttributeStatement',
      'saml:AttributeStatement',
    ])
  })
})
