import { inflateRawSync } from 'node:zlib'
import type { ReferenceSpConfig } from '../config.ts'
import type { tmwsFlaws } from '../flaws/tmws.ts'
import { ACS, at, bearer, confirmationData, encode, type Said, say, sign, write } from './message.ts'
import { type Browser, issuers, type Seen, TENANT } from './visit.ts'

type Scene = (browser: Browser) => Promise<unknown>
type Row = readonly [honest: unknown, flawed: unknown, scene: Scene]

const { main, rogue } = issuers
const OURS = 'https://auth.iws-hybrid.trendmicro.com/'
const ENTITY = `${OURS}0123456789abcdef`
const GRAPH = 'https://graph.test'
const GATEWAY = '10.0.0.1'

/** A directory of two pages whose tenants differ in what may be read. */
const directory = (request: Request): Response => {
  const { pathname, searchParams } = new URL(request.url)
  const [, tenant = ''] = pathname.split('/')
  const token = request.headers.get('authorization')?.slice('Bearer '.length)
  const user = (name: string) => ({
    id: name,
    mail: `${name}@mail.test`,
    userPrincipalName: `${name}@upn.test`,
    onPremisesSamAccountName: name,
  })
  if (pathname.endsWith('/token')) return Response.json({ access_token: tenant })
  const what = pathname.split('/')[2] ?? ''
  if (token === `no-${what}` || !['all', 'no-users', 'no-groups'].includes(token ?? ''))
    return Response.json({ error: { code: 'Authorization_RequestDenied' } }, { status: 403 })
  if (pathname === '/v1.0/groups') return Response.json({ value: [{ id: 'g', displayName: 'Staff' }] })
  if (pathname === '/v1.0/groups/g/members') return Response.json({ value: [user('alice')] })
  return searchParams.has('page')
    ? Response.json({ value: [user('alice')] })
    : Response.json({ value: [user('carol')], '@odata.nextLink': `${GRAPH}/v1.0/users?page=2` })
}

/** The SP as TMWS. */
export const asTmws: Partial<ReferenceSpConfig> = {
  entityId: ENTITY,
  directory: {
    access: { url: GRAPH, fetch: directory },
    credentials: { tenant: 'all', applicationId: 'app', secret: 'secret' },
  },
}

const attribute = (name: string, ...values: readonly string[]): string =>
  `<saml:Attribute Name="${name}">${values.map((value) => `<saml:AttributeValue>${value}</saml:AttributeValue>`).join('')}</saml:Attribute>`
const UPN = attribute('upn', 'alice@upn.test')
const named = (...values: readonly string[]): Partial<Said> => ({
  moreAttributes: attribute('sAMAccountName', ...values) + UPN,
})
const audience = (text: string): Partial<Said> => ({
  conditions: `<saml:Conditions NotBefore="${at(-60)}" NotOnOrAfter="${at(300)}"><saml:AudienceRestriction><saml:Audience>${text}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`,
})
const xmlOf = (said: Partial<Said> = {}, key = main): string =>
  sign(write(say(main, { attributes: {}, ...named('alice'), ...audience(ENTITY), ...said })), { key })

const one =
  (said: Partial<Said> = {}): Scene =>
  (browser) =>
    browser.present(encode(xmlOf(said)))
const beside = (more: string): Scene => one({ moreAttributes: attribute('sAMAccountName', 'alice') + UPN + more })

