import { expect, test } from 'vitest'
import { honestLogoutRequest } from './honest-logout.ts'
import { logoutRequestElement } from './logout-request.ts'
import { element } from './node.ts'

const build = { now: Date.UTC(2030, 0), nextId: () => '_fresh' }
const parties = { issuer: 'idp', destination: 'https://sp.test/slo' }

test('an honest request names the user and the sessions, in the order of the schema', () => {
  const principal = { nameId: { value: 'ann', format: 'f', spNameQualifier: 'sp' }, sessionIndexes: ['_1', '_2'] }
  expect(logoutRequestElement(honestLogoutRequest(parties, principal), build)).toEqual(
    element(
      'samlp:LogoutRequest',
      {
        Destination: 'https://sp.test/slo',
        ID: '_fresh',
        IssueInstant: '2030-01-01T00:00:00.000Z',
        NotOnOrAfter: '2030-01-01T00:05:00.000Z',
        Version: '2.0',
      },
      [
        element('saml:Issuer', {}, ['idp']),
        element('saml:NameID', { Format: 'f', SPNameQualifier: 'sp' }, ['ann']),
        element('samlp:SessionIndex', {}, ['_1']),
        element('samlp:SessionIndex', {}, ['_2']),
      ],
    ),
  )
})

test('what its recipe does not say is not there', () => {
  const said = honestLogoutRequest(parties, { nameId: undefined, sessionIndexes: [] })
  const bare = { ...said, id: null, version: undefined, issueInstant: undefined, destination: undefined }
  expect(logoutRequestElement({ ...bare, issuer: undefined, notOnOrAfter: undefined }, build)).toEqual(
    element('samlp:LogoutRequest'),
  )
})
