import {
  constants,
  createHash,
  createHmac,
  createPublicKey,
  generateKeyPairSync,
  privateEncrypt,
  sign as signText,
  verify,
} from 'node:crypto'
import { deflateRawSync, inflateRawSync, inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { exchanged, type Flaw } from './flaws/flaw.ts'
import { type FlawName, flaws } from './flaws/index.ts'
import { killedBy } from './killed-by/index.ts'
import { checks } from './pipeline.ts'
import { lenient } from './policy.ts'
import { rules } from './rules.ts'
import { type Authority, metadataOf } from './testing/authority.ts'
import { digestOf, handSigned } from './testing/by-hand.ts'
import { cloudScenes } from './testing/cloud-scenes.ts'
import { encryptedScenes } from './testing/encrypted-scenes.ts'
import {
  carriedBy,
  common,
  deflated,
  logoutRequest,
  logoutResponse,
  type Pair,
  posted,
  RSA_SHA1,
  RSA_SHA256,
  RSA_SHA512,
  SLO,
  signatureOver,
  signedLogout,
  signedQuery,
  written,
} from './testing/logout.ts'
import {
  ACS,
  at,
  bearer,
  confirmationData,
  ENTITY,
  encode,
  role,
  type Said,
  type Signing,
  say,
  sign,
  write,
} from './testing/message.ts'
import { decrypting, SP_KEYS } from './testing/seal.ts'
import { asTmws, tmwsScenes } from './testing/tmws-scenes.ts'
import { Browser, early, expired, issuers, lapsed, SECOND, type Seen, spFor, TENANT, unusual } from './testing/visit.ts'

type Scene = (browser: Browser) => Promise<unknown>
/** What the honest SP shows, what the flawed one shows, and what is done to both. */
type Row = readonly [honest: unknown, flawed: unknown, scene: Scene]

const { main, other, rollover, weak, rogue } = issuers
const DSIG = 'http://www.w3.org/2000/09/xmldsig#'
const MORE = 'http://www.w3.org/2001/04/xmldsig-more#'

type Rewrite = (xml: string) => string
const SIGNATURE = /<ds:Signature .*<\/ds:Signature>/s
const same: Rewrite = (xml) => xml

const xmlOf = (said: Partial<Said> = {}, signing: Partial<Signing> = {}, by: Authority = main): string =>
  sign(write(say(by, said)), { key: by, ...signing })

/** One message, honest but for what is said, how it is signed, and what is rewritten in it afterwards. */
const one =
  (said: Partial<Said> | (() => Partial<Said>) = {}, signing: Partial<Signing> = {}, rewrite: Rewrite = same): Scene =>
  (browser) =>
    browser.present(encode(rewrite(xmlOf(typeof said === 'function' ? said() : said, signing))))

/** An honest login at the second endpoint. */
const atTheSecond: Scene = async (browser) => {
  const second = `${ACS}/second`
  const xml = xmlOf({
    ...responseTo(`Destination="${second}"`),
    ...confirmed(data(`Recipient="${second}" NotOnOrAfter="${at(300)}"`)),
  })
  return browser.see(await browser.form('/saml/acs/second', { SAMLResponse: encode(xml) }))
}

/** Signed with a key that only metadata know which an administrator imports just before. */
const rogueMain: Authority = { ...rogue, entityId: main.entityId }
const imported =
  (metadata: string): Scene =>
  (browser) => {
    browser.sp.admin.importMetadata(Buffer.from(metadata))
    return one({}, { key: rogue })(browser)
  }

/** Signed by that issuer as its method says, whatever the test's own signer can do. */
const signedBy = (method: string, provider: string, by: Authority, value: (text: Buffer) => Buffer): Scene =>
  raw(() =>
    handSigned(
      sign(write(say(by, roles(role('Full Access', TENANT, provider)))), { key: main }),
      main,
      (info) => info.replace(`${MORE}rsa-sha256`, method.includes(':') ? method : `${MORE}${method}`),
      (text) => value(Buffer.from(text)).toString('base64'),
    ),
  )

const paired = (hash: string, text: Buffer, by: Authority): Buffer =>
  signText(hash, text, { key: by.privateKey, dsaEncoding: 'ieee-p1363' })

const pss = (saltLength: number): Scene =>
  signedBy('http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1', 'ADFS', main, (text) =>
    signText('sha256', text, { key: main.privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }),
  )

const hmacOf = (method: string, secret: string | Buffer): Scene =>
  signedBy(method, 'ADFS', main, (text) => createHmac(method.slice(5), secret).update(text).digest())

const ed25519: Scene = (browser) =>
  signedBy('http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519', 'Edwards', unusual.Edwards, (text) =>
    signText(null, text, unusual.Edwards.privateKey),
  )(browser)

/** A block whose padding is too short, so that something follows the digest; made with the key, which is quicker. */
const trailing = (text: Buffer, by: Authority): Buffer => {
  const info = Buffer.from('3031300d060960864801650304020105000420', 'hex')
  const start = Buffer.concat([
    Buffer.from('0001ffffffffffffffff00', 'hex'),
    info,
    createHash('sha256').update(text).digest(),
  ])
  const block = Buffer.concat([start, Buffer.alloc(256 - start.length, 7)])
  return privateEncrypt({ key: by.privateKey, padding: constants.RSA_NO_PADDING }, block)
}

const raw =
  (make: () => string): Scene =>
  (browser) =>
    browser.present(encode(make()))

const from =
  (by: Authority, said: Partial<Said> = {}, signing: Partial<Signing> = {}): Scene =>
  (browser) =>
    browser.present(encode(xmlOf(said, signing, by)))

const claims = (attributes: Said['attributes']): Partial<Said> => ({
  attributes: { RoleSessionName: ['alice'], Role: [role('Full Access')], ...attributes },
})

const roles = (...values: readonly string[]): Partial<Said> => claims({ Role: values })
const manyRoles = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => role(`R${index + 1}`))
const attribute = (name: string, ...values: readonly string[]): string =>
  `<saml:Attribute ${name.includes('=') ? name : `Name="https://deepsecurity.trendmicro.com/SAML/Attributes/${name}"`}>${values.map((value) => `<saml:AttributeValue>${value}</saml:AttributeValue>`).join('')}</saml:Attribute>`

const conditions = (attributes: string, inner = restriction(ENTITY)): Partial<Said> => ({
  conditions: `<saml:Conditions ${attributes}>${inner}</saml:Conditions>`,
})
const restriction = (...audiences: readonly string[]): string =>
  `<saml:AudienceRestriction>${audiences.map((one) => `<saml:Audience>${one}</saml:Audience>`).join('')}</saml:AudienceRestriction>`
const audience = (...audiences: readonly string[]): Partial<Said> => conditions('', restriction(...audiences))
const statement = (attributes: string, context = classRef('Password')): Partial<Said> => ({
  statements: `<saml:AuthnStatement ${attributes}><saml:AuthnContext>${context}</saml:AuthnContext></saml:AuthnStatement>`,
})
const classRef = (name: string): string =>
  `<saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:${name}</saml:AuthnContextClassRef>`
const confirmed = (...data: readonly string[]): Partial<Said> => ({ confirmation: data.map(bearer).join('') })
const data = (attributes: string): string => `<saml:SubjectConfirmationData ${attributes}/>`
const responseWith = (attributes: string): Partial<Said> => ({ responseAttributes: attributes })
const responseTo = (destination: string): Partial<Said> =>
  responseWith(`Version="2.0" IssueInstant="${at(0)}" ${destination}`)
const status = (inner: string): Partial<Said> => ({ status: `<samlp:Status>${inner}</samlp:Status>` })
const code = (value: string, inner = ''): string =>
  `<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:${value}">${inner}</samlp:StatusCode>`
const FORMAT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:'
const nameId = (value: string): Partial<Said> => ({ subject: `<saml:NameID>${value}</saml:NameID>` })

const ELSEWHERE = 'https://elsewhere.test/'
/** What was asked for because a message named it. */
const asked: string[] = []
/** The message makes the flawed SP ask for something, whatever it says of it then. */
const asking = (rewrite: Rewrite): Row => [
  { asked: [] },
  { asked: [ELSEWHERE] },
  async (browser) => {
    asked.length = 0
    await browser.present(encode(rewrite(xmlOf())))
    return { asked: [...asked] }
  },
]
const pem = (der: string): string =>
  `-----BEGIN CERTIFICATE-----\n${der.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`
const named = (user: string): Partial<Said> => claims({ RoleSessionName: [user] })

/** The signed assertion of a message, and the same with its signature cut out and everything about it changed. */
const assertionIn = (xml: string): string => /<saml:Assertion.*<\/saml:Assertion>/s.exec(xml)?.[0] ?? ''
const NS = 'xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"'
const forged = (xml: string, id = '_forged'): string =>
  assertionIn(xml)
    .replace(/<ds:Signature.*<\/ds:Signature>/s, '')
    .replace(/ID="_a\d+"/, `ID="${id}"`)
    .replaceAll('>alice<', '>mallory<')
    .replaceAll('alice-name-id', 'mallory')

/** The forged copy under the signature of the signed assertion. */
const underSignature = (xml: string, id?: string): string =>
  forged(xml, id).replace('</saml:Issuer>', `</saml:Issuer>${signatureIn(xml)}`)
const signatureIn = (xml: string): string => SIGNATURE.exec(xml)?.[0] ?? ''
const replacing =
  (text: (xml: string, original: string) => string): Rewrite =>
  (xml) =>
    xml.replace(assertionIn(xml), text(xml, assertionIn(xml)))
const FIXED = '_a1000000'
const withEntity =
  (rewrite: Rewrite): Rewrite =>
  (xml) =>
    `<!DOCTYPE r [<!ENTITY i "${FIXED}">]>${rewrite(xml)}`
const decoy = (xml: string, held: string): string =>
  xml.replace(
    SIGNATURE,
    (signature) =>
      `${signature}<ds:Signature xmlns:ds="${DSIG}">${/<ds:SignatureValue>[^<]*<.ds:SignatureValue>/.exec(signature)?.[0]}<ds:Object>${held}</ds:Object></ds:Signature>`,
  )
const unsignedFor = (user: string): string => write(say(main, claims({ RoleSessionName: [user] })))

const tampered: Rewrite = (xml) => xml.replace('>alice<', '>mallory<')

/** The same with the digest as it should be: xml-crypto leaves processing instructions out. */
const digestedAnew: Rewrite = (xml) =>
  handSigned(xml, main, (info) => info.replace(/(<ds:DigestValue>)[^<]*/, `$1${digestOfAssertion(xml)}`))

const field = (message: string): readonly [string, string] => ['SAMLResponse', message]
const fields =
  (pairs: () => readonly (readonly [string, string])[]): Scene =>
  async (browser) =>
    browser.see(await browser.form('/saml/acs', pairs()))
const honestMessage = (): string => encode(xmlOf())
const malloryMessage = (): string => encode(xmlOf(claims({ RoleSessionName: ['mallory'] })))

const twice =
  (second: (first: string) => string): Scene =>
  async (browser) => {
    const first = xmlOf()
    await browser.present(encode(first))
    const later = new Browser(browser.sp)
    return later.present(encode(second(first)))
  }

/** Chooses as a browser would, or what no browser was offered. */
const choosing =
  (value: string, before: (browser: Browser) => void = () => undefined): Scene =>
  async (browser) => {
    await browser.present(encode(xmlOf(roles(role('Full Access'), role('Auditor')))))
    before(browser)
    return browser.see(await browser.form('/choose', { choice: value }))
  }

const lasting =
  (said: Partial<Said>, seconds: number, active = false): Scene =>
  async (browser) => {
    await browser.present(encode(xmlOf(said)))
    for (let passed = 60; active && passed < seconds; passed += 60) {
      browser.sp.admin.setClock(passed)
      await browser.whoami()
    }
    browser.sp.admin.setClock(seconds)
    return browser.whoami()
  }

const speaking =
  (...languages: readonly (string | undefined)[]): Scene =>
  async (browser) => {
    let seen: Seen = { nobody: true }
    for (const language of languages) {
      seen = await browser.present(
        encode(xmlOf(claims(language === undefined ? {} : { PreferredLanguage: [language] }))),
      )
    }
    return seen
  }

const landing =
  (relayState: string): Scene =>
  async (browser) => {
    await browser.form('/saml/acs', { SAMLResponse: honestMessage(), RelayState: relayState })
    return { location: browser.last?.headers.get('location') }
  }

/** A user in that role switches maintenance mode on, and looks after so many seconds whether it is. */
const maintaining =
  (name: string, time: number, after: number, path = '/rest/hosts/1/trusted-update-mode'): Scene =>
  async (browser) => {
    await browser.present(encode(xmlOf(claims({ Role: [role(name)] }))))
    const wish = path.startsWith('/api')
      ? { applicationControl: { maintenanceModeStatus: 'on', maintenanceModeDuration: time } }
      : { ModifyTrustedUpdateModeRequest: { enabled: true, duration: time } }
    await browser.send(path, { method: 'POST', body: JSON.stringify(wish) })
    browser.sp.admin.setClock(after)
    return { on: (await (await browser.send('/')).text()).includes('id="maintenance"') }
  }

const strangerAtConsole: Scene = async (browser) => {
  const answer = await browser.send('/')
  return { location: answer.headers.get('location') }
}

/** Of so many identity providers, the end is announced so many days before it. */
const noticed =
  (days: number): Scene =>
  async (browser) => {
    browser.sp.admin.setNoticeDays(days)
    await browser.present(honestMessage())
    const page = await (await browser.send('/')).text()
    return { notices: page.split('data-notice="provider-certificate"').length - 1 }
  }

/** A user who chose a language comes back after so many seconds, where accounts are kept for sixty. */
const idleFor =
  (seconds: number): Scene =>
  async (browser) => {
    browser.sp.admin.setInactiveDays(60 / 86_400)
    await speaking('ja-JP')(browser)
    browser.sp.admin.setClock(seconds)
    return speaking(undefined)(browser)
  }

/** The digest of no text at all. */
const NOTHING = createHash('sha256').update('').digest('base64')

