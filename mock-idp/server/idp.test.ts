import { deflateRawSync } from 'node:zlib'
import { load } from 'cheerio'
import { XmlDocument } from 'libxml2-wasm'
import { describe, expect, test } from 'vitest'
import { NAMESPACES } from '../message/node.ts'
import { seededIds } from '../sign/ids.ts'
import { createIdp, type IdpOptions } from './idp.tsx'
import { sampleKeyring } from './keyring.sample.ts'

const ACS = 'https://sp.test/acs'
const SP = 'https://sp.test'
const HOSTILE = `"'></script><script>alert(1)</script>&<b>`
const NOW = Date.UTC(2026, 0, 1)

const idp = (changed: Partial<IdpOptions> = {}) =>
  createIdp({
    baseUrl: 'https://idp.test',
    keyring: sampleKeyring,
    now: () => NOW,
    nextId: seededIds('idp'),
    sps: [{ entityId: SP, acs: ACS }],
    defaultUser: 'alice',
    ...changed,
  })
const get = (path: string, app = idp()) => app.request(`https://idp.test${path}`)
const post = (path: string, fields: Record<string, string>, app = idp()) =>
  app.request(`https://idp.test${path}`, { method: 'POST', body: new URLSearchParams(fields) })

const request = (attributes = '', issuer = SP, children = '') =>
  `<samlp:AuthnRequest xmlns:samlp="${NAMESPACES.samlp}" ID="_req" Version="2.0" IssueInstant="2026-01-01T00:00:00Z"${attributes}><saml:Issuer xmlns:saml="${NAMESPACES.saml}">${issuer}</saml:Issuer>${children}</samlp:AuthnRequest>`
const redirect = (xml: string, more: Record<string, string> = {}) =>
  `/main/sso?${new URLSearchParams({ SAMLRequest: deflateRawSync(xml).toString('base64'), ...more })}`
const base64 = (xml: string) => Buffer.from(xml).toString('base64')

/** The only form of a page: where it goes, and its fields. */
async function formOf(answer: Response | Promise<Response>) {
  const $ = load(await (await answer).text())
  expect($('form')).toHaveLength(1)
  const fields = Object.fromEntries(
    $('input')
      .map((_, input) => [[$(input).attr('name') ?? '', $(input).attr('value') ?? '']])
      .get(),
  )
  return { action: $('form').attr('action'), fields, $ }
}

/** What the response of a form says. */
async function said(answer: Response | Promise<Response>, ...xpaths: string[]) {
  const { fields } = await formOf(answer)
  const document = XmlDocument.fromString(Buffer.from(fields.SAMLResponse ?? '', 'base64').toString())
  try {
    return xpaths.map((xpath) =>
      document
        .find(xpath, NAMESPACES)
        .map((node) => node.content)
        .join(' '),
    )
  } finally {
    document.dispose()
  }
}

const USER = '//saml:Subject/saml:NameID'
const IN_RESPONSE_TO = '//@InResponseTo'
const AUDIENCE = '//saml:Audience'