/** What an administrator does. */
const admin = async (browser: Browser, path: string, body: object = {}): Promise<void> => {
  const answer = await browser.send(`/admin/tmws/${path}`, {
    method: 'POST',
    headers: { authorization: 'Bearer admin' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(await answer.text())
}
const after =
  (settings: object, scene: Scene = one()): Scene =>
  async (browser) => {
    await admin(browser, 'settings', settings)
    return scene(browser)
  }
const OFF = { unsynchronizedUsers: 'off' }
/** The directory is read, by other credentials where some are given, and nobody else is let in. */
const synchronized = (credentials: object = {}): Scene =>
  after(OFF, async (browser) => {
    await admin(browser, 'credentials', credentials)
    await admin(browser, 'synchronize')
    return one()(browser)
  })

const logOn = (browser: Browser, logon: string): Promise<Response> => browser.form('/portal', { logon, target: '/' })
const typed =
  (logon: string): Scene =>
  async (browser) => {
    await admin(browser, 'synchronize')
    return { status: (await logOn(browser, logon)).status }
  }
const requestOf = async (browser: Browser): Promise<string> => {
  const location = new URL((await logOn(browser, `alice@${TENANT}`)).headers.get('location') ?? '')
  return inflateRawSync(Buffer.from(location.searchParams.get('SAMLRequest') ?? '', 'base64')).toString()
}
const shows =
  (pattern: RegExp): Scene =>
  async (browser) => ({ shown: pattern.test(await requestOf(browser)) })
/** Somebody begins a login under a schedule, and it becomes known who is known. */
const scheduled = (schedule: string): Scene =>
  after({ ...OFF, schedule }, async (browser) => {
    await logOn(browser, `carol@${TENANT}`)
    return one()(browser)
  })
const visiting: Scene = async (browser) => ({ status: (await browser.send('/visit?to=/')).status })

const alice = { user: 'alice' }
const no = (reason: string): unknown => ({ reason })
const [LED, REFUSED] = [{ status: 302 }, { status: 403 }]

/** What the flaws of TMWS show. */
export const tmwsScenes: { readonly [N in keyof typeof tmwsFlaws]: Row } = {
  'method-not-checked': [no('unsolicited'), alice, after({ method: 'hosted users' })],
  'method-ignored': [REFUSED, LED, after({ method: 'hosted users' }, typed(`alice@${TENANT}`))],
  'logon-name-as-delivered': [no('missing-claim'), alice, after({ logonNameAttribute: 'other' })],
  'logon-name-or-name-id': [no('missing-claim'), { user: 'alice-name-id' }, one({ moreAttributes: UPN })],
  'mail-in-name-id-before-logon-name': [
    alice,
    { user: 'mallory@mail.test' },
    one({ subject: '<saml:NameID>mallory@mail.test</saml:NameID>' }),
  ],
  'last-logon-name': [no('bad-claim'), { user: 'mallory' }, one(named('alice', 'mallory'))],
  'blank-logon-name': [no('bad-claim'), { user: ' ' }, one(named(' '))],
  'e-mail-is-logon-name': [
    alice,
    { user: 'mallory@mail.test' },
    beside(attribute('http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress', 'mallory@mail.test')),
  ],
  'role-refused': [
    alice,
    no('bad-claim'),
    beside(attribute('http://schemas.microsoft.com/ws/2008/06/identity/claims/role', 'User')),
  ],
  'upn-not-demanded': [no('missing-claim'), alice, one({ moreAttributes: attribute('sAMAccountName', 'alice') })],
  'typed-user-signed-in': [
    { user: 'mallory' },
    alice,
    async (browser): Promise<Seen> => {
      await admin(browser, 'synchronize')
      const [, id = ''] = / ID="([^"]*)"/.exec(await requestOf(browser)) ?? []
      const answer = {
        ...named('mallory'),
        responseAttributes: `Version="2.0" IssueInstant="${at(0)}" Destination="${ACS}" InResponseTo="${id}"`,
        confirmation: bearer(confirmationData(` InResponseTo="${id}"`)),
      }
      return browser.present(encode(xmlOf(answer)))
    },
  ],
  'unsynchronized-users-always-on': [no('unknown-user'), alice, after(OFF)],
  'gateway-not-checked': [no('unknown-gateway'), alice, after({ gateways: [] })],
  'gateway-for-all': [alice, no('unknown-gateway'), after({ gateways: [] }, synchronized())],
  'gateway-by-header': [
    no('unknown-gateway'),
    alice,
    after({ gateways: [GATEWAY] }, async (browser) =>
      browser.see(
        await browser.send('/saml/acs', {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': GATEWAY },
          body: new URLSearchParams({ SAMLResponse: encode(xmlOf()) }).toString(),
        }),
      ),
    ),
  ],
  'audience-of-any-tenant': [no('wrong-audience'), alice, one(audience(`${OURS}fedcba9876543210`))],
  'audience-by-digits': [no('wrong-audience'), alice, one(audience(`${ENTITY}0`))],
  'audience-by-number': [no('wrong-audience'), alice, one(audience(`${OURS}123456789abcdef`))],
  'issuer-in-capitals': [{ shown: false }, { shown: true }, shows(/>HTTPS:[^<]*ABCDEF<\/saml:Issuer>/)],
  'signs-in-anew': [{ shown: false }, { shown: true }, shows(/ForceAuthn="true"/)],
  'typed-of-any-domain': [REFUSED, LED, typed('elsewhere.test\\alice')],
  'typed-domain-first-not-read': [LED, REFUSED, typed(`${TENANT}\\alice`)],
  'typed-e-mail-not-read': [LED, REFUSED, typed('alice@mail.test')],
  'typed-upn-not-read': [LED, REFUSED, typed('alice@upn.test')],
  'web-for-everybody': [{ status: 302 }, { status: 200 }, visiting],
  'web-for-nobody': [
    { status: 200 },
    { status: 302 },
    async (browser) => {
      await one()(browser)
      return visiting(browser)
    },
  ],
  'landing-on-front-page': [
    { location: '/visit?to=/news' },
    { location: '/' },
    async (browser) => {
      const answer = await browser.form('/saml/acs', { SAMLResponse: encode(xmlOf()), RelayState: '/visit?to=/news' })
      return { location: answer.headers.get('location') }
    },
  ],
  'certificate-added': [
    no('bad-signature'),
    alice,
    async (browser) => {
      await admin(browser, 'certificate', { certificate: rogue.certificate })
      return one()(browser)
    },
  ],
  'upload-forgotten': [
    alice,
    no('bad-signature'),
    async (browser) => {
      await admin(browser, 'certificate', { certificate: rogue.certificate })
      return browser.present(encode(xmlOf({}, rogue)))
    },
  ],
  'first-credentials': [no('unknown-user'), alice, synchronized({ tenant: 'another' })],
  'groups-not-needed': [no('unknown-user'), alice, synchronized({ tenant: 'no-groups' })],
  'users-by-groups': [no('unknown-user'), alice, synchronized({ tenant: 'no-users' })],
  'first-page-alone': [alice, no('unknown-user'), synchronized()],
  'nothing-taken-over': [alice, no('unknown-user'), synchronized()],
  'schedule-forgotten': [alice, no('unknown-user'), scheduled('daily')],
  'synchronizes-unasked': [no('unknown-user'), alice, scheduled('manually')],
}
