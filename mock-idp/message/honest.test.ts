import { describe, expect, it } from 'vitest'
import { type HonestLogin, honest } from './honest.ts'
import type { Assertion } from './recipe.ts'

const login = {
  user: 'ann',
  issuer: 'https://idp.test',
  sp: { entityId: 'https://sp.test', acs: 'https://sp.test/acs' },
}

function assertion(more: Partial<HonestLogin>): Assertion {
  const [only, ...others] = honest({ ...login, claims: {}, ...more }).response.assertions
  if (!only || others.length > 0) throw new Error('an honest login has one assertion')
  return only
}

describe('an honest login', () => {
  it('is unsolicited, successful, and for this SP only', () => {
    const { response, edits } = honest({ ...login, claims: {} })
    expect(response).toMatchObject({
      destination: login.sp.acs,
      inResponseTo: undefined,
      issuer: { value: login.issuer },
    })
    expect(response.status).toEqual({ code: 'urn:oasis:names:tc:SAML:2.0:status:Success' })
    expect(assertion({}).conditions).toEqual({ notBefore: -60, notOnOrAfter: 300, audiences: [[login.sp.entityId]] })
    expect(edits).toEqual([])
  })

  it('names the user in the NameID, unless that is to be absent', () => {
    expect(assertion({}).subject?.nameId?.value).toBe('ann')
    expect(assertion({ nameId: 'absent' }).subject?.nameId).toBeUndefined()
  })

  it('says the claims that the SP reads, and no statement where it reads none', () => {
    expect(assertion({ claims: { user: 'u', role: 'r' }, roles: ['a', 'b'] }).attributeStatements).toEqual([
      [
        { name: 'u', values: ['ann'] },
        { name: 'r', values: ['a', 'b'] },
      ],
    ])
    expect(assertion({ claims: { role: 'r' } }).attributeStatements).toEqual([])
    expect(assertion({ roles: ['a'] }).attributeStatements).toEqual([])
  })
})