describe('a login that nobody asked for', () => {
  test('goes to the registered ACS in a form that sends itself (WS-TEST-1)', async () => {
    const { action, fields, $ } = await formOf(post('/main/start', { sp: SP, user: 'bob', RelayState: '/home' }))
    expect(action).toBe(ACS)
    expect(fields.RelayState).toBe('/home')
    expect($('form button[type=submit]')).toHaveLength(1)
    expect($('script').text()).toBe('document.forms[0].submit()')
    expect(await said(post('/main/start', { sp: SP, user: 'bob' }), USER, AUDIENCE, IN_RESPONSE_TO)).toEqual([
      'bob',
      SP,
      '',
    ])
  })

  test('signs both elements, or what the mode says', async () => {
    const SIGNED = '//ds:Signature/parent::*/@ID'
    const [both] = await said(post('/main/start', { sp: SP }), SIGNED)
    expect(both?.split(' ')).toHaveLength(2)
    const [one] = await said(post('/main/start', { sp: SP }, idp({ mode: 'assertion' })), SIGNED)
    expect(one?.split(' ')).toHaveLength(1)
  })

  test('for a hostile user and RelayState holds no HTML of theirs', async () => {
    const answer = await post('/main/start', { sp: SP, user: HOSTILE, RelayState: HOSTILE })
    const html = await answer.clone().text()
    expect(html).not.toContain('<script>alert')
    expect((await formOf(answer)).fields.RelayState).toBe(HOSTILE)
    expect(await said(post('/main/start', { sp: SP, user: HOSTILE }), USER)).toEqual([HOSTILE])
  })

  test.each([
    [{ sp: 'https://evil.test' }, 'not registered'],
    [{ sp: SP, user: 'a\u0000b' }, 'XML cannot hold'],
    [{ sp: SP, user: 'x'.repeat(1001) }, 'longer than 1000'],
    [{ sp: SP, RelayState: 'x'.repeat(81) }, 'longer than 80 bytes'],
  ])('is refused: %#', async (fields, message) => {
    const answer = await post('/main/start', fields as Record<string, string>)
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain(message)
  })
})

describe('an AuthnRequest', () => {
  test('by redirect asks who it is, and is answered to whoever that is', async () => {
    const form = await formOf(get(redirect(request(), { RelayState: HOSTILE })))
    expect(form.action).toBe('/main/sso')
    expect(form.fields).toMatchObject({ RelayState: HOSTILE, user: 'alice' })
    const answer = await post('/main/sso', { ...form.fields, user: 'bob' })
    expect((await formOf(answer.clone())).fields.RelayState).toBe(HOSTILE)
    expect(await said(answer, USER, IN_RESPONSE_TO)).toEqual(['bob', '_req _req'])
  })

  test('by POST is answered at once where the user is known', async () => {
    const fields = { SAMLRequest: base64(request()) }
    expect(await said(post('/main/sso?user=carol', fields), USER, IN_RESPONSE_TO)).toEqual(['carol', '_req _req'])
    expect(await said(post('/main/sso', fields, idp({ autoUser: 'dave' })), USER)).toEqual(['dave'])
  })

  test('keeps 80 bytes of RelayState as they are', async () => {
    const relayState = '\u00e9'.repeat(40)
    const { fields } = await formOf(get(redirect(request(), { user: 'bob', RelayState: relayState })))
    expect(fields.RelayState).toBe(relayState)
    expect((await get(redirect(request(), { RelayState: `${relayState}x` }))).status).toBe(400)
  })

  test('that is passive is answered without an assertion when nobody is signed in', async () => {
    const path = redirect(request(' IsPassive="true"'))
    const [codes, assertions] = await said(get(path), '//samlp:StatusCode/@Value', '//saml:Assertion/@ID')
    expect(codes).toMatch(/Responder .*NoPassive$/)
    expect(assertions).toBe('')
    expect(await said(get(`${path}&user=bob`), USER)).toEqual(['bob'])
  })

  test('gets the NameID format that it asks for', async () => {
    const xml = request('', SP, '<samlp:NameIDPolicy Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"/>')
    expect(await said(get(redirect(xml, { user: 'bob' })), `${USER}/@Format`)).toEqual([
      'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
    ])
  })

  test('may name the ACS that is registered, and no other', async () => {
    const named = (acs: string) => redirect(request(` AssertionConsumerServiceURL="${acs}"`), { user: 'bob' })
    expect((await formOf(get(named(ACS)))).action).toBe(ACS)
    const answer = await get(named('https://evil.test/acs'))
    expect(answer.status).toBe(400)
    expect(await answer.text()).not.toContain('<form')
  })

  test('may name another ACS that is registered, by URL or index, and the answer is for that one', async () => {
    const second = `${ACS}/second`
    const app = idp({ sps: [{ entityId: SP, acs: ACS, acsIndex: 0, otherAcs: [{ url: second, index: 7 }] }] })
    const asked = (attributes: string) => get(redirect(request(attributes), { user: 'bob' }), app)
    for (const attributes of [` AssertionConsumerServiceURL="${second}"`, ' AssertionConsumerServiceIndex="7"']) {
      expect((await formOf(asked(attributes))).action).toBe(second)
      expect(await said(asked(attributes), '//@Recipient', '/samlp:Response/@Destination')).toEqual([second, second])
    }
    const unknown = await asked(' AssertionConsumerServiceIndex="1"')
    expect([unknown.status, await unknown.text()]).toEqual([400, expect.stringContaining('with the index 1')])
  })

  test.each([
    ['an unknown SP', request('', '&lt;script&gt;alert(1)&lt;/script&gt;'), 'not registered'],
    ['another destination', request(' Destination="https://other.test/sso"'), 'meant for https://other.test/sso'],
    [
      'another binding',
      request(' ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact"'),
      'only HTTP-POST',
    ],
    ['a DTD', `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${request('', '&a;')}`, 'doctype'],
    ['a bomb', request('', SP, ' '.repeat(10_000_000)), 'too-long'],
    ['no request', 'x', 'not-xml'],
  ])('with %s is refused', async (_, xml, message) => {
    const answer = await get(redirect(xml, { user: 'bob' }))
    expect(answer.status).toBe(400)
    const html = await answer.text()
    expect(html).toContain(message)
    expect(html).not.toContain('<script>')
  })

  test('that is missing, or longer than any form may be, is refused', async () => {
    expect((await get('/main/sso')).status).toBe(400)
    expect((await post('/main/sso', { SAMLRequest: 'A'.repeat(600_000) })).status).toBe(413)
  })
})

