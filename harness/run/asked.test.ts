import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { HTML, type Scripted, scriptedBrowser, scriptedExchange } from '../observe/scripted.ts'
import { toTheDoor } from './asked.ts'

const XML =
  '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1" Version="2.0"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">https://sp.test</saml:Issuer></samlp:AuthnRequest>'
const SSO = 'https://idp.test/sso'
const REQUEST = { method: 'GET', url: 'https://sp.test/login' } as const
const isDoor = (url: URL) => url.hostname === 'idp.test'
const form = (action: string) =>
  `<form method="post" action="${action}"><input name="SAMLRequest" value="${Buffer.from(XML).toString('base64')}"><input name="RelayState" value="r&amp;s"><input type="submit" name="go"></form>`
const from = (answer: Scripted, script: Parameters<typeof scriptedBrowser>[0] = {}) =>
  toTheDoor(scriptedBrowser(script), scriptedExchange(REQUEST, answer), isDoor)

test('a request that a redirect carries is kept at the door, with the query as it was', async () => {
  const query = `SAMLRequest=${encodeURIComponent(deflateRawSync(XML).toString('base64'))}&RelayState=a%2Fb`
  const answer = {
    ...scriptedExchange(REQUEST, { status: 302 }),
    onward: { method: 'GET', url: `${SSO}?${query}` } as const,
  }
  const { asked } = await toTheDoor(scriptedBrowser({}), answer, isDoor)
  expect(asked).toMatchObject({ binding: 'redirect', sentTo: SSO, query, relayState: 'a/b' })
  expect(asked?.reading).toMatchObject({ kind: 'request', request: { id: '_1' } })
})

test('a request that a form carries is kept, and the form is not sent', async () => {
  const { asked, exchanges } = await from({ headers: [HTML], body: form(SSO) })
  expect(asked).toMatchObject({ binding: 'post', sentTo: SSO, relayState: 'r&s', reading: { kind: 'request' } })
  expect(exchanges).toHaveLength(1)
})

test('a form that goes by way of the SP itself is sent', async () => {
  const { asked, exchanges } = await from(
    { headers: [HTML], body: form('/relay') },
    { '/relay': { headers: [HTML], body: form(SSO) } },
  )
  expect(asked?.sentTo).toBe(SSO)
  expect(exchanges).toHaveLength(2)
})

test('forms without end are given up', async () => {
  const { asked, exchanges } = await from(
    { headers: [HTML], body: form('/relay') },
    { '/relay': { headers: [HTML], body: form('/relay') } },
  )
  expect(asked).toBeUndefined()
  expect(exchanges.length).toBeLessThan(10)
})

test.each([
  ['a page without a form', { headers: [HTML], body: 'Sign in' }],
  ['a form for something else', { headers: [HTML], body: '<form action="https://idp.test/sso"></form>' }],
])('%s is no request', async (_, answer) => {
  expect((await from(answer)).asked).toBeUndefined()
})
