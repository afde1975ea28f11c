import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { HTML, scriptedExchange } from '../observe/scripted.ts'
import { isLogoutDoor, logoutBrought } from './logout-door.ts'

const target = { sp: { entityId: 'https://sp.test', acs: 'https://sp.test/acs' } }
const SLO = 'https://idp.test/slo'
const XML =
  '<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1" Version="2.0"></samlp:LogoutRequest>'
const QUERY = `x=%2f&SAMLRequest=${encodeURIComponent(deflateRawSync(XML).toString('base64'))}&RelayState=r`
const LOGOUT = { method: 'GET', url: 'https://sp.test/logout' } as const
const READ = { kind: 'message', message: { name: 'LogoutRequest', id: '_1', xml: XML } }

const pageWith = (body: string) => scriptedExchange(LOGOUT, { headers: [HTML], body })

describe('the door of the identity provider', () => {
  test.each([
    [`${SLO}?SAMLRequest=a`, true],
    [`${SLO}?SAMLResponse=a`, true],
    [`${SLO}?message=a`, false],
    ['https://sp.test/slo?SAMLResponse=a', false],
  ])('%s: %s', (url, isDoor) => {
    expect(isLogoutDoor(target)(new URL(url))).toBe(isDoor)
  })
})

describe('a message of the SP', () => {
  test('is read from a redirect, whose query stays as it was', () => {
    const answer = {
      ...scriptedExchange(LOGOUT, { status: 302 }),
      onward: { method: 'GET', url: `${SLO}?${QUERY}` },
    } as const
    expect(logoutBrought(answer, target)).toMatchObject({
      field: 'SAMLRequest',
      sentTo: SLO,
      relayState: 'r',
      query: QUERY,
      reading: READ,
    })
  })

  test('is read from a form that takes it to another site', () => {
    const message = Buffer.from(XML).toString('base64')
    const answer = pageWith(
      `<form method="post" action="/search"><input name="SAMLRequest" value="no"></form>
       <form method="post" action="${SLO}"><input type="hidden" name="SAMLRequest" value="${message}"></form>`,
    )
    expect(logoutBrought(answer, target)).toMatchObject({ sentTo: SLO, relayState: undefined, reading: READ })
    expect(logoutBrought(answer, target)?.query).toBeUndefined()
  })

  test('is absent where the answer is a page', () => {
    expect(
      logoutBrought(pageWith('<form method="post" action="/search"><input name="q"></form>'), target),
    ).toBeUndefined()
  })

  test('that cannot be read is brought all the same', () => {
    const answer = { ...scriptedExchange(LOGOUT, {}), onward: { method: 'GET', url: `${SLO}?SAMLResponse=*` } } as const
    expect(logoutBrought(answer, target)).toMatchObject({
      field: 'SAMLResponse',
      reading: { kind: 'error', why: 'it is not base64' },
    })
  })
})
