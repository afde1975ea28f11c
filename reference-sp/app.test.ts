import { expect, test } from 'vitest'
import type { ReferenceSpConfig } from './config.ts'
import { listen } from './listen.ts'
import { handSigned } from './testing/by-hand.ts'
import {
  at,
  BASE,
  bearer,
  confirmationData,
  encode,
  role,
  type Said,
  type Signing,
  say,
  sign,
  write,
} from './testing/message.ts'
import { Browser, issuers, SECOND, spFor, TENANT } from './testing/visit.ts'

const { main } = issuers
const message = (said: Partial<Said> = {}, signing: Partial<Signing> = {}): string =>
  encode(sign(write(say(main, said)), { key: main, ...signing }))
const claims = (attributes: Said['attributes']): Partial<Said> => ({
  attributes: { RoleSessionName: ['alice'], Role: [role('Full Access')], ...attributes },
})
const visit = (config: Partial<ReferenceSpConfig> = {}): Browser => new Browser(spFor(config))
const page = async (browser: Browser, path = '/'): Promise<string> => (await browser.send(path)).text()
const urn = (name: string, tenant = TENANT): string => `urn:tmds:identity:us-east-ds-1:${tenant}:role/${name}`

const MODES = {
  'the assertion is signed': () => message(),
  'the Response is signed': () => message({}, { of: 'Response' }),
  'both are signed': () => encode(sign(sign(write(say(main)), { key: main }), { key: main, of: 'Response' })),
  'canonicalized inclusively': () =>
    message({}, { canonicalization: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315' }),
  'canonicalized with comments': () =>
    message({}, { canonicalization: 'http://www.w3.org/2001/10/xml-exc-c14n#WithComments' }),
  'with a list of prefixes': () => {
    // xml-crypto puts the list into every transform, also where it means nothing.
    const stray = /(enveloped-signature">)<InclusiveNamespaces[^>]*>/
    const xml = sign(write(say(main)), { key: main, prefixes: ['samlp', 'saml'] })
    return encode(handSigned(xml, main, (info) => info.replace(stray, '$1')))
  },
  'signed with SHA-512': () =>
    message(
      {},
      {
        signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
        digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha512',
      },
    ),
  'with lines of 76': () => message().replace(/.{76}/g, '$&\r\n'),
  'with a text declaration': () =>
    Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${Buffer.from(message(), 'base64')}`).toString('base64'),
  'without NameID': () => message({ subject: '' }),
  'with CDATA in a value': () => message(claims({ RoleSessionName: ['al<![CDATA[i]]>ce'] })),
  'with an expired one beside a good confirmation': () =>
    message({
      confirmation: bearer(confirmationData().replace(at(300), at(-9000))) + bearer(confirmationData()),
    }),
} as const

test.each(Object.entries(MODES))('a user is let in: %s', async (_name, make) => {
  expect(await visit().present(make())).toMatchObject({ user: 'alice', role: 'Full Access', tenant: TENANT })
})

test('a login leads to the console with a fresh, guarded cookie', async () => {
  const browser = visit()
  await browser.form('/saml/acs', { SAMLResponse: message() })
  expect(browser.last?.status).toBe(303)
  expect(browser.last?.headers.get('location')).toBe('/')
  expect(browser.last?.headers.get('set-cookie')).toBe('sid=token0; Path=/; HttpOnly; Secure; SameSite=None')
})

test('a refusal says why, escapes what was sent and sets no cookie', async () => {
  const browser = visit()
  const answer = await browser.form('/saml/acs', {
    SAMLResponse: message({ issuer: '&lt;script>alert(1)&lt;/script>', responseIssuer: '' }),
  })
  const text = await answer.text()
  expect(answer.status).toBe(403)
  expect(answer.headers.get('set-cookie')).toBeNull()
  expect(text).toContain('<p class="saml-error" data-reason="unknown-issuer">This identity provider is not known here.')
  expect(text).not.toContain('<script>')
})

test('a refusal does not end the session that there was', async () => {
  const browser = visit()
  const first = message()
  await browser.present(first)
  await browser.form('/saml/acs', { SAMLResponse: first })
  expect(browser.last?.status).toBe(403)
  expect(await browser.whoami()).toMatchObject({ user: 'alice' })
})

test('another login ends the session that there was', async () => {
  const browser = visit()
  await browser.present(message())
  const old = new Map(browser.cookies)
  await browser.present(message(claims({ RoleSessionName: ['bob'] })))
  expect(await browser.whoami()).toMatchObject({ user: 'bob' })
  const thief = new Browser(browser.sp)
  for (const [name, value] of old) thief.cookies.set(name, value)
  expect(await thief.whoami()).toEqual({ nobody: true })
})

test.each([
  ['en-US', 'Signed in as', 'English', 'Management console'],
  ['ja-JP', 'サインイン中のユーザー', '日本語', '管理コンソール'],
  ['zh-CN', '当前登录用户', '简体中文', '管理控制台'],
])('the console speaks %s', async (language, label, name, heading) => {
  const browser = visit()
  await browser.present(message(claims({ PreferredLanguage: [language] })))
  const text = await page(browser)
  expect(text).toContain(`<html lang="${language}">`)
  expect(text).toContain(`<dt>${label}</dt><dd id="user">alice</dd>`)
  expect(text).toContain(`<h1>${heading}</h1>`)
  expect(text).toContain(name)
  if (language !== 'en-US') expect(text.replace(/<[^>]*>|alice|Full Access/g, '')).not.toMatch(/[a-z]{3}/i)
})

test('a name of markup is text', async () => {
  const browser = visit()
  const name = '<b>"x"&amp;</b>'
  await browser.present(message(claims({ RoleSessionName: [name.replaceAll('<', '&lt;')] })))
  expect(await browser.whoami()).toMatchObject({ user: '<b>"x"&</b>' })
  expect(await page(browser)).not.toContain('<b>')
})

test('whoever may be several chooses', async () => {
  const browser = visit()
  const seen = await browser.present(
    message(claims({ Role: [role('Full Access'), role('Auditor', SECOND), role('Nothing')] })),
  )
  expect(seen).toEqual({ choices: [urn('Full Access'), urn('Auditor', SECOND)] })
  expect(browser.cookies.has('sid')).toBe(false)
  expect(await browser.whoami()).toEqual({ nobody: true })
  await browser.form('/choose', { choice: urn('Auditor', SECOND) })
  expect(await browser.whoami()).toMatchObject({ user: 'alice', role: 'Auditor', tenant: SECOND })
  await browser.form('/choose', { choice: urn('Full Access') })
  expect(browser.last?.status, 'a choice is made once').toBe(403)
})

test('the chooser groups roles by tenant', async () => {
  const browser = visit()
  const answer = await browser.form('/saml/acs', {
    SAMLResponse: message(claims({ Role: [role('Full Access'), role('Auditor', SECOND)] })),
  })
  const text = await answer.text()
  expect(text).toContain(`<fieldset><legend>Tenant ${TENANT}</legend>`)
  expect(text).toContain(`value="${urn('Auditor', SECOND)}" data-tenant="${SECOND}" data-role="Auditor"`)
})

test('a choice belongs to the browser that it was offered to', async () => {
  const browser = visit()
  await browser.present(message(claims({ Role: [role('Full Access'), role('Auditor')] })))
  const stranger = new Browser(browser.sp)
  expect(await stranger.see(await stranger.form('/choose', { choice: urn('Auditor') }))).toEqual({ reason: 'expired' })
})

test('a message with a choice cannot be used again', async () => {
  const browser = visit()
  const twice = message(claims({ Role: [role('Full Access'), role('Auditor')] }))
  await browser.present(twice)
  expect(await new Browser(browser.sp).present(twice)).toEqual({ reason: 'replayed' })
})

test('two copies at once open one session', async () => {
  const { sp } = visit()
  const copy = message()
  const seen = await Promise.all([1, 2, 3, 4].map(() => new Browser(sp).present(copy)))
  expect(seen.filter((one) => 'user' in one)).toHaveLength(1)
})

test('signing out ends the session', async () => {
  const browser = visit()
  await browser.present(message())
  const sid = browser.cookies.get('sid') ?? ''
  await browser.form('/logout', {})
  browser.cookies.set('sid', sid)
  expect(await browser.whoami()).toEqual({ nobody: true })
  expect(await page(browser)).toContain('You are not signed in')
})

test('the local form knows local users only', async () => {
  const browser = visit()
  await browser.form('/login', { name: 'admin', password: 'wrong' })
  expect(await browser.whoami()).toEqual({ nobody: true })
  await browser.form('/login', { name: 'admin', password: 'secret' })
  expect(await browser.whoami()).toMatchObject({ user: 'admin', role: '' })
})

test('a session ends when it was to end', async () => {
  const browser = visit()
  await browser.present(message(claims({ SessionDuration: ['60'] })))
  browser.sp.admin.setClock(59)
  expect(await browser.whoami()).toMatchObject({ user: 'alice', ends: 1 })
  browser.sp.admin.setClock(60)
  expect(await browser.whoami()).toEqual({ nobody: true })
})

const post = (browser: Browser, path: string, body: unknown, token = 'admin'): Promise<Response> =>
  browser.send(`/admin${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

test('an administrator with the token turns the knobs', async () => {
  const browser = visit()
  expect((await post(browser, '/clock', { offsetSeconds: 0 }, 'wrong')).status).toBe(401)
  expect((await post(browser, '/clock', { offset: 0 })).status).toBe(400)
  expect((await post(browser, '/session-limit', { seconds: 30 })).status).toBe(200)
  expect(await browser.present(message(claims({ SessionDuration: ['60'] })))).toMatchObject({ ends: 30 })
  expect((await post(browser, '/roles/remove', { role: urn('Full Access') })).status).toBe(200)
  expect(await browser.whoami()).toEqual({ nobody: true })
  expect(await browser.present(message())).toEqual({ reason: 'unauthorized-role' })
  expect((await post(browser, '/roles/restore', { role: urn('Full Access') })).status).toBe(200)
  expect((await post(browser, '/session-limit', { seconds: null })).status).toBe(200)
  expect(await browser.present(message())).toMatchObject({ ends: 28_800 })
  expect((await post(browser, '/roles/remove', { role: 'urn:x' })).status).toBe(422)
  expect((await post(browser, '/clock', { offsetSeconds: 28_800 })).status).toBe(200)
  expect(await browser.whoami()).toEqual({ nobody: true })
})

test('without a token nobody is an administrator', async () => {
  expect((await post(visit({ adminToken: undefined }), '/clock', { offsetSeconds: 0 }, 'undefined')).status).toBe(401)
})

test('metadata over HTTP makes an issuer known, with the name that a tenant gives it', async () => {
  const browser = visit()
  const { metadataOf, authority } = await import('./testing/authority.ts')
  const fresh = authority('https://fresh.test', Date.parse(at(0)))
  const metadata = metadataOf(fresh)
  expect((await post(browser, '/identity-providers', { metadata, tenant: 'none', name: 'X' })).status).toBe(422)
  expect((await post(browser, '/identity-providers', { metadata: '<a/>' })).status).toBe(422)
  expect((await post(browser, '/identity-providers', { metadata, tenant: TENANT, name: 'Fresh' })).status).toBe(200)
  const said = say(fresh, claims({ Role: [role('Auditor', TENANT, 'Fresh')] }))
  expect(await browser.present(encode(sign(write(said), { key: fresh })))).toMatchObject({
    user: 'alice',
    role: 'Auditor',
  })
})

test('the SP describes itself', async () => {
  const answer = await visit().send('/saml')
  expect(answer.headers.get('content-type')).toBe('application/samlmetadata+xml')
  expect(await answer.text()).toContain(`Location="${BASE}/saml/acs"`)
})

test('RelayState leads nowhere but here', async () => {
  const browser = visit()
  const land = async (relayState: string): Promise<string | null> => {
    await browser.form('/saml/acs', { SAMLResponse: message(), RelayState: relayState })
    return browser.last?.headers.get('location') ?? null
  }
  expect(await land('/policies?x=1#y')).toBe('/policies?x=1#y')
  expect(await land('/日本')).toBe('/%E6%97%A5%E6%9C%AC')
  for (const away of [
    'https://evil.test',
    '//evil.test',
    '/\\evil.test',
    '/.//evil.test',
    'javascript:alert(1)',
    '',
    '\r\nx: y',
    '/\t/evil.test',
  ]) {
    expect(await land(away), away).toBe('/')
  }
})

const HOSTILE: Readonly<Record<string, RequestInit>> = {
  'no body': { method: 'POST' },
  GET: { method: 'GET' },
  PUT: { method: 'PUT', body: 'x' },
  multipart: { method: 'POST', body: new FormData() },
  json: { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"SAMLResponse":"x"}' },
  'broken escapes': {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'SAMLResponse=%E0%%',
  },
  'a cookie of nonsense': { method: 'POST', headers: { cookie: 'sid=%E0%; choice==;;' }, body: 'x' },
  'six megabytes': {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'a'.repeat(6e6),
  },
}

test.each(Object.entries(HOSTILE))('nothing breaks on %s', async (_name, init) => {
  const answer = await visit().send('/saml/acs', init)
  expect(answer.status).toBe(403)
  expect(await answer.text()).toContain('class="saml-error"')
})

test('nothing breaks on a message with something missing', async () => {
  const xml = sign(write(say(main)), { key: main })
  const { sp } = visit()
  for (const [piece] of xml.matchAll(/ [A-Za-z]+="[^"]*"|<[^/][^>]*\/>|>[^<]+(?=<)/g)) {
    const browser = new Browser(sp)
    await browser.form('/saml/acs', { SAMLResponse: encode(xml.replace(piece, piece.startsWith('>') ? '>' : '')) })
    expect([303, 403], piece).toContain(browser.last?.status)
  }
})

test('it can be put on a socket', async () => {
  const listening = await listen((baseUrl) => spFor({ baseUrl }))
  expect(await (await fetch(`${listening.url}/health`)).json()).toEqual({ ok: true })
  await listening.close()
})

test('metadata are had from where an administrator says, and what is none is shown', async () => {
  const { metadataOf, authority } = await import('./testing/authority.ts')
  const pages: Readonly<Record<string, string>> = {
    'https://fresh.test/metadata': metadataOf(authority('https://fresh.test', Date.parse(at(0)))),
    'file:///etc/motd': 'Welcome',
  }
  const browser = visit({ load: async (url) => pages[url] ?? Promise.reject(new Error('nobody is there')) })
  const from = (url: string, token?: string) => post(browser, '/identity-providers/import', { url }, token)
  expect((await from('https://fresh.test/metadata', 'wrong')).status).toBe(401)
  expect((await from('https://fresh.test/metadata')).status).toBe(200)
  const motd = await from('file:///etc/motd')
  expect([motd.status, await motd.text()]).toEqual([422, expect.stringContaining('Welcome')])
  const nobody = await from('https://nobody.test/')
  expect([nobody.status, await nobody.text()]).toEqual([422, expect.stringContaining('nobody is there')])
})
