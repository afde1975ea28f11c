import { describe, expect, it } from 'vitest'
import { authnStatementElement } from './authn-statement.ts'
import { element } from './node.ts'
import { FRESH } from './recipe.ts'

const build = { now: Date.UTC(2030, 0), nextId: () => '_fresh' }

describe('an authentication statement', () => {
  it('says when, in which session, until when and how', () => {
    const statement = { authnInstant: 0, sessionIndex: '_s', sessionNotOnOrAfter: 60, contextClass: 'password' }
    expect(authnStatementElement(statement, build)).toEqual(
      element(
        'saml:AuthnStatement',
        {
          AuthnInstant: '2030-01-01T00:00:00.000Z',
          SessionIndex: '_s',
          SessionNotOnOrAfter: '2030-01-01T00:01:00.000Z',
        },
        [element('saml:AuthnContext', {}, [element('saml:AuthnContextClassRef', {}, ['password'])])],
      ),
    )
  })

  it('says where the user was before it says how he signed in', () => {
    const statement = { locality: { address: '192.0.2.1', dnsName: 'desk.example' }, contextClass: 'password' }
    expect(authnStatementElement(statement, build).children).toEqual([
      element('saml:SubjectLocality', { Address: '192.0.2.1', DNSName: 'desk.example' }),
      element('saml:AuthnContext', {}, [element('saml:AuthnContextClassRef', {}, ['password'])]),
    ])
  })

  it('has a session index of its own where a fresh one is asked for, and none where none is', () => {
    expect(authnStatementElement({ sessionIndex: FRESH }, build).attributes.SessionIndex).toBe('_fresh')
    expect(authnStatementElement({}, build)).toEqual(element('saml:AuthnStatement'))
  })
})
