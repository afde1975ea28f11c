import { describe, expect, it } from 'vitest'
import { element, raw } from './node.ts'
import type { Response } from './recipe.ts'
import { responseElement } from './response.ts'

const build = { now: Date.UTC(2030, 0), nextId: () => '_fresh' }
const empty: Response = {
  version: undefined,
  issueInstant: undefined,
  destination: undefined,
  inResponseTo: undefined,
  issuer: undefined,
  status: undefined,
  assertions: [],
}

describe('a response', () => {
  it('is empty but for a fresh identifier where its recipe says nothing', () => {
    expect(responseElement(empty, [], build)).toEqual(element('samlp:Response', { ID: '_fresh' }))
    expect(responseElement({ ...empty, id: null }, [], build)).toEqual(element('samlp:Response'))
  })

  it('has its children in the order of the schema, the assertions as they are given', () => {
    const response: Response = {
      ...empty,
      id: '_r',
      version: '2.0',
      issueInstant: 0,
      destination: 'd',
      inResponseTo: '_q',
      consent: 'c',
      issuer: { value: 'idp', format: 'f', nameQualifier: 'q' },
      extensions: [element('saml:Any')],
      status: { code: 'requester', subcode: 'denied', message: 'no' },
    }
    const attributes = {
      ID: '_r',
      Version: '2.0',
      IssueInstant: '2030-01-01T00:00:00.000Z',
      Destination: 'd',
      InResponseTo: '_q',
      Consent: 'c',
    }
    const denied = element('samlp:StatusCode', { Value: 'denied' })
    expect(responseElement(response, [raw('<a/>'), raw('<b/>')], build)).toEqual(
      element('samlp:Response', attributes, [
        element('saml:Issuer', { Format: 'f', NameQualifier: 'q' }, ['idp']),
        element('samlp:Extensions', {}, [element('saml:Any')]),
        element('samlp:Status', {}, [
          element('samlp:StatusCode', { Value: 'requester' }, [denied]),
          element('samlp:StatusMessage', {}, ['no']),
        ]),
        raw('<a/>'),
        raw('<b/>'),
      ]),
    )
  })
})