const FALSE_DIGEST = `<ds:DigestValue>${NOTHING}</ds:DigestValue>`

/** What a signature may refer to besides its element. */
const HINT = '<x ID="hint"></x>'
const HINTED = `<samlp:Extensions>${HINT}</samlp:Extensions>`
const referenceTo = (uri: string, digest: string): string =>
  `<ds:Reference URI="${uri}"><ds:Transforms><ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/></ds:Transforms><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue>${digest}</ds:DigestValue></ds:Reference>`

/** Begins a login, and reads the request that the SP sends. */
async function begun(browser: Browser, query = ''): Promise<Begun> {
  const answer = await browser.send(`/saml/login?provider=${main.entityId}${query}`)
  const sent = new URL(answer.headers.get('location') ?? '').searchParams
  const octets = Buffer.from(sent.get('SAMLRequest') ?? '', 'base64')
  const isZlib = octets[0] === 0x78
  const xml = (isZlib ? inflateSync(octets) : inflateRawSync(octets)).toString()
  return { id: / ID="([^"]*)"/.exec(xml)?.[1] ?? '', xml, isZlib, relayState: sent.get('RelayState') ?? '' }
}

interface Begun {
  readonly id: string
  readonly xml: string
  readonly isZlib: boolean
  readonly relayState: string
}

const answerTo = (id: string, confirmed = ` InResponseTo="${id}"`): Partial<Said> => ({
  ...responseTo(`Destination="${ACS}" InResponseTo="${id}"`),
  confirmation: bearer(confirmationData(confirmed)),
  subject: '<saml:NameID>alice</saml:NameID>',
})

/** Begins a login and brings what is made of its request. */
const answering =
  (said: (asked: Begun) => Partial<Said>, query = '', by: Authority = main): Scene =>
  async (browser) => {
    const asked = await begun(browser, query)
    return browser.present(encode(xmlOf(said(asked), {}, by)))
  }

/** What a request shows of itself. */
const showing =
  (show: (asked: Begun) => unknown, query = ''): Scene =>
  async (browser) => ({ shown: show(await begun(browser, query)) })

const holds = (pattern: RegExp): Scene => showing(({ xml }) => pattern.test(xml))

/** Where an answer leads whose login was begun with a target. */
const returning =
  (target: string): Scene =>
  async (browser) => {
    const { id, relayState } = await begun(browser, `&target=${encodeURIComponent(target)}`)
    await browser.form('/saml/acs', { SAMLResponse: encode(xmlOf(answerTo(id))), RelayState: relayState })
    return { location: browser.last?.headers.get('location') }
  }

/** What the metadata of the SP show. */
const describing =
  (show: (text: string) => unknown): Scene =>
  async (browser) => ({ shown: show(await (await browser.send('/saml')).text()) })

/** The headers and the page with which an answer is received whose RelayState is that. */
const received =
  (relayState: string): Scene =>
  async (browser) => {
    const answer = await browser.form('/saml/acs', { SAMLResponse: honestMessage(), RelayState: relayState })
    return { added: answer.headers.get('x-added'), page: await answer.text() }
  }

const alice = { user: 'alice' }
const mallory = { user: 'mallory' }
const no = (reason: string): unknown => ({ reason })
const urn = (name: string, tenant = TENANT): string => `urn:tmds:identity:us-east-ds-1:${tenant}:role/${name}`

const ALIVE = { user: 'alice-name-id' }
const OVER = { nobody: true }

const slo = generateKeyPairSync('rsa', { modulusLength: 2048 })

/** Signs in, brings a logout message, and looks whether the session lives. */
const leaving =
  (bring: (browser: Browser) => Promise<unknown>, said: Partial<Said> = {}): Scene =>
  async (browser) => {
    await browser.present(encode(xmlOf(said)))
    await bring(browser)
    return browser.whoami()
  }
const posting = (xml: () => string): Scene => leaving((browser) => browser.form(SLO, posted(xml())))
const redirecting = (query: () => string): Scene => leaving((browser) => browser.send(`${SLO}?${query()}`))
const signedRequest = (said: Parameters<typeof logoutRequest>[1] = {}, by = main): string =>
  signedLogout(logoutRequest(by, said), by)
const nameOf = (value: string, attributes = ''): { readonly nameId: string } => ({
  nameId: `<saml:NameID${attributes}>${value}</saml:NameID>`,
})
const destined = (more: string): { readonly attributes: string } => ({ attributes: common(more) })

/** A signed request that names somebody else, and a forged one that names alice. */
const twoRequests = (): readonly [signed: string, forged: string] => [
  signedQuery(logoutRequest(main, nameOf('mallory')), main),
  written([['SAMLRequest', deflated(logoutRequest(main))]]),
]

const locationOf = (browser: Browser): string => browser.last?.headers.get('location') ?? ''
/** Where the SP sends the user who leaves there. */
const leftBy = async (browser: Browser, said: Partial<Said> = {}): Promise<string> => {
  await browser.present(encode(xmlOf(said)))
  await browser.form('/logout', {})
  return locationOf(browser)
}
/** Where the SP sends the user when the identity provider has asked. */
const answeredBy = async (browser: Browser, request = logoutRequest(main)): Promise<string> => {
  await browser.present(encode(xmlOf()))
  await browser.send(`${SLO}?${signedQuery(request, main)}`)
  return locationOf(browser)
}
/** Whether the query was signed as it stands, by the SP. */
const isSigned = (location: string): boolean => {
  const [text = '', signature = ''] = new URL(location).search.slice(1).split('&Signature=')
  return verify('sha256', Buffer.from(text), slo.publicKey, Buffer.from(decodeURIComponent(signature), 'base64'))
}
const byLink: Scene = async (browser) => {
  await browser.present(encode(xmlOf()))
  return { status: (await browser.send('/logout')).status }
}

