import { inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { ACS, at, bearer, confirmationData, encode, NOW, say, sign, write } from './testing/message.ts'
import { Browser, issuers, spFor } from './testing/visit.ts'

const { main } = issuers
const LOGIN = `/saml/login?provider=${main.entityId}`
const generic = (config: Parameters<typeof spFor>[0] = {}) => new Browser(spFor({ product: 'generic', ...config }))

const requestIn = (location: string | null): string =>
  inflateRawSync(Buffer.from(new URL(location ?? '').searchParams.get('SAMLRequest') ?? '', 'base64')).toString()
const idOf = (xml: string): string => / ID="([^"]*)"/.exec(xml)?.[1] ?? ''

const answer = (id: string): string =>
  encode(
    sign(
      write(
        say(main, {
          responseAttributes: `Version="2.0" IssueInstant="${at(0)}" Destination="${ACS}" InResponseTo="${id}"`,
          confirmation: bearer(confirmationData(` InResponseTo="${id}"`)),
        }),
      ),
      { key: main },
    ),
  )

test('a request goes to the provider that is named, and says whose it is', async () => {
  const answered = await generic().send(LOGIN)
  expect(answered.status).toBe(302)
  expect(answered.headers.get('location')).toMatch(`${main.entityId}/sso?SAMLRequest=`)
  const xml = requestIn(answered.headers.get('location'))
  expect(xml).toContain(`Destination="${main.entityId}/sso"`)
  expect(xml).toContain(`AssertionConsumerServiceURL="${ACS}"`)
  expect(xml).not.toContain('ForceAuthn')
})

test('force and context shape the request', async () => {
  const xml = requestIn((await generic().send(`${LOGIN}&force&context=urn:a%26b`)).headers.get('location'))
  expect(xml).toContain('ForceAuthn="true"')
  expect(xml).toContain('Comparison="exact"><saml:AuthnContextClassRef>urn:a&#38;b<')
})

test('a request by POST stands in a form that may go nowhere else', async () => {
  const answered = await generic().send(`${LOGIN}&binding=post`)
  expect(answered.headers.get('content-security-policy')).toContain(`form-action ${main.entityId}`)
  expect(await answered.text()).toMatch(/<form method="post" action="https:\/\/idp.test\/sso">.*name="SAMLRequest"/s)
})

test('nobody is asked whom the SP does not know', async () => {
  expect((await generic().send('/saml/login?provider=https://unknown.test')).status).toBe(404)
})

test('an answer opens a session and leads to where the user wanted to go', async () => {
  const browser = generic()
  const asked = await browser.send(`${LOGIN}&target=/page`)
  const relayState = new URL(asked.headers.get('location') ?? '').searchParams.get('RelayState') ?? ''
  const id = idOf(requestIn(asked.headers.get('location')))
  const landed = await browser.form(ACS, { SAMLResponse: answer(id), RelayState: relayState })
  expect(landed.headers.get('location')).toBe('/page')
  expect(await browser.whoami()).toHaveProperty('user')
})

test('an answer that comes after five minutes answers nothing', async () => {
  let now = NOW
  const browser = generic({ now: () => now, skewSeconds: 1000 })
  const id = idOf(requestIn((await browser.send(LOGIN)).headers.get('location')))
  now += 300_000
  expect(await browser.present(answer(id))).toEqual({ reason: 'unsolicited' })
})

test('two tabs of one browser are answered one after the other', async () => {
  const browser = generic()
  const [first, second] = [await browser.send(LOGIN), await browser.send(LOGIN)].map((one) =>
    idOf(requestIn(one.headers.get('location'))),
  )
  expect(await browser.present(answer(first ?? ''))).toHaveProperty('user')
  expect(await browser.present(answer(second ?? ''))).toHaveProperty('user')
})

test('an SP that takes only what it asked for refuses the rest', async () => {
  const browser = generic({ policy: { 'unsolicited.response': 'reject' } })
  expect(await browser.present(encode(sign(write(say(main)), { key: main })))).toEqual({ reason: 'unsolicited' })
  const id = idOf(requestIn((await browser.send(LOGIN)).headers.get('location')))
  expect(await browser.present(answer(id))).toHaveProperty('user')
})
