import { expect, test } from 'vitest'
import { honestLogoutResponse } from './honest-logout.ts'
import { logoutResponseElement } from './logout-response.ts'
import { element } from './node.ts'

const build = { now: Date.UTC(2030, 0), nextId: () => '_fresh' }

test('an honest answer names the request, and says Success', () => {
  const said = honestLogoutResponse({ issuer: 'idp', destination: 'https://sp.test/slo' }, '_asked')
  expect(logoutResponseElement(said, build)).toEqual(
    element(
      'samlp:LogoutResponse',
      {
        Destination: 'https://sp.test/slo',
        ID: '_fresh',
        InResponseTo: '_asked',
        IssueInstant: '2030-01-01T00:00:00.000Z',
        Version: '2.0',
      },
      [
        element('saml:Issuer', {}, ['idp']),
        element('samlp:Status', {}, [
          element('samlp:StatusCode', { Value: 'urn:oasis:names:tc:SAML:2.0:status:Success' }),
        ]),
      ],
    ),
  )
})