describe('documents', () => {
  test('metadata holds the issuer and its key, and the rollover key on request (WS-PRE-3)', async () => {
    const certificates = async (path: string) => (await (await get(path)).text()).match(/<ds:X509Certificate/g)?.length
    const answer = await get('/main/metadata')
    expect(answer.headers.get('content-type')).toContain('application/samlmetadata+xml')
    expect(await answer.text()).toContain('Location="https://idp.test/main/sso"')
    expect(await certificates('/main/metadata')).toBe(1)
    expect(await certificates('/main/metadata?keys=main,rollover')).toBe(2)
    expect((await get('/main/metadata?keys=main,weak')).status).toBe(400)
    expect(await certificates('/main/metadata?encryption=rollover')).toBe(2)
    expect(await certificates('/main/metadata?keys=')).toBeUndefined()
    expect((await get('/main/metadata?encryption=weak')).status).toBe(400)
  })

  test.each(['/other/metadata', '/constructor/metadata', '/other/sso', '/nothing'])('%s is not there', async (path) => {
    expect((await get(path)).status).toBe(404)
  })

  test('the first page lists issuers and SPs, escaped', async () => {
    const app = idp({ sps: [{ entityId: HOSTILE, acs: ACS }], defaultUser: HOSTILE })
    const html = await (await get('/', app)).text()
    expect(html).not.toContain('<script>')
    const $ = load(html)
    expect($('input[name=sp]').first().attr('value')).toBe(HOSTILE)
    expect($('a[href="/main/metadata?keys=main,rollover"]')).toHaveLength(1)
  })

  test('health', async () => {
    expect(await (await get('/health')).json()).toEqual({ status: 'ok' })
  })
})

describe('safety', () => {
  test('pages may run one script and are neither framed nor stored', async () => {
    const { headers } = await get('/')
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'sha256-[^']+'; /)
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('cache-control')).toContain('no-store')
  })

  test('another name for this server is not answered', async () => {
    expect((await idp().request('http://rebound.test/main/metadata')).status).toBe(421)
    expect((await idp().request('http://127.0.0.1:8080/main/metadata')).status).toBe(200)
  })

  test('an ACS that a browser would run is refused', () => {
    expect(() => idp({ sps: [{ entityId: SP, acs: 'javascript:alert(1)' }] })).toThrow(/no http or https address/)
  })
})