const rows: { readonly [N in FlawName]: Row } = {
  ...encryptedScenes,
  ...cloudScenes,
  ...tmwsScenes,
  'accepts-get': [
    no('bad-response'),
    alice,
    async (browser) =>
      browser.see(await browser.send(`/saml/acs?${new URLSearchParams({ SAMLResponse: honestMessage() })}`)),
  ],
  'accepts-redirect': [
    no('bad-response'),
    alice,
    async (browser) =>
      browser.see(
        await browser.send(
          `/saml/acs?${new URLSearchParams({ SAMLResponse: deflateRawSync(Buffer.from(xmlOf())).toString('base64') })}`,
        ),
      ),
  ],
  'query-counts-as-body': [
    no('bad-response'),
    alice,
    async (browser) =>
      browser.see(await browser.form(`/saml/acs?${new URLSearchParams({ SAMLResponse: honestMessage() })}`, {})),
  ],
  'first-field-wins': [no('bad-response'), alice, fields(() => [field(honestMessage()), field(malloryMessage())])],
  'last-field-wins': [no('bad-response'), mallory, fields(() => [field(honestMessage()), field(malloryMessage())])],
  'reads-first-field': [
    no('bad-response'),
    mallory,
    fields(() => [field(encode(tampered(xmlOf()))), field(honestMessage())]),
  ],
  'reads-last-field': [
    no('bad-response'),
    mallory,
    fields(() => [field(honestMessage()), field(encode(tampered(xmlOf())))]),
  ],
  'reads-request': [
    no('bad-response'),
    mallory,
    fields(() => [field(honestMessage()), ['SAMLRequest', encode(tampered(xmlOf()))]]),
  ],
  'reads-query': [
    no('bad-response'),
    mallory,
    async (browser) =>
      browser.see(
        await browser.form(`/saml/acs?${new URLSearchParams({ SAMLResponse: encode(tampered(xmlOf())) })}`, [
          field(honestMessage()),
        ]),
      ),
  ],
  'brackets-in-field-names': [no('bad-response'), alice, fields(() => [['SAMLResponse[]', honestMessage()]])],
  'missing-field-crashes': [no('bad-response'), { nobody: true }, fields(() => [])],
  'unreadable-crashes': [no('malformed'), { nobody: true }, (browser) => browser.present('*')],
  'request-beside-response': [
    no('bad-response'),
    alice,
    fields(() => [field(honestMessage()), ['SAMLRequest', honestMessage()]]),
  ],
  'field-names-folded': [no('bad-response'), alice, fields(() => [['samlresponse', honestMessage()]])],
  'any-content-type': [
    no('bad-response'),
    alice,
    async (browser) =>
      browser.see(
        await browser.send('/saml/acs', {
          method: 'POST',
          headers: { 'content-type': 'text/plain' },
          body: new URLSearchParams([['SAMLResponse', honestMessage()]]).toString(),
        }),
      ),
  ],
  'lenient-base64': [no('malformed'), alice, (browser) => browser.present(`*${honestMessage()}`)],
  'base64-twice': [
    no('malformed'),
    alice,
    (browser) => browser.present(Buffer.from(honestMessage()).toString('base64')),
  ],
  'inflates-posts': [
    no('malformed'),
    alice,
    (browser) => browser.present(deflateRawSync(Buffer.from(xmlOf())).toString('base64')),
  ],
  'tag-soup-parser': [no('malformed'), alice, one({}, {}, (xml) => xml.replace('</samlp:Response>', ''))],
  'first-of-two-documents': [no('malformed'), alice, one({}, {}, (xml) => `${xml}<second/>`)],
  'any-encoding': [no('malformed'), alice, one({}, {}, (xml) => `<?xml version="1.0" encoding="ISO-8859-1"?>${xml}`)],
  'reads-octets': [{ user: 'Zoë' }, { user: 'ZoÃ«' }, one(claims({ RoleSessionName: ['Zoë'] }))],
  'reads-declared-encoding': [
    no('malformed'),
    { user: 'ZoÃ«' },
    one(claims({ RoleSessionName: ['Zoë'] }), {}, (xml) => `<?xml version="1.0" encoding="ISO-8859-1"?>${xml}`),
  ],
  'guesses-latin-1': [
    no('malformed'),
    { user: 'Zoë' },
    (browser) => browser.present(Buffer.from(xmlOf(claims({ RoleSessionName: ['Zoë'] })), 'latin1').toString('base64')),
  ],
  'expands-entities': [
    no('doctype'),
    { user: 'alice' },
    one({}, {}, (xml) => `<!DOCTYPE r [<!ENTITY e "lice">]>${xml.replace('>alice<', '>a&e;<')}`),
  ],
  'relative-namespaces-accepted': [
    no('malformed'),
    alice,
    one({}, {}, (xml) => xml.replace('<samlp:Response', '<samlp:Response xmlns:v="1"')),
  ],
  'cdata-dropped': [alice, no('bad-signature'), one({}, {}, (xml) => xml.replace('>alice<', '><![CDATA[alice]]><'))],
  'carriage-returns-dropped': [
    { user: 'al\rice' },
    no('bad-signature'),
    one(claims({ RoleSessionName: ['al&#13;ice'] })),
  ],
  'references-unread': [alice, no('bad-signature'), one({}, {}, (xml) => xml.replace('>alice<', '>alic&#101;<'))],
  'illegal-characters-dropped': [no('malformed'), alice, one({}, {}, (xml) => xml.replace('>alice<', '>al\0ice<'))],
  'ends-at-nul': [no('malformed'), alice, one({}, {}, (xml) => `${xml}\0more`)],
  'verifies-written-again': [
    no('doctype'),
    mallory,
    one(
      {},
      {},
      (xml) =>
        `<!DOCTYPE r SYSTEM 'x"><!--'>${tampered(xml).replace('<samlp:Status>', `<samlp:Extensions><![CDATA[-->${xml}<!--]]></samlp:Extensions><samlp:Status>`)}<?a --><?b ?>`,
    ),
  ],
  'ids-of-document-type': [
    no('doctype'),
    mallory,
    one({ id: '_o' }, {}, (xml) => {
      const fake = tampered(assertionIn(xml)).replace('ID="_o"', 'ID="_e" Key="_o"')
      const genuine = assertionIn(xml).replace(SIGNATURE, '')
      return `<!DOCTYPE r [<!ATTLIST saml:Assertion Key ID #IMPLIED>]>${xml
        .replace(assertionIn(xml), fake)
        .replace('<samlp:Status>', `<samlp:Extensions>${genuine}</samlp:Extensions><samlp:Status>`)}`
    }),
  ],
  'void-signature': [
    no('malformed'),
    mallory,
    raw(() =>
      handSigned(
        tampered(xmlOf()).replace('<saml:Assertion', '<saml:Assertion xmlns:v="1"'),
        main,
        (info) => info.replace(/(<ds:DigestValue>)[^<]*/, `$1${NOTHING}`),
        () => signText('sha256', Buffer.alloc(0), main.privateKey).toString('base64'),
      ),
    ),
  ],
  'void-of-soup': [
    no('malformed'),
    mallory,
    raw(() =>
      handSigned(tampered(xmlOf()).replace('<saml:Assertion', '<saml:Assertion xmlns:v="urn:\u0080"'), main, (info) =>
        info.replace(/(<ds:DigestValue>)[^<]*/, `$1${NOTHING}`),
      ),
    ),
  ],
  'void-by-document-type': [
    no('doctype'),
    mallory,
    raw(
      () =>
        `<!DOCTYPE r [<!ATTLIST saml:Subject xmlns:v CDATA "1">]>${handSigned(tampered(xmlOf()), main, (info) =>
          info.replace(/(<ds:DigestValue>)[^<]*/, `$1${NOTHING}`),
        )}`,
    ),
  ],
  'instructions-digested-as-text': [
    no('bad-signature'),
    alice,
    one(claims({ RoleSessionName: ['not-alice'] }), {}, (xml) => xml.replace('>not-alice<', '><?p not-?>alice<')),
  ],
  'instructions-not-digested': [
    no('bad-signature'),
    alice,
    one({}, {}, (xml) => xml.replace('>alice<', '>al<?p x?>ice<')),
  ],
  'instructions-cut': [
    no('bad-signature'),
    alice,
    one(claims({ RoleSessionName: ['alice.x'] }), {}, (xml) => xml.replace('>alice.x<', '>alice<?p?>.x<')),
  ],
  'xml-attributes-not-inherited': [
    no('bad-response'),
    alice,
    one({}, { canonicalization: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315' }, (xml) =>
      xml.replace('<samlp:Response', '<samlp:Response xml:lang="en"'),
    ),
  ],
  'void-canonicalization': [
    no('malformed'),
    mallory,
    raw(() =>
      handSigned(tampered(xmlOf()).replace('<saml:Assertion', '<saml:Assertion xmlns:v="1"'), main, (info) =>
        info.replace(/(<ds:DigestValue>)[^<]*/, `$1${NOTHING}`),
      ),
    ),
  ],
  'root-by-local-name': [
    no('bad-response'),
    alice,
    one({}, {}, (xml) =>
      xml.replace('<samlp:Response', '<q:Response xmlns:q="urn:q"').replace('</samlp:Response', '</q:Response'),
    ),
  ],
  'response-anywhere': [
    no('bad-response'),
    alice,
    one({}, {}, (xml) => `<e:Envelope xmlns:e="urn:e">${xml}</e:Envelope>`),
  ],

  'duplicate-ids': [
    no('bad-response'),
    alice,
    one({ id: '_same', responseId: '_r', extensions: '<samlp:Extensions><x ID="_r"/></samlp:Extensions>' }),
  ],
  'any-response-id': [no('bad-response'), alice, one({ responseId: '1' })],
  'any-assertion-id': [no('bad-response'), alice, one({ id: '1' })],
  'response-version-not-checked': [
    no('bad-response'),
    alice,
    one(responseWith(`Version="1.1" IssueInstant="${at(0)}" Destination="${ACS}"`)),
  ],
  'response-version-by-prefix': [
    no('bad-response'),
    alice,
    one(responseWith(`Version="2.1" IssueInstant="${at(0)}" Destination="${ACS}"`)),
  ],
  'assertion-version-not-checked': [
    no('bad-response'),
    alice,
    one({ assertionAttributes: `Version="1.1" IssueInstant="${at(0)}"` }),
  ],
  'assertion-version-by-prefix': [
    no('bad-response'),
    alice,
    one({ assertionAttributes: `Version="2.1" IssueInstant="${at(0)}"` }),
  ],
  'response-shape-not-checked': [no('bad-response'), alice, one({ extensions: '<saml:Subject/>' })],
  'status-ignored': [no('status-not-success'), alice, one(status(code('Responder')))],
  'any-success': [no('status-not-success'), alice, one(status(code('Responder', code('Success'))))],
  'status-optional': [no('bad-response'), alice, one({ status: '' })],
  'status-by-suffix': [no('status-not-success'), alice, one(status('<samlp:StatusCode Value="urn:test:Success"/>'))],
  'response-issue-instant-not-checked': [
    no('not-yet-valid'),
    alice,
    one(responseWith(`Version="2.0" IssueInstant="${at(86_400)}" Destination="${ACS}"`)),
  ],
  'assertion-issue-instant-not-checked': [
    no('not-yet-valid'),
    alice,
    one({ assertionAttributes: `Version="2.0" IssueInstant="${at(86_400)}"` }),
  ],
  'advice-counts': [
    alice,
    no('bad-response'),
    one({ conditions: `${say(main).conditions}<saml:Advice><saml:Assertion/></saml:Advice>` }),
  ],
  'names-as-keys': [alice, { nobody: true }, one({ extensions: '<samlp:Extensions><__proto__/></samlp:Extensions>' })],
  'authentication-first-demanded': [
    alice,
    no('bad-response'),
    raw(() =>
      sign(
        write(say(main)).replace(
          /(<saml:AuthnStatement.*<\/saml:AuthnStatement>)(<saml:AttributeStatement.*<\/saml:AttributeStatement>)/s,
          '$2$1',
        ),
        { key: main },
      ),
    ),
  ],
  'underscore-demanded': [alice, no('bad-response'), one({ responseId: 'id1234' })],
  'milliseconds-demanded': [
    alice,
    no('bad-response'),
    one(conditions(`NotOnOrAfter="${at(300).replace('.000', '')}"`)),
  ],
  'session-end-refused': [
    alice,
    no('bad-response'),
    one(statement(`AuthnInstant="${at(0)}" SessionNotOnOrAfter="${at(600)}"`)),
  ],
  'issuer-format-refused': [
    alice,
    no('bad-response'),
    raw(() =>
      sign(
        write(say(main)).replaceAll(
          '<saml:Issuer>',
          '<saml:Issuer Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity">',
        ),
        { key: main },
      ),
    ),
  ],
  'long-window-refused': [
    alice,
    no('bad-response'),
    one(conditions(`NotBefore="${at(0)}" NotOnOrAfter="${at(3600)}"`)),
  ],
  'one-x509-data-demanded': [
    alice,
    no('bad-signature'),
    one({}, {}, (xml) => xml.replace(/<(ds:)?KeyInfo.*<\/(ds:)?KeyInfo>/s, '')),
  ],
  'status-message-refused': [
    alice,
    no('status-not-success'),
    one({
      status:
        '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/><samlp:StatusMessage>fine</samlp:StatusMessage></samlp:Status>',
    }),
  ],
  'qualified-name-refused': [
    alice,
    no('bad-response'),
    one({ subject: `<saml:NameID SPNameQualifier="${ENTITY}">alice</saml:NameID>` }),
  ],
  'clock-of-the-issuer-believed': [
    no('not-yet-valid'),
    alice,
    one(conditions(`NotBefore="${at(86_400)}" NotOnOrAfter="${at(86_700)}"`)),
  ],
  'prefix-demanded': [
    alice,
    no('bad-response'),
    raw(() => sign(write(say(main)).replaceAll('saml:', 'a:').replaceAll('xmlns:saml=', 'xmlns:a='), { key: main })),
  ],
  'extensions-refused': [alice, no('bad-response'), one({ extensions: '<samlp:Extensions><x/></samlp:Extensions>' })],

  'first-of-two-assertions': [
    no('bad-response'),
    alice,
    one({}, {}, (xml) => xml.replace('</samlp:Response>', `${forged(xml)}</samlp:Response>`)),
  ],

  'first-assertion-wins': [
    no('bad-response'),
    mallory,
    one({}, {}, (xml) =>
      xml.replace('<samlp:Status>', `<samlp:Extensions>${forged(xml)}</samlp:Extensions><samlp:Status>`),
    ),
  ],
  'last-assertion-wins': [
    no('bad-response'),
    mallory,
    one({}, {}, (xml) => xml.replace('</samlp:Response>', `${forged(xml)}</samlp:Response>`)),
  ],
  'first-child-assertion-wins': [
    no('bad-response'),
    mallory,
    one({}, {}, (xml) =>
      xml
        .replace(assertionIn(xml), forged(xml))
        .replace('<samlp:Status>', `<samlp:Extensions>${assertionIn(xml)}</samlp:Extensions><samlp:Status>`),
    ),
  ],
  'last-child-assertion-wins': [
    no('bad-response'),
    mallory,
    one({}, {}, (xml) => xml.replace('</samlp:Response>', `${forged(xml)}</samlp:Response>`)),
  ],
  'first-of-local-name-wins': [
    no('bad-response'),
    mallory,
    one({}, {}, (xml) =>
      xml.replace(
        assertionIn(xml),
        `${forged(xml).replace('<saml:Assertion', '<Assertion').replace('</saml:Assertion', '</Assertion')}${assertionIn(xml)}`,
      ),
    ),
  ],
  'reads-by-prefix': [
    no('bad-response'),
    mallory,
    one({}, {}, (xml) =>
      xml.replace(
        '<samlp:Status>',
        `<samlp:Extensions>${forged(xml).replace('<saml:Assertion', '<saml:Assertion xmlns:saml="urn:other"')}</samlp:Extensions><samlp:Status>`,
      ),
    ),
  ],
  'last-of-equal-ids-verified': [
    no('bad-response'),
    mallory,
    one({ id: '_a1000000' }, {}, (xml) => xml.replace(assertionIn(xml), forged(xml, '_a1000000') + assertionIn(xml))),
  ],
  'first-of-equal-ids-read': [
    no('bad-response'),
    mallory,
    one(
      { id: FIXED },
      {},
      replacing((xml, original) => forged(xml, FIXED) + original),
    ),
  ],
  'last-of-equal-ids-read': [
    no('bad-response'),
    mallory,
    one(
      { id: FIXED },
      {},
      replacing((xml, original) => original + forged(xml, FIXED)),
    ),
  ],
  'entity-in-first-id': [
    no('doctype'),
    mallory,
    one({ id: FIXED }, {}, withEntity(replacing((xml, original) => forged(xml, '&i;') + original))),
  ],
  'entity-in-last-id': [
    no('doctype'),
    mallory,
    one({ id: FIXED }, {}, withEntity(replacing((xml, original) => original + forged(xml, '&i;')))),
  ],
  'id-of-any-spelling': [
    no('bad-response'),
    mallory,
    one(
      { id: FIXED },
      {},
      replacing((xml, original) => forged(xml, `_forged" Id="${FIXED}`) + original),
    ),
  ],
  'id-of-any-namespace': [
    no('bad-response'),
    mallory,
    one(
      { id: FIXED },
      {},
      replacing((xml, original) => forged(xml, `_forged" samlp:ID="${FIXED}`) + original),
    ),
  ],
  'signature-parent-wins': [
    no('bad-response'),
    mallory,
    one(
      {},
      {},
      replacing((xml, original) => underSignature(xml) + original.replace(SIGNATURE, '')),
    ),
  ],
  'first-signature-only': [
    no('bad-response'),
    mallory,
    one(
      { id: FIXED },
      {},
      replacing((xml, original) => original + underSignature(xml, FIXED)),
    ),
  ],
  'last-signature-only': [
    no('bad-response'),
    mallory,
    one(
      { id: FIXED },
      {},
      replacing((xml, original) => underSignature(xml, FIXED) + original),
    ),
  ],
  'signature-by-path': [
    no('bad-response'),
    mallory,
    one(
      {},
      {},
      replacing((xml, original) => forged(xml) + original),
    ),
  ],
  'decoy-in-response': [
    no('status-not-success'),
    mallory,
    raw(() => {
      const failure = write(say(main, status(code('Responder'))))
      const signed = sign(failure.replace(assertionIn(failure), ''), { key: main, of: 'Response' })
      return decoy(signed, assertionIn(unsignedFor('mallory')))
    }),
  ],
  'decoy-in-assertion': [
    no('bad-signature'),
    mallory,
    one({}, {}, (xml) =>
      decoy(xml, `<saml:AttributeStatement>${attribute('RoleSessionName', 'mallory')}</saml:AttributeStatement>`),
    ),
  ],
  'first-root-read': [no('malformed'), mallory, one({}, {}, (xml) => unsignedFor('mallory') + xml)],
  'last-root-read': [no('malformed'), mallory, one({}, {}, (xml) => xml + unsignedFor('mallory'))],
  'attributes-merged-from-anywhere': [
    no('bad-response'),
    { choices: [urn('Full Access'), urn('Auditor')] },
    one({}, {}, (xml) =>
      xml.replace(
        '<samlp:Status>',
        `<saml:AttributeStatement>${attribute('Role', role('Auditor'))}</saml:AttributeStatement><samlp:Status>`,
      ),
    ),
  ],
  'detached-signature': [
    no('bad-signature'),
    alice,
    one({}, {}, (xml) => {
      const [signature = ''] = /<ds:Signature.*<\/ds:Signature>/s.exec(xml) ?? []
      const extensions = `<samlp:Extensions>${signature}</samlp:Extensions>`
      return xml.replace(signature, '').replace('<samlp:Status>', `${extensions}<samlp:Status>`)
    }),
  ],
  'coverage-not-checked': [
    no('bad-signature'),
    mallory,
    one(confirmed(confirmationData(' ID="_data"')), {}, (xml) =>
      handSigned(tampered(xml), main, (info) =>
        info
          .replace(/ URI="[^"]*"/, ' URI="#_data"')
          .replace(/(<ds:DigestValue>)[^<]*/, `$1${digestOf(confirmationData(` ID="_data" ${NS}`))}`),
      ),
    ),
  ],
  'attributes-from-anywhere': [
    no('bad-response'),
    mallory,
    one({}, {}, (xml) =>
      xml.replace(
        '<samlp:Status>',
        `<saml:AttributeStatement>${attribute('RoleSessionName', 'mallory')}</saml:AttributeStatement><samlp:Status>`,
      ),
    ),
  ],
  'last-attributes-from-anywhere': [
    no('bad-response'),
    mallory,
    one({}, {}, (xml) =>
      xml.replace(
        '</samlp:Response>',
        `<saml:AttributeStatement>${attribute('RoleSessionName', 'mallory')}</saml:AttributeStatement></samlp:Response>`,
      ),
    ),
  ],

  'signature-optional': [no('unsigned'), alice, raw(() => write(say(main)))],
  'empty-signature-verifies': [
    no('bad-signature'),
    mallory,
    one({}, {}, (xml) =>
      tampered(xml).replace(/<ds:Signature .*<\/ds:Signature>/s, `<ds:Signature xmlns:ds="${DSIG}"/>`),
    ),
  ],
  'first-of-two-signatures': [no('bad-signature'), alice, one({}, {}, (xml) => xml.replace(SIGNATURE, '$&$&'))],
  'last-of-two-signatures': [
    no('bad-signature'),
    alice,
    one({}, {}, (xml) =>
      xml.replace(SIGNATURE, (signature) => signature.replace('<ds:DigestValue>', '$&AAAA') + signature),
    ),
  ],
  'digest-from-first-signed-info': [no('bad-signature'), mallory, one({}, {}, (xml) => twoInfos(xml, 'first'))],
  'digest-from-last-signed-info': [no('bad-signature'), mallory, one({}, {}, (xml) => twoInfos(xml, 'last'))],
  'signed-info-at-any-depth': [no('bad-response'), mallory, one({}, {}, infoInObject)],
  'digest-from-comment': [
    no('bad-signature'),
    mallory,
    one({}, {}, (xml) => {
      const changed = tampered(xml)
      const digest = digestOfAssertion(changed)
      return changed.replace('<ds:DigestValue>', `<ds:DigestValue><!--${digest}-->`)
    }),
  ],
  'digest-from-last-node': [
    no('bad-signature'),
    mallory,
    one({}, {}, (xml) => besideDigest(xml, (own, other) => `${own}<!--${other}-->`)),
  ],
  'digest-by-length': [
    no('bad-signature'),
    mallory,
    one({}, {}, (xml) => besideDigest(xml, (own, other) => `${own.slice(0, 9)}<!--${other}-->${own.slice(9)}`)),
  ],
  'digest-from-instruction': [
    no('bad-signature'),
    mallory,
    one({}, {}, (xml) => besideDigest(xml, (own, other) => `<?x ${other}?>${own}`)),
  ],
  'digest-from-anywhere': [
    no('bad-signature'),
    mallory,
    one({}, {}, (xml) => {
      const changed = tampered(xml)
      const digest = `<ds:DigestValue xmlns:ds="${DSIG}">${digestOfAssertion(changed)}</ds:DigestValue>`
      return changed.replace('<samlp:Status>', `<samlp:Extensions>${digest}</samlp:Extensions>$&`)
    }),
  ],
  'first-of-two-digests': [
    no('bad-signature'),
    alice,
    raw(() =>
      handSigned(xmlOf(), main, (info) => info.replace(/<ds:DigestValue>.*<\/ds:DigestValue>/, `$&${FALSE_DIGEST}`)),
    ),
  ],
  'last-of-two-digests': [
    no('bad-signature'),
    alice,
    raw(() => handSigned(xmlOf(), main, (info) => info.replace('<ds:DigestValue>', `${FALSE_DIGEST}$&`))),
  ],
  'white-space-in-values-refused': [
    alice,
    no('bad-signature'),
    one({}, {}, (xml) => xml.replace('<ds:SignatureValue>', '$&\n')),
  ],
  'signature-of-any-namespace': [
    no('unsigned'),
    alice,
    raw(() => {
      const other = (xml: string) => xml.replaceAll(`xmlns:ds="${DSIG}"`, `xmlns:ds="${DSIG.slice(0, -1)}"`)
      return other(
        handSigned(xmlOf(), main, same, (text) =>
          signText('sha256', Buffer.from(other(text)), main.privateKey).toString('base64'),
        ),
      )
    }),
  ],
  'signature-anywhere-in-element': [
    no('bad-response'),
    alice,
    one({}, {}, (xml) => xml.replace(SIGNATURE, '').replace('</saml:Assertion>', `${signatureIn(xml)}$&`)),
  ],
  'first-digest-only': [
    no('bad-signature'),
    mallory,
    raw(() =>
      tampered(
        handSigned(xmlOf({ extensions: HINTED }), main, (info) =>
          info.replace('<ds:Reference', `${referenceTo('#hint', digestOf(HINT))}$&`),
        ),
      ),
    ),
  ],
  'manifest-followed': [
    no('bad-signature'),
    mallory,
    raw(() => {
      const xml = xmlOf()
      const [, id = ''] = / URI="([^"]*)"/.exec(xml) ?? []
      const manifest = `<ds:Manifest xmlns:ds="${DSIG}" Id="m">${referenceTo(id, NOTHING)}</ds:Manifest>`
      const made = handSigned(xml, main, (info) =>
        info
          .replace(/ URI="[^"]*"/, ' URI="#m"')
          .replace(/<ds:Transform [^>]*enveloped-signature"\/?>(<.ds:Transform>)?/, '')
          .replace(/(<ds:DigestValue>)[^<]*/, `$1${digestOf(manifest)}`),
      )
      return tampered(made.replace('</ds:Signature>', `<ds:Object>${manifest}</ds:Object>$&`))
    }),
  ],
  'xpointer-followed': [
    no('bad-signature'),
    alice,
    raw(() => handSigned(xmlOf(), main, (info) => info.replace(/ URI="#([^"]*)"/, ` URI="#xpointer(id('$1'))"`))),
  ],
  'uri-in-query': [
    no('bad-signature'),
    alice,
    raw(() => handSigned(xmlOf(), main, (info) => info.replace(/ URI="[^"]*/, `$&' or '1`))),
  ],
  'expressions-executed': [
    no('bad-signature'),
    mallory,
    raw(() => {
      const xml = xmlOf()
      const digest = digestOfAssertion(xml.replace(/<saml:AttributeStatement>.*<\/saml:AttributeStatement>/s, ''))
      const transform = `<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><ds:XPath>not(ancestor-or-self::*[local-name()='AttributeStatement'])</ds:XPath></ds:Transform>`
      const edit = (info: string): string =>
        info.replace('</ds:Transforms>', `${transform}$&`).replace(/(<ds:DigestValue>)[^<]*/, `$1${digest}`)
      return tampered(handSigned(xml, main, edit))
    }),
  ],
  'unknown-canonicalization-is-exclusive': [
    no('bad-signature'),
    alice,
    raw(() =>
      handSigned(xmlOf(), main, (info) =>
        info.replace(/(<ds:CanonicalizationMethod Algorithm=")[^"]*/, '$1urn:test:canonicalization'),
      ),
    ),
  ],
  'first-reference-only': [
    no('bad-signature'),
    alice,
    raw(() => handSigned(xmlOf(), main, (info) => info.replace(/(<ds:Reference.*<\/ds:Reference>)/s, '$1$1'))),
  ],
  'last-reference-only': [
    no('bad-signature'),
    alice,
    raw(() => handSigned(xmlOf(), main, (info) => info.replace(/(<ds:Reference.*<\/ds:Reference>)/s, '$1$1'))),
  ],
  'reference-not-checked': [
    no('bad-signature'),
    alice,
    raw(() => handSigned(xmlOf(), main, (info) => info.replace(/ URI="[^"]*"/, ' URI="http://127.0.0.1:9/x"'))),
  ],
  'empty-reference': [
    no('bad-signature'),
    alice,
    raw(() => handSigned(xmlOf({}, { of: 'Response' }), main, (info) => info.replace(/ URI="[^"]*"/, ' URI=""'))),
  ],
  'unknown-transforms-skipped': [
    no('bad-signature'),
    alice,
    raw(() =>
      handSigned(xmlOf(), main, (info) =>
        info.replace('</ds:Transforms>', '<ds:Transform Algorithm="urn:test"/></ds:Transforms>'),
      ),
    ),
  ],
  'transforms-in-any-order': [
    no('bad-signature'),
    alice,
    raw(() =>
      handSigned(xmlOf(), main, (info) => info.replace(/(<ds:Transform [^>]*>)(<ds:Transform [^>]*>)/, '$2$1')),
    ),
  ],
  'sha1-accepted': [no('weak-algorithm'), alice, one({}, { signatureAlgorithm: `${DSIG}rsa-sha1` })],
  'sha1-refused': [alice, no('weak-algorithm'), one({}, { digestAlgorithm: `${DSIG}sha1` })],
  'unknown-algorithm-verifies': [
    no('weak-algorithm'),
    alice,
    one({}, {}, (xml) => xml.replace(`${MORE}rsa-sha256`, 'none')),
  ],
  'md5-accepted': [
    no('weak-algorithm'),
    alice,
    signedBy('rsa-md5', 'ADFS', main, (text) => signText('md5', text, main.privateKey)),
  ],
  'ripemd160-accepted': [
    no('weak-algorithm'),
    alice,
    signedBy('rsa-ripemd160', 'ADFS', main, (text) => signText('ripemd160', text, main.privateKey)),
  ],
  'dsa-accepted': [
    no('weak-algorithm'),
    alice,
    signedBy(`${DSIG}dsa-sha1`, 'Dsa', unusual.Dsa, (text) => paired('sha1', text, unusual.Dsa)),
  ],
  'ecdsa-unknown': [
    alice,
    no('weak-algorithm'),
    signedBy('ecdsa-sha256', 'Curve', unusual.Curve, (text) => paired('sha256', text, unusual.Curve)),
  ],
  'rsa-pss-refused': [alice, no('weak-algorithm'), pss(32)],
  'rsa-pss-accepted': [no('weak-algorithm'), alice, pss(32)],
  'ed25519-accepted': [no('weak-algorithm'), alice, ed25519],
  'ed25519-refused': [alice, no('weak-algorithm'), ed25519],
  'hash-not-compared': [
    no('bad-signature'),
    alice,
    signedBy('rsa-sha256', 'ADFS', main, (text) => signText('sha512', text, main.privateKey)),
  ],
  'key-type-not-compared': [
    no('bad-signature'),
    alice,
    signedBy('rsa-sha256', 'Curve', unusual.Curve, (text) => paired('sha256', text, unusual.Curve)),
  ],
  'ecdsa-in-der-accepted': [
    no('bad-signature'),
    alice,
    signedBy('ecdsa-sha256', 'Curve', unusual.Curve, (text) => signText('sha256', text, unusual.Curve.privateKey)),
  ],
  'ecdsa-range-not-checked': [
    no('bad-signature'),
    alice,
    signedBy('ecdsa-sha256', 'Curve', unusual.Curve, () => Buffer.alloc(64)),
  ],
  'any-salt-accepted': [no('bad-signature'), alice, pss(20)],
  'rsa-padding-not-counted': [
    no('bad-signature'),
    alice,
    signedBy('rsa-sha256', 'Three', unusual.Three, (text) => trailing(text, unusual.Three)),
  ],
  'unknown-digest-is-sha256': [
    no('weak-algorithm'),
    alice,
    raw(() => handSigned(xmlOf(), main, (info) => info.replace('http://www.w3.org/2001/04/xmlenc#sha256', 'urn:x'))),
  ],
  'lenient-signature-value': [
    no('bad-signature'),
    alice,
    one({}, {}, (xml) => xml.replace('<ds:SignatureValue>', '<ds:SignatureValue>*')),
  ],
  'hmac-with-public-key': [
    no('weak-algorithm'),
    alice,
    hmacOf('hmac-sha256', createPublicKey(main.publicKey).export({ type: 'spki', format: 'pem' })),
  ],
  'hmac-with-certificate': [no('weak-algorithm'), alice, hmacOf('hmac-sha256', main.certificate)],
  'hmac-cut-short': [
    no('bad-signature'),
    alice,
    raw(() =>
      handSigned(
        xmlOf(),
        main,
        (info) =>
          info.replace(
            `Algorithm="${MORE}rsa-sha256"/>`,
            `Algorithm="${DSIG}hmac-sha1"><ds:HMACOutputLength>0</ds:HMACOutputLength></ds:SignatureMethod>`,
          ),
        () => 'AA==',
      ),
    ),
  ],
  'digest-not-checked': [no('bad-signature'), mallory, one({}, {}, tampered)],
  'signature-value-not-checked': [no('bad-signature'), alice, one({}, { key: rogue })],
  'one-good-signature-is-enough': [
    no('bad-signature'),
    alice,
    raw(() => {
      const both = sign(xmlOf(), { key: main, of: 'Response' })
      return both.replace(/(<ds:DigestValue>)[^<]*/, `$1${createHash('sha256').update('x').digest('base64')}`)
    }),
  ],
  'response-signature-is-enough': [no('unsigned'), alice, one({}, { of: 'Response' })],
  'response-signature-refused': [alice, no('unsigned'), one({}, { of: 'Response' })],

  'issuer-trimmed': [no('unknown-issuer'), alice, one({ issuer: `\n${main.entityId} `, responseIssuer: '' })],
  'issuer-cut-at-comment': [
    no('unknown-issuer'),
    alice,
    one({ issuer: 'https://idp.test<!--x-->.evil', responseIssuer: '' }),
  ],
  'issuer-attributes-ignored': [
    no('bad-response'),
    alice,
    raw(() =>
      sign(
        write(say(main)).replace(
          /(<saml:Assertion[^>]*><saml:Issuer)/,
          '$1 Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"',
        ),
        { key: main },
      ),
    ),
  ],
  'response-issuer-not-checked': [
    no('unknown-issuer'),
    alice,
    one({ responseIssuer: `<saml:Issuer>${other.entityId}</saml:Issuer>` }),
  ],
  'issuer-by-prefix': [no('unknown-issuer'), alice, one({ issuer: `${main.entityId}.evil.test`, responseIssuer: '' })],
  'issuer-folded': [no('unknown-issuer'), alice, one({ issuer: 'https://IDP.test', responseIssuer: '' })],
  'unknown-issuer-is-default': [
    no('unknown-issuer'),
    alice,
    one({ issuer: 'https://nobody.test', responseIssuer: '' }),
  ],
  'trusts-key-info': [no('bad-signature'), alice, one({}, { key: rogue })],
  'trusts-cloned-certificate': [no('bad-signature'), alice, one({}, { key: rogue })],
  'trusts-key-value': [
    no('bad-signature'),
    alice,
    one({}, { key: rogue }, (xml) => {
      const { n = '', e = '' } = createPublicKey(rogue.publicKey).export({ format: 'jwk' })
      const text = (part: string): string => Buffer.from(part, 'base64url').toString('base64')
      return xml.replace(
        /<ds:X509Data>.*<\/ds:X509Data>/s,
        `<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>${text(n)}</ds:Modulus><ds:Exponent>${text(e)}</ds:Exponent></ds:RSAKeyValue></ds:KeyValue>`,
      )
    }),
  ],
  'any-providers-key': [no('bad-signature'), alice, one({}, { key: other })],
  'first-provider-only': [alice, no('unknown-issuer'), from(other, roles(role('Full Access', TENANT, 'Other')))],
  'encryption-key-signs': [
    no('bad-signature'),
    alice,
    (browser) => {
      const encryption = `<KeyDescriptor use="encryption"><KeyInfo xmlns="${DSIG}"><X509Data><X509Certificate>${rogue.certificate}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>`
      browser.sp.admin.register({ metadata: metadataOf(main).replace('<SingleLogoutService', `${encryption}$&`) })
      return one({}, { key: rogue })(browser)
    },
  ],
  'expired-metadata-taken': [
    no('bad-signature'),
    alice,
    imported(metadataOf(rogueMain).replace(' entityID', ` validUntil="${at(-60)}"$&`)),
  ],
  'metadata-with-document-type-taken': [
    no('bad-signature'),
    alice,
    imported(`<!DOCTYPE EntityDescriptor [<!ENTITY a "b">]>${metadataOf(rogueMain)}`),
  ],
  'keys-of-any-role': [
    no('bad-signature'),
    alice,
    imported(
      metadataOf(main).replace(
        '</IDPSSODescriptor>',
        `$&${/<IDPSSO.*<.IDPSSODescriptor>/s.exec(metadataOf(rogueMain))?.[0].replaceAll('IDPSSO', 'AttributeAuthority')}`,
      ),
    ),
  ],
  'stated-use-only': [alice, no('bad-signature'), imported(metadataOf(rogueMain).replace(' use="signing"', ''))],
  'old-keys-stay': [
    no('bad-signature'),
    alice,
    (browser) => {
      browser.sp.admin.importMetadata(Buffer.from(metadataOf(rogueMain)))
      return one()(browser)
    },
  ],
  'keyless-issuer-not-verified': [
    no('bad-signature'),
    alice,
    (browser) => {
      browser.sp.admin.register({ metadata: metadataOf(other, []) })
      const by = { ...rogue, entityId: other.entityId }
      return from(by, roles(role('Full Access', TENANT, 'Other')))(browser)
    },
  ],
  'first-key-only': [alice, no('bad-signature'), one({}, { key: rollover })],
  'weak-key-accepted': [no('weak-algorithm'), alice, from(weak, roles(role('Full Access', TENANT, 'Weak')))],
  'expired-certificate-accepted': [
    no('certificate-expired'),
    alice,
    from(expired, roles(role('Full Access', TENANT, 'Expired')), { certificate: main.certificate }),
  ],
  'early-certificate-accepted': [
    no('certificate-expired'),
    alice,
    from(early, roles(role('Full Access', TENANT, 'Early'))),
  ],
  'expired-certificate-in-message-accepted': [no('certificate-expired'), alice, one({}, { certificate: lapsed })],

  'assertion-shape-not-checked': [
    no('bad-response'),
    alice,
    one({ statements: `${say(main).statements}<saml:Extra/>` }),
  ],
  'destination-not-checked': [
    no('wrong-destination'),
    alice,
    one(responseTo('Destination="https://other-sp.test/acs"')),
  ],
  'addressee-not-checked': [
    no('wrong-destination'),
    alice,
    one(() => ({
      ...responseTo('Destination="https://other-sp.test/acs"'),
      ...confirmed(data(`Recipient="https://other-sp.test/acs" NotOnOrAfter="${at(300)}"`)),
      ...audience('https://other-sp.test'),
    })),
  ],
  'audience-is-enough': [
    no('wrong-destination'),
    alice,
    one(() => ({
      ...responseTo('Destination="https://other-sp.test/acs"'),
      ...confirmed(data(`Recipient="https://other-sp.test/acs" NotOnOrAfter="${at(300)}"`)),
    })),
  ],
  'destination-by-prefix': [no('wrong-destination'), alice, one(responseTo(`Destination="${ACS}.evil"`))],
  'destination-resolved': [
    no('wrong-destination'),
    alice,
    one(responseTo('Destination="https://SP.test:443/saml/x/../acs/"')),
  ],
  'destination-by-site': [no('wrong-destination'), alice, one(responseTo('Destination="https://sp.test/else"'))],
  'destination-of-any-endpoint': [no('wrong-destination'), alice, one(responseTo(`Destination="${ACS}/second"`))],
  'default-endpoint-only': [alice, no('wrong-destination'), atTheSecond],
  'destination-optional': [no('wrong-destination'), alice, one(responseTo(''), { of: 'Response' })],
  'destination-may-be-empty': [no('wrong-destination'), alice, one(responseTo('Destination=""'))],
  'recipient-not-checked': [
    no('wrong-recipient'),
    alice,
    one(confirmed(data(`Recipient="https://other-sp.test" NotOnOrAfter="${at(300)}"`))),
  ],
  'recipient-by-prefix': [
    no('wrong-recipient'),
    alice,
    one(confirmed(data(`Recipient="${ACS}.evil" NotOnOrAfter="${at(300)}"`))),
  ],
  'recipient-resolved': [
    no('wrong-recipient'),
    alice,
    one(confirmed(data(`Recipient="https://SP.test/saml/acs" NotOnOrAfter="${at(300)}"`))),
  ],
  'recipient-by-site': [
    no('wrong-recipient'),
    alice,
    one(confirmed(data(`Recipient="https://sp.test/else" NotOnOrAfter="${at(300)}"`))),
  ],
  'recipient-of-any-endpoint': [
    no('wrong-recipient'),
    alice,
    one(confirmed(data(`Recipient="${ACS}/second" NotOnOrAfter="${at(300)}"`))),
  ],
  'recipient-optional': [no('bad-confirmation'), alice, one(confirmed(data(`NotOnOrAfter="${at(300)}"`)))],
  'confirmation-optional': [no('bad-confirmation'), alice, one({ confirmation: '' })],
  'any-confirmation-method': [
    no('bad-confirmation'),
    alice,
    one(() => ({ confirmation: bearer(confirmationData()).replace('cm:bearer', 'cm:sender-vouches') })),
  ],
  'confirmation-method-folded': [
    no('bad-confirmation'),
    alice,
    one(() => ({ confirmation: bearer(confirmationData()).replace('cm:bearer', 'cm:Bearer') })),
  ],
  'confirmation-method-by-suffix': [
    no('bad-confirmation'),
    alice,
    one(() => ({ confirmation: bearer(confirmationData()).replace('2.0:cm:bearer', '1.0:cm:bearer') })),
  ],
  'first-confirmation-only': [
    alice,
    no('wrong-recipient'),
    one(confirmed(data(`Recipient="urn:x" NotOnOrAfter="${at(300)}"`), confirmationData())),
  ],
  'confirmations-mixed': [
    no('expired'),
    alice,
    one(
      confirmed(
        data(`Recipient="urn:x" NotOnOrAfter="${at(300)}"`),
        data(`Recipient="${ACS}" NotOnOrAfter="${at(-900)}"`),
      ),
    ),
  ],
  'confirmation-not-before-accepted': [
    no('bad-confirmation'),
    alice,
    one(confirmed(confirmationData(` NotBefore="${at(-60)}"`))),
  ],
  'confirmation-end-not-checked': [
    no('expired'),
    alice,
    one(confirmed(data(`Recipient="${ACS}" NotOnOrAfter="${at(-900)}"`))),
  ],
  'confirmation-end-optional': [no('bad-confirmation'), alice, one(confirmed(data(`Recipient="${ACS}"`)))],
  'unreadable-confirmation-end-passes': [
    no('bad-confirmation'),
    alice,
    one(confirmed(data(`Recipient="${ACS}" NotOnOrAfter="never"`))),
  ],
  'in-response-to-ignored': [
    no('unsolicited'),
    alice,
    one({
      ...confirmed(confirmationData(' InResponseTo="_q"')),
      ...responseTo(`Destination="${ACS}" InResponseTo="_q"`),
    }),
  ],
  'in-response-to-of-confirmation-ignored': [
    no('unsolicited'),
    alice,
    one(confirmed(confirmationData(' InResponseTo="_q"'))),
  ],
  'subject-shape-not-checked': [
    no('bad-response'),
    { user: 'b' },
    one({ subject: '<saml:NameID>a</saml:NameID><saml:NameID>b</saml:NameID>' }),
  ],

  'conditions-optional': [no('wrong-audience'), alice, one({ conditions: '' })],
  'conditions-shape-not-checked': [
    no('bad-response'),
    alice,
    one(conditions('', `${restriction(ENTITY)}<saml:OneTimeUse/><saml:OneTimeUse/>`)),
  ],
  'unknown-conditions-ignored': [
    no('bad-response'),
    alice,
    one(conditions('', `${restriction(ENTITY)}<saml:Condition/>`)),
  ],
  'inverted-window-accepted': [
    no('bad-response'),
    alice,
    one(conditions(`NotBefore="${at(60)}" NotOnOrAfter="${at(30)}"`)),
  ],
  'not-before-not-checked': [no('not-yet-valid'), alice, one(conditions(`NotBefore="${at(900)}"`))],
  'unreadable-not-before-passes': [no('bad-response'), alice, one(conditions('NotBefore="soon"'))],
  'not-on-or-after-not-checked': [no('expired'), alice, one(conditions(`NotOnOrAfter="${at(-900)}"`))],
  'unreadable-not-on-or-after-passes': [no('bad-response'), alice, one(conditions('NotOnOrAfter="never"'))],
  'offset-dropped': [no('bad-response'), alice, one(conditions(`NotOnOrAfter="${at(300).replace('Z', '+01:00')}"`))],
  'skew-of-an-hour': [no('expired'), alice, one(conditions(`NotOnOrAfter="${at(-900)}"`))],
  'no-skew': [alice, no('not-yet-valid'), one(conditions(`NotBefore="${at(60)}"`))],
  'audience-not-checked': [no('wrong-audience'), alice, one(audience('https://other-sp.test'))],
  'audience-optional': [no('wrong-audience'), alice, one(conditions('', ''))],
  'audience-by-prefix': [no('wrong-audience'), alice, one(audience(`${ENTITY}-2`))],
  'audience-contains': [no('wrong-audience'), alice, one(audience(`https://evil.test/?${ENTITY}`))],
  'audience-contained': [no('wrong-audience'), alice, one(audience('https://sp.test'))],
  'audience-folded': [no('wrong-audience'), alice, one(audience('HTTPS://sp.test/saml/'))],
  'audience-may-be-acs': [no('wrong-audience'), alice, one(audience(ACS))],
  'audience-by-site': [no('wrong-audience'), alice, one(audience('https://sp.test/else'))],
  'audience-cut-at-comment': [no('wrong-audience'), alice, one(audience(`${ENTITY}<!--x-->.evil.test`))],
  'any-restriction-is-enough': [
    no('wrong-audience'),
    alice,
    one(conditions('', restriction('urn:x') + restriction(ENTITY))),
  ],
  'first-restriction-only': [
    no('wrong-audience'),
    alice,
    one(conditions('', restriction(ENTITY) + restriction('urn:x'))),
  ],
  'first-audience-only': [alice, no('wrong-audience'), one(audience('urn:x', ENTITY))],
  'authn-statement-optional': [no('no-authn-statement'), alice, one({ statements: '' })],
  'session-index-demanded': [alice, no('no-authn-statement'), one(statement(`AuthnInstant="${at(0)}"`))],
  'authn-context-not-checked': [no('bad-response'), alice, one(statement(`AuthnInstant="${at(0)}"`, ''))],
  'locality-refused': [
    alice,
    no('bad-response'),
    one({
      statements: `<saml:AuthnStatement AuthnInstant="${at(0)}"><saml:SubjectLocality Address="192.0.2.1"/><saml:AuthnContext>${classRef('X509')}</saml:AuthnContext></saml:AuthnStatement>`,
    }),
  ],
  'password-demanded': [alice, no('bad-response'), one(statement(`AuthnInstant="${at(0)}"`, classRef('X509')))],
  'authn-instant-not-checked': [no('not-yet-valid'), alice, one(statement(`AuthnInstant="${at(86_400)}"`))],
  'ended-session-accepted': [
    no('expired'),
    alice,
    one(statement(`AuthnInstant="${at(0)}" SessionNotOnOrAfter="${at(-900)}"`)),
  ],
  'replay-not-checked': [no('replayed'), alice, twice(same)],
  'remembers-nothing': [no('replayed'), alice, twice(same)],
  'remembers-responses-only': [no('replayed'), alice, twice((xml) => xml.replace(/ID="_r\d+"/, 'ID="_another"'))],
  'remembers-one-time-use-only': [no('replayed'), alice, twice(same)],

  'attribute-values-cut-at-comment': [
    { user: 'alice.evil' },
    alice,
    one(claims({ RoleSessionName: ['alice<!--x-->.evil'] })),
  ],
  'attribute-values-from-first-child': [
    alice,
    mallory,
    one({}, {}, (xml) => xml.replace('>alice<', '><!--mallory-->alice<')),
  ],
  'attribute-values-cut-to-their-end': [
    { user: 'evil.alice' },
    alice,
    one(claims({ RoleSessionName: ['evil.<?x y?>alice'] }), {}, digestedAnew),
  ],
  'attribute-values-trimmed': [{ user: ' alice' }, alice, one(claims({ RoleSessionName: [' alice'] }))],
  'nested-text-read': [no('bad-claim'), alice, one(claims({ RoleSessionName: ['al<x>ice</x>'] }))],
  'attribute-names-folded': [
    no('missing-claim'),
    alice,
    one({ attributes: { ROLESESSIONNAME: ['alice'], Role: [role('Full Access')] } }),
  ],
  'attribute-names-by-prefix': [
    no('missing-claim'),
    alice,
    one({ attributes: { RoleSessionNameName: ['alice'], Role: [role('Full Access')] } }),
  ],
  'attribute-names-by-suffix': [
    no('missing-claim'),
    alice,
    one({ attributes: { 'https://evil.test/RoleSessionName': ['alice'], Role: [role('Full Access')] } }),
  ],
  'attribute-names-trimmed': [
    no('missing-claim'),
    alice,
    one({
      attributes: {
        ' https://deepsecurity.trendmicro.com/SAML/Attributes/RoleSessionName': ['alice'],
        Role: [role('Full Access')],
      },
    }),
  ],
  'attributes-by-friendly-name': [
    no('missing-claim'),
    alice,
    one({
      attributes: { Role: [role('Full Access')] },
      moreAttributes: attribute('Name="urn:x" FriendlyName="RoleSessionName"', 'alice'),
    }),
  ],
  'first-attribute-statement-only': [
    alice,
    no('missing-claim'),
    one({
      attributes: { RoleSessionName: ['alice'] },
      moreAttributes: `</saml:AttributeStatement><saml:AttributeStatement>${attribute('Role', role('Full Access'))}`,
    }),
  ],
  'unknown-attributes-refused': [alice, no('bad-claim'), one(claims({ 'urn:x': ['y'] }))],
  'name-format-demanded': [
    alice,
    no('bad-claim'),
    one({
      moreAttributes: attribute('Name="urn:x" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:basic"', 'y'),
    }),
  ],
  'typed-values-refused': [
    alice,
    no('bad-claim'),
    one({
      moreAttributes: `<saml:Attribute Name="urn:x"><saml:AttributeValue xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string">y</saml:AttributeValue></saml:Attribute>`,
    }),
  ],
  'user-from-name-id': [alice, { user: 'alice-name-id' }, one()],
  'user-falls-back-to-name-id': [
    no('missing-claim'),
    { user: 'alice-name-id' },
    one({ attributes: { Role: [role('Full Access')] } }),
  ],
  'first-user-name': [no('bad-claim'), alice, one(claims({ RoleSessionName: ['alice', 'mallory'] }))],
  'last-user-name': [no('bad-claim'), mallory, one(claims({ RoleSessionName: ['alice', 'mallory'] }))],
  'equal-user-names-merged': [no('bad-claim'), alice, one(claims({ RoleSessionName: ['alice', 'alice'] }))],
  'second-user-name-refused': [alice, no('bad-claim'), one(claims({ RoleSessionName: ['alice', 'mallory'] }))],
  'blank-user-name': [no('bad-claim'), { user: '(unnamed)' }, one(claims({ RoleSessionName: [''] }))],
  'user-name-trimmed': [{ user: 'alice ' }, alice, one(claims({ RoleSessionName: ['alice '] }))],
  'user-name-folded': [{ user: 'Alice' }, alice, one(claims({ RoleSessionName: ['Alice'] }))],
  'user-name-local-part': [{ user: 'alice@x.test' }, alice, one(claims({ RoleSessionName: ['alice@x.test'] }))],
  'user-name-in-ascii': [{ user: 'alicé' }, alice, one(claims({ RoleSessionName: ['alicé'] }))],
  'user-name-normalized': [{ user: 'ａlice' }, alice, one(claims({ RoleSessionName: ['ａlice'] }))],
  'user-name-without-format': [{ user: 'a\u200dlice' }, alice, one(claims({ RoleSessionName: ['a\u200dlice'] }))],
  'user-name-truncated': [
    { user: 'a'.repeat(65) },
    { user: 'a'.repeat(64) },
    one(claims({ RoleSessionName: ['a'.repeat(65)] })),
  ],
  'name-id-demanded': [alice, no('missing-claim'), one({ subject: '' })],
  'name-id-not-demanded': [no('missing-claim'), alice, one({ subject: '' })],

  'roles-not-counted': [no('bad-claim'), { choices: { length: 11 } }, one(roles(...manyRoles(11)))],
  'eleven-roles-truncated': [no('bad-claim'), { choices: { length: 10 } }, one(roles(...manyRoles(11)))],
  'eleven-roles-refused': [{ choices: { length: 10 } }, no('bad-claim'), one(roles(...manyRoles(11)))],
  'eleven-roles-counted-under-truncation': [
    { choices: { length: 10 } },
    { choices: { length: 11 } },
    one(roles(...manyRoles(11))),
  ],
  'role-attributes-counted-apart': [
    no('bad-claim'),
    { choices: { length: 12 } },
    one({ ...roles(...manyRoles(6)), moreAttributes: attribute('Role', ...manyRoles(12).slice(6)) }),
  ],
  'nine-roles-at-most': [{ choices: { length: 10 } }, no('bad-claim'), one(roles(...manyRoles(10)))],
  'first-role-attribute-only': [
    { choices: [urn('Full Access'), urn('Auditor')] },
    alice,
    one({ moreAttributes: attribute('Role', role('Auditor')) }),
  ],
  'split-roles-merged': [
    no('bad-claim'),
    { choices: { length: 2 } },
    one({ moreAttributes: attribute('Role', role('Auditor')) }),
  ],
  'split-roles-refused': [
    { choices: { length: 2 } },
    no('bad-claim'),
    one({ moreAttributes: attribute('Role', role('Auditor')) }),
  ],
  'default-role': [no('missing-claim'), { role: 'Full Access' }, one({ attributes: { RoleSessionName: ['alice'] } })],
  'urns-found-anywhere': [no('bad-claim'), alice, one(roles(`[${role('Full Access')}]x`.replace(']x', ' ,')))],
  'third-part-ignored': [no('bad-claim'), alice, one(roles(`${role('Full Access')},x`))],
  'lone-role-urn': [no('bad-claim'), alice, one(roles(urn('Full Access')))],
  'urn-prefix-not-checked': [no('bad-claim'), alice, one(roles(role('Full Access').replaceAll('urn:tmds', 'urn:aws')))],
  'role-syntax-folded': [no('bad-claim'), alice, one(roles(role('Full Access').replace(':role/', ':Role/')))],
  'roles-for-role': [no('bad-claim'), alice, one(roles(role('Full Access').replace(':role/', ':roles/')))],
  'role-name-ends-at-blank': [alice, no('unauthorized-role'), one(roles(role('Full Access')))],
  'role-order-either': [no('bad-claim'), alice, one(roles(swapped(role('Full Access'))))],
  'role-order-documented-only': [alice, no('bad-claim'), one(roles(swapped(role('Full Access'))))],
  'role-white-space-trimmed': [no('bad-claim'), alice, one(roles(role('Full Access').replace(',', ',\n    ')))],
  'role-white-space-refused': [alice, no('bad-claim'), one(roles(role('Full Access').replace(',', ', ')))],
  'tenants-not-compared': [
    no('unauthorized-role'),
    { tenant: SECOND },
    one(roles(role('Full Access', TENANT, 'ADFS', SECOND))),
  ],
  'unknown-tenant-is-first': [no('unauthorized-role'), { tenant: TENANT }, one(roles(role('Full Access', '1')))],
  'pod-not-compared': [
    no('unauthorized-role'),
    { tenant: TENANT },
    one(roles(role('Full Access').replaceAll('us-east-ds-1', 'eu-west'))),
  ],
  'tenant-not-checked': [no('unauthorized-role'), { tenant: '1' }, one(roles(role('Full Access', '1')))],
  'provider-name-not-checked': [no('unknown-provider'), alice, one(roles(role('Full Access', TENANT, 'Nobody')))],
  'provider-of-other-issuer': [no('unknown-provider'), alice, one(roles(role('Full Access', TENANT, 'Other')))],
  'role-existence-not-checked': [no('unauthorized-role'), { role: 'Root' }, one(roles(role('Root')))],
  'unknown-role-is-first': [no('unauthorized-role'), { role: 'Full Access' }, one(roles(role('Root')))],
  'role-names-folded': [no('unauthorized-role'), { role: 'full access' }, one(roles(role('full access')))],
  'unusable-pairs-listed': [alice, { choices: { length: 2 } }, one(roles(role('Full Access'), role('Root')))],
  'first-tenant-only': [
    { choices: [urn('Full Access'), urn('Auditor', SECOND)] },
    { tenant: TENANT },
    one(roles(role('Full Access'), role('Auditor', SECOND))),
  ],
  'last-role-taken': [
    { choices: { length: 2 } },
    { role: 'Auditor' },
    one(roles(role('Full Access'), role('Auditor'))),
  ],
  'first-role-taken': [
    { choices: { length: 2 } },
    { role: 'Full Access' },
    one(roles(role('Full Access'), role('Auditor'))),
  ],
  'always-asks': [alice, { choices: { length: 1 } }, one()],
  'whole-tenant-listed': [
    { choices: { length: 2 } },
    { choices: { length: 16 } },
    one(roles(role('Full Access'), role('Auditor'))),
  ],
  'any-role-chosen': [no('unauthorized-role'), { role: 'R1' }, choosing(urn('R1'))],
  'removed-role-chosen': [
    no('unauthorized-role'),
    { role: 'Auditor' },
    choosing(urn('Auditor'), ({ sp }) => sp.admin.removeRole(urn('Auditor'))),
  ],

  'duration-in-minutes': [{ ends: 60 }, { ends: 3600 }, one(claims({ SessionDuration: ['60'] }))],
  'duration-ignored': [{ ends: 60 }, { ends: 28_800 }, one(claims({ SessionDuration: ['60'] }))],
  'duration-leading-digits': [no('bad-claim'), { ends: 8 }, one(claims({ SessionDuration: ['8h'] }))],
  'duration-any-number': [no('bad-claim'), { ends: 1000 }, one(claims({ SessionDuration: ['1e3'] }))],
  'longer-of-two-durations': [no('bad-claim'), { ends: 600 }, one(claims({ SessionDuration: ['60', '600'] }))],
  'first-of-two-durations': [no('bad-claim'), { ends: 60 }, one(claims({ SessionDuration: ['60', '600'] }))],
  'duration-demanded': [alice, no('missing-claim'), one()],
  'long-duration-refused': [{ ends: 28_800 }, no('duration-too-long'), one(claims({ SessionDuration: ['99999'] }))],
  'invalid-duration-ignored': [no('bad-claim'), { ends: 28_800 }, one(claims({ SessionDuration: ['8h'] }))],
  'invalid-duration-refused': [{ ends: 28_800 }, no('bad-claim'), one(claims({ SessionDuration: ['8h'] }))],
  'limit-ignored': [{ ends: 28_800 }, { ends: 99_999 }, one(claims({ SessionDuration: ['99999'] }))],
  'endless-session': [{ ends: 28_800 }, { ends: 31_536_000 }, one()],
  'issuers-end-ignored': [
    { ends: 600 },
    { ends: 28_800 },
    one(statement(`AuthnInstant="${at(0)}" SessionNotOnOrAfter="${at(600)}"`)),
  ],
  'issuers-end-heeded': [
    { ends: 28_800 },
    { ends: 600 },
    one(statement(`AuthnInstant="${at(0)}" SessionNotOnOrAfter="${at(600)}"`)),
  ],
  'issuers-end-wins': [
    { ends: 28_800 },
    { ends: 99_999 },
    one(statement(`AuthnInstant="${at(0)}" SessionNotOnOrAfter="${at(99_999)}"`)),
  ],
  'activity-renews-session': [{ nobody: true }, alice, lasting(claims({ SessionDuration: ['300'] }), 310, true)],
  'sessions-never-end': [{ nobody: true }, alice, lasting(claims({ SessionDuration: ['300'] }), 300)],
  'role-removal-leaves-sessions': [
    { nobody: true },
    alice,
    async (browser) => {
      await browser.present(honestMessage())
      browser.sp.admin.removeRole(urn('Full Access'))
      return browser.whoami()
    },
  ],
  'language-ignored': [{ language: 'ja-JP' }, { language: 'en-US' }, speaking('ja-JP')],
  'english-lacking': [{ language: 'en-US' }, { language: 'ja-JP' }, speaking('ja-JP', 'en-US')],
  'japanese-lacking': [{ language: 'ja-JP' }, { language: 'en-US' }, speaking('ja-JP')],
  'chinese-lacking': [{ language: 'zh-CN' }, { language: 'en-US' }, speaking('zh-CN')],
  'language-demanded': [alice, no('missing-claim'), speaking(undefined)],
  'unsupported-is-another-language': [{ language: 'en-US' }, { language: 'zh-CN' }, speaking('fr-FR')],
  'language-from-list': [{ language: 'en-US' }, { language: 'ja-JP' }, speaking('fr,ja-JP;q=0.5')],
  'first-of-two-languages': [
    { language: 'en-US' },
    { language: 'ja-JP' },
    one(claims({ PreferredLanguage: ['ja-JP', 'zh-CN'] })),
  ],
  'language-by-prefix': [{ language: 'en-US' }, { language: 'ja-JP' }, speaking('ja')],
  'similar-language': [{ language: 'en-US' }, { language: 'ja-JP' }, speaking('JA_jp')],
  'equal-language-only': [{ language: 'ja-JP' }, no('bad-claim'), speaking('ja')],
  'lower-case-language': [
    { language: 'en-US' },
    { language: 'ja-JP' },
    one(claims({ 'https://deepsecurity.trendmicro.com/SAML/attributes/PreferredLanguage': ['ja-JP'] })),
  ],
  'lower-case-language-ignored': [
    { language: 'ja-JP' },
    { language: 'en-US' },
    one(claims({ 'https://deepsecurity.trendmicro.com/SAML/attributes/PreferredLanguage': ['ja-JP'] })),
  ],
  'unsupported-language-refused': [{ language: 'en-US' }, no('bad-claim'), speaking('fr-FR')],
  'unsupported-language-accepted': [no('bad-claim'), alice, speaking('fr-FR')],
  'language-forgotten': [{ language: 'ja-JP' }, { language: 'en-US' }, speaking('ja-JP', undefined)],
  'language-kept': [{ language: 'en-US' }, { language: 'ja-JP' }, speaking('ja-JP', undefined)],
  'first-language-stays': [{ language: 'zh-CN' }, { language: 'ja-JP' }, speaking('ja-JP', 'zh-CN')],

  'loads-external-entities': [
    no('doctype'),
    mallory,
    one(
      named('mallory'),
      {},
      (xml) =>
        `<!DOCTYPE samlp:Response [<!ENTITY x SYSTEM "file:///mallory">]>${xml.replaceAll('>mallory<', '>&x;<')}`,
    ),
  ],
  'loads-document-types': asking((xml) => `<!DOCTYPE samlp:Response SYSTEM "${ELSEWHERE}">${xml}`),
  'loads-parameter-entities': asking(
    (xml) => `<!DOCTYPE samlp:Response [<!ENTITY % x SYSTEM "${ELSEWHERE}">%x;]>${xml}`,
  ),
  'expands-inclusions': [
    no('bad-signature'),
    mallory,
    one(named('mallory'), {}, (xml) =>
      xml.replaceAll(
        '>mallory<',
        '><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///mallory" parse="text"/><',
      ),
    ),
  ],
  'follows-references': [
    no('bad-signature'),
    alice,
    one({}, {}, (xml) =>
      handSigned(xml, main, (info) =>
        info
          .replace(/URI="[^"]*"/, 'URI="file:///mallory"')
          .replace(/(<ds:DigestValue>)[^<]*/, `$1${createHash('sha256').update('mallory').digest('base64')}`),
      ),
    ),
  ],
  'runs-stylesheets': asking((xml) => xml.replace('</ds:Transforms>', `<x a="document('${ELSEWHERE}')"/>$&`)),
  'fetches-keys': asking((xml) => xml.replace('</ds:Signature>', `<ds:RetrievalMethod URI="${ELSEWHERE}"/>$&`)),
  'key-name-is-path': [
    no('bad-signature'),
    alice,
    one({}, { key: rogue }, (xml) =>
      xml
        .replace(/<ds:KeyInfo>.*<\/ds:KeyInfo>/s, '')
        .replace('</ds:Signature>', '<ds:KeyInfo><ds:KeyName>/rogue</ds:KeyName></ds:KeyInfo>$&'),
    ),
  ],
  'key-name-is-secret': [
    no('weak-algorithm'),
    alice,
    one({}, {}, (xml) =>
      handSigned(
        xml
          .replace(/<ds:KeyInfo>.*<\/ds:KeyInfo>/s, '')
          .replace('</ds:Signature>', '<ds:KeyInfo><ds:KeyName>/dev/null</ds:KeyName></ds:KeyInfo>$&'),
        main,
        (info) => info.replace(`${MORE}rsa-sha256`, `${MORE}hmac-sha256`),
        (text) => createHmac('sha256', '').update(text).digest('base64'),
      ),
    ),
  ],
  'loads-schemas': asking((xml) =>
    xml.replace('<samlp:Status>', `<samlp:Status xsi:schemaLocation="urn:x ${ELSEWHERE}">`),
  ),

  'refused-is-signed-in': [no('wrong-audience'), alice, one(audience('urn:x'))],
  'any-request-answered': [no('unsolicited'), alice, answering(() => answerTo('_other'))],
  'request-of-response-ignored': [
    no('unsolicited'),
    alice,
    answering(({ id }) => ({ ...answerTo(id), ...responseTo(`Destination="${ACS}" InResponseTo="_other"`) })),
  ],
  'request-by-browser': [no('unsolicited'), alice, answering(() => answerTo('_other'))],
  'request-of-confirmation-optional': [no('unsolicited'), alice, answering(({ id }) => answerTo(id, ''), '', other)],
  'request-answered-again': [
    no('replayed'),
    alice,
    async (browser) => {
      const { id } = await begun(browser)
      const second = new Browser(browser.sp)
      for (const [name, value] of browser.cookies) second.cookies.set(name, value)
      await browser.present(encode(xmlOf(answerTo(id))))
      return second.present(encode(xmlOf(answerTo(id))))
    },
  ],
  'request-of-any-browser': [
    no('wrong-request'),
    alice,
    async (browser) => {
      const { id } = await begun(new Browser(browser.sp))
      return browser.present(encode(xmlOf(answerTo(id))))
    },
  ],
  'answered-by-anybody': [no('wrong-request'), alice, answering(({ id }) => answerTo(id), '', other)],
  'any-context': [no('weak-context'), alice, answering(({ id }) => answerTo(id), '&context=urn:strong')],
  'stale-authentication': [
    no('weak-context'),
    alice,
    answering(({ id }) => ({ ...answerTo(id), ...statement(`AuthnInstant="${at(-86_400)}"`) }), '&force'),
  ],
  'unsolicited-refused': [{ user: 'alice-name-id' }, no('unsolicited'), one()],
  'request-crashes': [
    { status: 403 },
    { status: 500 },
    async (browser) => {
      const { xml } = await begun(browser)
      return { status: (await browser.form('/saml/acs', { SAMLResponse: encode(xml) })).status }
    },
  ],
  'request-id-by-clock': [{ shown: false }, { shown: true }, showing(({ id }) => /^_\d+$/.test(id))],
  'short-request-id': [{ shown: 7 }, { shown: 5 }, showing(({ id }) => id.length)],
  'request-without-issuer': [{ shown: true }, { shown: false }, holds(/<saml:Issuer>/)],
  'request-out-of-order': [{ shown: true }, { shown: false }, holds(/Issuer>.*NameIDPolicy/)],
  'provider-as-destination': [{ shown: true }, { shown: false }, holds(/Destination="https:\/\/idp.test\/sso"/)],
  'endpoint-by-index': [{ shown: true }, { shown: false }, holds(/AssertionConsumerServiceURL/)],
  'endpoint-by-url-and-index': [{ shown: false }, { shown: true }, holds(/AssertionConsumerServiceIndex/)],
  'endpoint-spelled-otherwise': [{ shown: true }, { shown: false }, holds(/\/saml\/acs"/)],
  'request-demands-format': [{ shown: false }, { shown: true }, holds(/Format=/)],
  'document-type-in-request': [{ shown: false }, { shown: true }, holds(/^<!DOCTYPE/)],
  'zlib-in-redirect': [{ shown: false }, { shown: true }, showing(({ isZlib }) => isZlib)],
  'long-relay-state': [
    { shown: false },
    { shown: true },
    showing(({ relayState }) => relayState.length > 80, '&target=/a/page/somewhere/in/the/console'),
  ],
  'target-anywhere': [{ location: '/' }, { location: 'https://evil.test/' }, returning('https://evil.test/')],
  'three-slashes-are-local': [{ location: '/' }, { location: '///evil.test' }, returning('///evil.test')],
  'backslash-is-local': [{ location: '/' }, { location: '/\\evil.test' }, returning('/\\evil.test')],
  'scheme-without-slashes-is-local': [{ location: '/' }, { location: 'https:evil.test' }, returning('https:evil.test')],
  'own-prefix-is-local': [
    { location: '/' },
    { location: `${new URL(ACS).origin}.evil.test` },
    landing(`${new URL(ACS).origin}.evil.test`),
  ],
  'tab-between-slashes-is-local': [{ location: '/' }, { location: '/\t/evil.test' }, landing('/\t/evil.test')],
  'relay-state-splits-headers': [{ added: null }, { added: '1' }, received('/\r\nx-added: 1')],
  'relay-state-is-linked': [{ page: '' }, { page: '<a href="javascript:a()">Go on</a>' }, received('javascript:a()')],
  'relay-state-is-not-escaped': [
    { page: '' },
    { page: '<p title=""><script>">You are signed in.</p>' },
    received('"><script>'),
  ],
  'session-by-relay-state': [
    alice,
    { user: 'mallory' },
    async (browser) => {
      const second = new Browser(browser.sp)
      await second.present(encode(xmlOf({ subject: '<saml:NameID>mallory</saml:NameID>' })))
      const { relayState } = await begun(second)
      const { id } = await begun(browser)
      return browser.present(encode(xmlOf(answerTo(id))), { RelayState: relayState })
    },
  ],
  'visitor-keeps-id': [
    { same: false },
    { same: true },
    async (browser) => {
      const { id } = await begun(browser)
      const before = browser.cookies.get('sid')
      await browser.present(encode(xmlOf(answerTo(id))))
      return { same: browser.cookies.get('sid') === before }
    },
  ],

  'metadata-want-signed-always': [
    { shown: false },
    { shown: true },
    describing((text) => text.includes('WantAssertionsSigned="true"')),
  ],
  'metadata-want-signed-never': [
    { shown: true },
    { shown: false },
    describing((text) => text.includes('WantAssertionsSigned="true"')),
  ],
  'metadata-announce-signed-requests': [
    { shown: false },
    { shown: true },
    describing((text) => text.includes('AuthnRequestsSigned="true"')),
  ],
  'metadata-with-path': [{ shown: true }, { shown: false }, describing((text) => text.includes(`Location="${ACS}"`))],
  'used-noted-late': [
    { sessions: 1 },
    { sessions: 2 },
    async (browser) => {
      const message = honestMessage()
      const seen = await Promise.all([browser, new Browser(browser.sp)].map((one) => one.present(message)))
      return { sessions: seen.filter((one) => 'user' in one).length }
    },
  ],
  'empty-password-of-federated-user': [
    { nobody: true },
    alice,
    async (browser) => {
      await browser.present(honestMessage())
      const second = new Browser(browser.sp)
      return second.see(await second.form('/login', { name: 'alice', password: '' }))
    },
  ],
  'keeps-session-id': [
    { id: 'token0' },
    { id: 'chosen' },
    async (browser) => {
      browser.cookies.set('sid', 'chosen')
      await browser.present(honestMessage())
      return { id: browser.cookies.get('sid') }
    },
  ],
  'maintenance-by-anyone': [{ on: false }, { on: true }, maintaining('Auditor', 10, 0)],
  'maintenance-by-any-role': [{ on: false }, { on: true }, maintaining('Auditor', 10, 0)],
  'maintenance-by-nobody': [{ on: true }, { on: false }, maintaining('Full Access', 10, 0)],
  'maintenance-for-the-usual-time': [{ on: false }, { on: true }, maintaining('Full Access', -10, 0)],
  'maintenance-in-seconds': [{ on: true }, { on: false }, maintaining('Full Access', 10, 590)],
  'maintenance-milliseconds-as-minutes': [
    { on: false },
    { on: true },
    maintaining('Full Access', 600_000, 610, '/api/computers/1'),
  ],
  'maintenance-for-ever': [{ on: false }, { on: true }, maintaining('Full Access', 10, 610)],
  'third-language-taken': [{ language: 'en-US' }, { language: 'zh-CN' }, speaking('zh-CN')],
  'third-language-refused': [{ language: 'en-US' }, no('bad-claim'), speaking('zh-CN')],
  'console-asks-provider': [{ location: null }, { location: '/saml/login' }, strangerAtConsole],
  'login-ends-nowhere': [{ location: '/' }, { location: '/nowhere' }, landing('/')],
  'ends-not-announced': [{ notices: 1 }, { notices: 0 }, noticed(40_000)],
  'ends-always-announced': [{ notices: 0 }, { notices: 1 }, noticed(0)],
  'inactive-users-kept': [{ language: 'en-US' }, { language: 'ja-JP' }, idleFor(90)],
  'active-users-removed': [{ language: 'ja-JP' }, { language: 'en-US' }, idleFor(30)],
  'open-redirect': [{ location: '/' }, { location: 'https://evil.test/' }, landing('https://evil.test/')],
  'slash-is-local': [{ location: '/' }, { location: '//evil.test' }, landing('//evil.test')],
  'federated-user-without-password': [
    { nobody: true },
    alice,
    async (browser) => {
      await browser.present(honestMessage())
      const second = new Browser(browser.sp)
      return second.see(await second.form('/login', { name: 'alice', password: 'x' }))
    },
  ],

  'name-id-cut-at-comment': [{ user: 'alice.evil' }, alice, one(nameId('alice<!--x-->.evil'))],
  'name-id-from-first-child': [alice, mallory, one(nameId('<!--mallory-->alice'))],
  'name-id-cut-to-its-end': [{ user: 'evil.alice' }, alice, one(nameId('evil.<?x y?>alice'), {}, digestedAnew)],
  'name-id-trimmed': [{ user: ' alice\n' }, alice, one(nameId(' alice\n'))],
  'name-id-folded': [{ user: 'Alice' }, alice, one(nameId('Alice'))],
  'name-id-truncated': [{ user: 'a'.repeat(256) }, { user: 'a'.repeat(64) }, one(nameId('a'.repeat(256)))],
  'name-id-without-format': [{ user: 'a\u200dlice' }, alice, one(nameId('a\u200dlice'))],
  'name-id-normalized': [{ user: 'ａlice' }, alice, one(nameId('ａlice'))],
  'first-name-id-anywhere': [
    no('bad-response'),
    mallory,
    one({}, {}, (xml) => xml.replace('<samlp:Status>', '<saml:NameID>mallory</saml:NameID><samlp:Status>')),
  ],
  'last-name-id-anywhere': [
    no('bad-response'),
    mallory,
    one({}, {}, (xml) => xml.replace('</samlp:Response>', '<saml:NameID>mallory</saml:NameID></samlp:Response>')),
  ],
  'blank-name-id': [no('bad-claim'), { user: '' }, one(nameId(''))],
  'nameless-guest': [no('missing-claim'), { user: 'guest' }, one({ subject: '' })],
  'name-id-local-part': [{ user: 'alice@x.test' }, alice, one(nameId('alice@x.test'))],
  'destination-by-path': [
    no('wrong-destination'),
    alice,
    one(responseTo('Destination="https://other-sp.test:444/saml/acs"')),
  ],
  'confirmation-data-optional': [no('bad-confirmation'), alice, one({ confirmation: bearer('') })],
  'bearers-only': [
    alice,
    no('bad-confirmation'),
    one(() => ({ confirmation: bearer('').replace('cm:bearer', 'cm:x') + bearer(confirmationData()) })),
  ],
  'proxy-restriction-refused': [
    alice,
    no('bad-response'),
    one(conditions('', `${restriction(ENTITY)}<saml:ProxyRestriction Count="0"/>`)),
  ],
  'offset-heeded': [no('bad-response'), alice, one(conditions('NotOnOrAfter="2031-01-15T14:05:00+02:00"'))],
  'milliseconds-only': [alice, no('bad-response'), one(conditions('NotOnOrAfter="2031-01-15T12:05:00.1234Z"'))],
  'last-restriction-only': [
    no('wrong-audience'),
    alice,
    one(conditions('', restriction('urn:x') + restriction(ENTITY))),
  ],
  'stale-response-accepted': [
    no('expired'),
    alice,
    one(responseWith(`Version="2.0" IssueInstant="${at(-7200)}" Destination="${ACS}"`)),
  ],
  'consent-refused': [alice, no('bad-response'), one(responseTo(`Destination="${ACS}" Consent="urn:x"`))],
  'bare-assertion-accepted': [
    no('bad-response'),
    alice,
    one({}, {}, (xml) => assertionIn(xml).replace('<saml:Assertion', `<saml:Assertion ${NS}`)),
  ],
  'guest-without-assertion': [
    no('bad-response'),
    { user: 'guest' },
    one({}, {}, (xml) => xml.replace(assertionIn(xml), '')),
  ],
  'name-id-of-confirmation': [
    { user: 'alice' },
    { user: 'mallory' },
    one(() => ({
      subject: '<saml:NameID>alice</saml:NameID>',
      confirmation: bearer(`<saml:NameID>mallory</saml:NameID>${confirmationData()}`),
    })),
  ],
  'name-id-qualifier-not-checked': [
    no('bad-response'),
    alice,
    one({ subject: `<saml:NameID Format="${FORMAT}persistent" SPNameQualifier="urn:x">alice</saml:NameID>` }),
  ],
  'name-id-format-demanded': [alice, no('bad-response'), one(nameId('alice'))],
  'transients-merged': [
    alice,
    { user: 'visitor' },
    one({ subject: `<saml:NameID Format="${FORMAT}transient">alice</saml:NameID>` }),
  ],
  'guest-without-name-id': [no('missing-claim'), { user: 'guest' }, one({ subject: '' })],
  'attribute-values-split': [{ user: 'a;b' }, no('bad-claim'), one(claims({ RoleSessionName: ['a;b'] }))],
  'attribute-values-unescaped-twice': [{ user: '&lt;' }, { user: '<' }, one(claims({ RoleSessionName: ['&amp;lt;'] }))],
  'attribute-markup-stripped': [{ user: '<b>alice' }, alice, one(claims({ RoleSessionName: ['&lt;b&gt;alice'] }))],
  'hundred-attributes-at-most': [
    alice,
    no('bad-response'),
    one({ moreAttributes: Array.from({ length: 100 }, (_, index) => attribute(`Name="${index}"`, 'x')).join('') }),
  ],
  'attribute-names-on-object': [alice, no('bad-response'), one({ moreAttributes: attribute('Name="toString"', 'x') })],
  'empty-values-refused': [alice, no('bad-response'), one({ moreAttributes: attribute('Name="x"', '') })],
  'attribute-values-cut-at-instruction': [
    no('bad-signature'),
    alice,
    one(claims({ RoleSessionName: ['alice.evil'] }), {}, (xml) => xml.replace('alice.evil', 'alice<?x?>.evil')),
  ],
  'logout-posted-unsigned': [ALIVE, OVER, posting(() => logoutRequest(main))],
  'logout-redirected-unsigned': [
    ALIVE,
    OVER,
    redirecting(() => written([['SAMLRequest', deflated(logoutRequest(main))]])),
  ],
  'logout-query-not-verified': [
    ALIVE,
    OVER,
    redirecting(() => signedQuery(logoutRequest(main), main).replace(/Signature=.*/, 'Signature=AAAA')),
  ],
  'logout-signed-inside': [ALIVE, OVER, redirecting(() => written([['SAMLRequest', deflated(signedRequest())]]))],
  'logout-key-from-key-info': [ALIVE, OVER, posting(() => signedRequest({}, rogue))],
  'logout-digest-not-checked': [
    ALIVE,
    OVER,
    posting(() => signedRequest(nameOf('mallory')).replace('>mallory<', '>alice-name-id<')),
  ],
  'logout-any-signature': [
    ALIVE,
    OVER,
    posting(() => logoutRequest(main, { extensions: `<samlp:Extensions>${assertionIn(xmlOf())}</samlp:Extensions>` })),
  ],
  'logout-looked-up-by-id': [
    ALIVE,
    OVER,
    posting(() => {
      const unsigned = logoutRequest(main, nameOf('mallory'))
      const [signature = ''] = SIGNATURE.exec(signedLogout(unsigned, main)) ?? []
      const extensions = signature.replace('</ds:Signature>', `<ds:Object>${unsigned}</ds:Object></ds:Signature>`)
      return logoutRequest(main, { extensions })
    }),
  ],
  'logout-name-cut-short': [
    ALIVE,
    OVER,
    posting(() => signedRequest(nameOf('alice-name-id.evil')).replace('.evil', '<!---->.evil')),
  ],
  'logout-instructions-not-digested': [
    ALIVE,
    OVER,
    posting(() => signedRequest(nameOf('alice-name-id.evil')).replace('.evil', '<?p?>.evil')),
  ],
  'logout-never-expires': [
    ALIVE,
    OVER,
    posting(() => signedRequest(destined(` Destination="${SLO}" NotOnOrAfter="${at(-3600)}"`))),
  ],
  'logout-expiry-not-a-number': [
    ALIVE,
    OVER,
    posting(() => signedRequest(destined(` Destination="${SLO}" NotOnOrAfter="never"`))),
  ],
  'logout-expiry-demanded': [OVER, ALIVE, posting(() => signedRequest())],
  'logout-destination-ignored': [
    ALIVE,
    OVER,
    posting(() => signedRequest(destined(' Destination="https://elsewhere.test/slo"'))),
  ],
  'logout-destination-optional': [ALIVE, OVER, posting(() => signedRequest(destined('')))],
  'logout-issuer-unchecked': [ALIVE, OVER, posting(() => signedRequest({}, other))],
  'logout-issuer-optional': [ALIVE, OVER, redirecting(() => signedQuery(logoutRequest(main, { issuer: '' }), main))],
  'logout-version-ignored': [ALIVE, OVER, posting(() => signedRequest({ attributes: common(undefined, '1.1') }))],
  'logout-field-ignored': [ALIVE, OVER, leaving((browser) => browser.form(SLO, [field(encode(signedRequest()))]))],
  'logout-zlib-only': [OVER, ALIVE, redirecting(() => signedQuery(logoutRequest(main), main))],
  'logout-replayed': [
    ALIVE,
    OVER,
    leaving(async (browser) => {
      const request = posted(signedRequest())
      await browser.form(SLO, request)
      await browser.present(encode(xmlOf()))
      await browser.form(SLO, request)
    }),
  ],
  'logout-ends-browsers-session': [ALIVE, OVER, posting(() => signedRequest(nameOf('mallory')))],
  'logout-session-index-ignored': [
    ALIVE,
    OVER,
    posting(() => signedRequest({ sessions: '<samlp:SessionIndex>another</samlp:SessionIndex>' })),
  ],
  'logout-session-index-demanded': [OVER, ALIVE, posting(() => signedRequest({ sessions: '' }))],
  'logout-qualifiers-ignored': [
    ALIVE,
    OVER,
    posting(() => signedRequest(nameOf('alice-name-id', ' NameQualifier="https://elsewhere.test/"'))),
  ],
  'logout-format-ignored': [
    ALIVE,
    OVER,
    posting(() =>
      signedRequest(nameOf('alice-name-id', ' Format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient"')),
    ),
  ],
  'logout-unasked-answers': [ALIVE, OVER, posting(() => signedLogout(logoutResponse(main), main))],
  'logout-any-issuers-answer': [
    ALIVE,
    OVER,
    async (browser) => {
      const [, id] = / ID="([^"]+)"/.exec(carriedBy(await leftBy(browser))) ?? []
      await browser.form(SLO, posted(signedLogout(logoutResponse(other, id), other)))
      return browser.whoami()
    },
  ],
  'logout-ends-early': [ALIVE, OVER, leaving((browser) => browser.form('/logout', {}))],
  'logout-ends-late': [OVER, ALIVE, leaving((browser) => browser.form('/logout', {}))],
  'logout-by-link': [{ status: 403 }, { status: 303 }, byLink],
  'logout-not-by-link': [{ status: 303 }, { status: 403 }, byLink],
  'logout-request-unsigned': [
    { signed: true },
    { signed: false },
    async (browser) => ({ signed: isSigned(await leftBy(browser)) }),
  ],
  'logout-response-unsigned': [
    { signed: true },
    { signed: false },
    async (browser) => ({ signed: isSigned(await answeredBy(browser)) }),
  ],
  'logout-signs-decoded': [
    { signed: true },
    { signed: false },
    async (browser) => ({ signed: isSigned(await leftBy(browser)) }),
  ],
  'logout-name-stripped': [
    { qualified: true },
    { qualified: false },
    async (browser) => {
      const subject = '<saml:NameID NameQualifier="https://idp.test/names">alice-name-id</saml:NameID>'
      const said = carriedBy(await leftBy(browser, { subject }))
      return { qualified: said.includes('NameQualifier="https://idp.test/names"') }
    },
  ],
  'logout-request-without-destination': [
    { destined: true },
    { destined: false },
    async (browser) => ({ destined: carriedBy(await leftBy(browser)).includes(' Destination="https://idp.test/slo"') }),
  ],
  'logout-response-to-nothing': [
    { answers: true },
    { answers: false },
    async (browser) => {
      const request = logoutRequest(main)
      const [, id] = / ID="([^"]+)"/.exec(request) ?? []
      return { answers: carriedBy(await answeredBy(browser, request)).includes(` InResponseTo="${id}"`) }
    },
  ],
  'logout-last-pair-read': [ALIVE, OVER, redirecting(() => twoRequests().join('&'))],
  'logout-first-pair-read': [ALIVE, OVER, redirecting(() => twoRequests().toReversed().join('&'))],
  'logout-request-beside-response': [
    ALIVE,
    OVER,
    redirecting(() => `${twoRequests()[1]}&${signedQuery(logoutResponse(main), main)}`),
  ],
  'logout-query-as-it-stands': [
    ALIVE,
    OVER,
    redirecting(() => {
      const text = written([
        ['SigAlg', RSA_SHA256],
        ['SAMLRequest', deflated(logoutRequest(main))],
      ])
      return `${text}&${written([signatureOver(text, main)])}`
    }),
  ],
  'logout-query-escaped-anew': [
    OVER,
    ALIVE,
    redirecting(() => {
      const pairs: readonly Pair[] = [
        ['SAMLRequest', deflated(logoutRequest(main))],
        ['SigAlg', RSA_SHA256],
      ]
      const text = written(pairs).replace(/%[0-9A-F]{2}/g, (octet) => octet.toLowerCase())
      return `${text}&${written([signatureOver(text, main)])}`
    }),
  ],
  'logout-algorithm-assumed': [
    ALIVE,
    OVER,
    redirecting(() =>
      signedQuery(logoutRequest(main), main).replace(encodeURIComponent(RSA_SHA256), encodeURIComponent(RSA_SHA512)),
    ),
  ],
  'logout-unknown-algorithm-defaults': [
    ALIVE,
    OVER,
    redirecting(() => signedQuery(logoutRequest(main), main, 'sha256', 'urn:example:rsa-sha256')),
  ],
  'logout-sha1-accepted': [ALIVE, OVER, redirecting(() => signedQuery(logoutRequest(main), main, 'sha1', RSA_SHA1))],
  'logout-sha1-refused': [OVER, ALIVE, redirecting(() => signedQuery(logoutRequest(main), main, 'sha1', RSA_SHA1))],
  'logout-response-signs-in': [no('bad-response'), { user: '' }, raw(() => signedLogout(logoutResponse(main), main))],
}

function swapped(value: string): string {
  return value.split(',').reverse().join(',')
}

function digestOfAssertion(xml: string): string {
  const bare = assertionIn(xml).replace(/<ds:Signature .*<\/ds:Signature>/s, '')
  return digestOf(bare.replace('<saml:Assertion', `<saml:Assertion ${NS}`))
}

/** Tampered with, and the digest that would be true now put beside the one that was. */
function besideDigest(xml: string, put: (own: string, other: string) => string): string {
  const changed = tampered(xml)
  const digest = digestOfAssertion(changed)
  return changed.replace(/(<ds:DigestValue>)([^<]*)/, (_, tag: string, own: string) => tag + put(own, digest))
}

/** A forged SignedInfo before or behind the genuine one. @see CVE-2025-29774 */
function twoInfos(xml: string, forgedIs: 'first' | 'last'): string {
  const changed = tampered(xml)
  const [genuine = ''] = /<ds:SignedInfo.*<\/ds:SignedInfo>/s.exec(changed) ?? []
  const fake = genuine.replace(/(<ds:DigestValue>)[^<]*/, `$1${digestOfAssertion(changed)}`)
  return changed.replace(genuine, forgedIs === 'first' ? fake + genuine : genuine + fake)
}

/** A true SignedInfo of a forged assertion, and the genuine assertion, in an Object before the genuine SignedInfo. */
function infoInObject(xml: string): string {
  const fake = forged(xml)
  const [signature = ''] = SIGNATURE.exec(xml) ?? []
  const [genuine = ''] = /<ds:SignedInfo.*<\/ds:SignedInfo>/s.exec(signature) ?? []
  const own = genuine
    .replace(/URI="[^"]*"/, 'URI="#_forged"')
    .replace(/(<ds:DigestValue>)[^<]*/, `$1${digestOfAssertion(fake)}`)
  const original = assertionIn(xml).replace(SIGNATURE, '')
  const holder = signature.replace(genuine, `<ds:Object>${own}${original}</ds:Object>${genuine}`)
  return xml.replace(assertionIn(xml), fake.replace('</saml:Issuer>', `</saml:Issuer>${holder}`))
}

const all = Object.entries(flaws) as readonly (readonly [FlawName, Flaw])[]

const visit = (flaw: Flaw, by: ReturnType<typeof exchanged>): Browser =>
  new Browser(
    spFor({
      product: flaw.product ?? 'deep-security',
      policy: flaw.policy === 'lenient' ? lenient : {},
      exchanged: by,
      maintainers: ['Full Access'],
      singleLogout: { privateKey: slo.privateKey, certificate: main.certificate },
      load: async (url) => {
        asked.push(url)
        return url === 'file:///rogue' ? pem(rogue.certificate) : url.slice('file:///'.length).replace('dev/null', '')
      },
      ...decrypting(SP_KEYS.current, SP_KEYS.second),
      ...(flaw.product === 'tmws' ? asTmws : {}),
    }),
  )

describe('each flaw shows where the honest check does not', () => {
  test.each(all)('%s', async (name, flaw) => {
    const [honest, flawed, scene] = rows[name]
    expect(await scene(visit(flaw, {})), 'the honest SP').toMatchObject(honest as object)
    expect(await scene(visit(flaw, exchanged(flaw))), 'the flawed SP').toMatchObject(flawed as object)
  })
})

test('there is a flaw for every check and every rule', () => {
  const exchangedNames = new Set(all.flatMap(([, flaw]) => Object.keys(exchanged(flaw))))
  expect([...Object.keys(checks), ...Object.keys(rules)].filter((name) => !exchangedNames.has(name))).toEqual([])
})

test('there is a case for every flaw', () => {
  expect(Object.entries(killedBy).filter(([, cases]) => cases.length === 0)).toEqual([])
})
