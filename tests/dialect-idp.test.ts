import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from 'cheerio'
import { XmlDocument, XmlElement } from 'libxml2-wasm'
import { afterAll, describe, expect, test } from 'vitest'
import { openDirectory } from '../cli/directory-file.ts'
import { registeredSps } from '../cli/idp.ts'
import { DIALECT_NAMES, DIALECTS, type DialectName } from '../mock-idp/dialects/index.ts'
import { startPath } from '../mock-idp/dialects/start.ts'
import { NAMESPACES } from '../mock-idp/message/node.ts'
import { createIdp, type IdpOptions } from '../mock-idp/server/idp.tsx'
import { randomIds } from '../mock-idp/sign/ids.ts'
import { createReferenceSp } from '../reference-sp/app.tsx'
import { keyring, main } from './test-facts.ts'
import { certificatePem } from './test-keys.ts'
import { needTool } from './tool.ts'

const IDP = 'https://idp.test'
const SP = 'https://sp.test'
const ENTITY = `${SP}/saml`
const ACS = `${SP}/saml/acs`

const idpOf = (dialect: DialectName, changed: Partial<IdpOptions> = {}) =>
  createIdp({
    baseUrl: IDP,
    keyring,
    now: Date.now,
    nextId: randomIds(),
    sps: [{ entityId: ENTITY, acs: ACS }],
    defaultUser: 'alice',
    dialect,
    ...changed,
  })

const plainSp = (nameId: 'required' | 'optional' = 'optional') => {
  const tokens = randomIds()
  return createReferenceSp({
    product: 'generic',
    entityId: ENTITY,
    baseUrl: SP,
    policy: { nameId },
    tenants: [],
    now: Date.now,
    randomToken: () => tokens(),
    skewSeconds: 60,
    defaultSessionSeconds: 3600,
  })
}

/** Trend Cloud One with one account, into which one group of that provider leads. */
const cloudSp = (entityId: string) => {
  const tokens = randomIds()
  const mapping = {
    claims: { groups: 'groups' },
    roles: [['cloud-admins', 'urn:cloudone:identity:us-1:1:role/full-access']],
  } as const
  return createReferenceSp({
    product: 'cloud-one',
    entityId: ENTITY,
    baseUrl: SP,
    policy: { nameId: 'required' },
    tenants: [{ pod: 'us-1', id: '1', roles: ['full-access'], providers: [], mappings: [{ entityId, mapping }] }],
    now: Date.now,
    randomToken: () => tokens(),
    skewSeconds: 60,
    defaultSessionSeconds: 3600,
  })
}

/** The fields of the form of a page. */
const fieldsOf = async (answer: Response): Promise<Record<string, string>> => {
  const $ = load(await answer.text())
  return Object.fromEntries(
    $('input')
      .map((_, input) => [[$(input).attr('name') ?? '', $(input).attr('value') ?? '']])
      .get(),
  )
}

const metadataOf = async (dialect: DialectName, app = idpOf(dialect)): Promise<string> => {
  const path = DIALECTS[dialect].doors.metadata?.is.path ?? '/main/metadata'
  const answer = await app.request(`${IDP}${path}`)
  expect(answer.status).toBe(200)
  return answer.text()
}

const begin = (dialect: DialectName, relayState?: string): string => {
  const start = DIALECTS[dialect].doors.start?.is
  if (start === undefined) throw new RangeError(`${dialect} begins no login`)
  const path = startPath(start, { sp: ENTITY, relayState })
  return `${IDP}${path}${path.includes('?') ? '&' : '?'}user=alice`
}

describe('the mock IdP', () => {
  test.each(DIALECT_NAMES.filter((name) => name !== 'adfs-without-name-id'))(
    'as %s is imported by the reference SP, and signs a user in by the URL of that product',
    async (dialect) => {
      const app = idpOf(dialect)
      const sp = plainSp()
      expect(sp.admin.register({ metadata: await metadataOf(dialect, app) })).toMatchObject({ kind: 'done' })
      const page = await app.request(begin(dialect, '/'))
      const answer = await sp.fetch(
        new Request(ACS, { method: 'POST', body: new URLSearchParams(await fieldsOf(page)), redirect: 'manual' }),
      )
      const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
      const who = await sp.fetch(new Request(`${SP}/whoami`, { headers: { cookie } }))
      expect(await who.json()).toMatchObject({ authenticated: true, user: 'alice' })
    },
  )

  // TC1-FLOW-2: users come by the portal of their organization, that is by a URL of the identity provider.
  test.each(['adfs', 'entra', 'okta'] as const)('as %s leads from its portal into Trend Cloud One', async (dialect) => {
    const app = idpOf(dialect, { claims: { role: 'groups' }, roles: ['cloud-admins'] })
    const metadata = await metadataOf(dialect, app)
    const sp = cloudSp(/entityID="([^"]*)"/.exec(metadata)?.[1] ?? '')
    expect(sp.admin.register({ metadata })).toMatchObject({ kind: 'done' })
    const page = await app.request(begin(dialect, '/'))
    const answer = await sp.fetch(
      new Request(ACS, { method: 'POST', body: new URLSearchParams(await fieldsOf(page)), redirect: 'manual' }),
    )
    expect(answer.headers.get('location')).toBe('/')
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
    const who = await sp.fetch(new Request(`${SP}/whoami`, { headers: { cookie } }))
    expect(await who.json()).toMatchObject({
      user: 'alice',
      tenant: '1',
      roles: [expect.stringMatching(/full-access$/)],
    })
  })

  test('asks who it is where the URL of the product does not say', async () => {
    const page = await idpOf('adfs').request(begin('adfs', '/home').replace('&user=alice', ''))
    expect(await fieldsOf(page)).toMatchObject({ sp: ENTITY, RelayState: '/home', user: 'alice' })
  })

  test('begins no login for an SP that it does not know', async () => {
    const url = begin('shibboleth').replace('sp.test', 'evil.test')
    expect((await idpOf('shibboleth').request(url)).status).toBe(400)
  })

  test.each(['adfs', 'entra'] as const)(
    'as %s has metadata with roles of WS-Federation and a signature',
    async (name) => {
      const xml = await metadataOf(name)
      using document = XmlDocument.fromString(xml)
      const children = document
        .find('/md:EntityDescriptor/*', NAMESPACES)
        .flatMap((one) => (one instanceof XmlElement ? one.name : []))
      expect(children).toEqual([
        'Signature',
        'RoleDescriptor',
        'RoleDescriptor',
        'SPSSODescriptor',
        'IDPSSODescriptor',
        'ContactPerson',
      ])
      expect(document.find('//md:RoleDescriptor/@xsi:type', NAMESPACES).map((one) => one.content)).toEqual([
        'fed:ApplicationServiceType',
        'fed:SecurityTokenServiceType',
      ])
      expect(document.get('//md:IDPSSODescriptor/saml:Attribute', NAMESPACES)).toBeTruthy()
    },
  )

  test('signs those metadata so that xmlsec1 verifies them', async (ctx) => {
    needTool(ctx, 'xmlsec1')
    const folder = mkdtempSync(join(tmpdir(), 'saml-assay-metadata-'))
    try {
      const [pem, file] = [join(folder, 'idp.pem'), join(folder, 'metadata.xml')]
      writeFileSync(pem, certificatePem(main))
      writeFileSync(file, await metadataOf('adfs'))
      const id = ['--id-attr:ID', `${NAMESPACES.md}:EntityDescriptor`]
      const { status, stderr } = spawnSync(
        'xmlsec1',
        ['--verify', '--trusted-pem', pem, '--enabled-key-data', 'x509', ...id, file],
        { encoding: 'utf8' },
      )
      expect(stderr).toContain('OK')
      expect(status).toBe(0)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('names itself as the product would, and where it has its metadata (ADFS-MD-1)', async () => {
    expect(DIALECTS.adfs.doors.metadata?.is.path).toBe('/FederationMetadata/2007-06/FederationMetadata.xml')
    expect(await metadataOf('adfs')).toContain(`entityID="${IDP}/adfs/services/trust"`)
    expect(await metadataOf('keycloak')).toContain(`Location="${IDP}/realms/assay/protocol/saml"`)
    expect(await metadataOf('pingone')).toContain(`entityID="${main.entityId}"`)
  })
})

describe('a request that the product refuses', () => {
  const ask = (dialect: DialectName, policy: string) => {
    const xml = `<samlp:AuthnRequest xmlns:samlp="${NAMESPACES.samlp}" xmlns:saml="${NAMESPACES.saml}" ID="_req" Version="2.0" IssueInstant="2026-01-01T00:00:00Z"><saml:Issuer>${ENTITY}</saml:Issuer>${policy}</samlp:AuthnRequest>`
    const body = new URLSearchParams({ SAMLRequest: Buffer.from(xml).toString('base64'), user: 'alice' })
    return idpOf(dialect).request(`${IDP}/main/sso`, { method: 'POST', body })
  }
  const answered = async (answer: Response | Promise<Response>) => {
    const { SAMLResponse = '' } = await fieldsOf(await answer)
    using document = XmlDocument.fromString(Buffer.from(SAMLResponse, 'base64').toString())
    const found = (xpath: string) => document.find(xpath, NAMESPACES).map((one) => one.content)
    return {
      codes: found('//samlp:StatusCode/@Value').map((uri) => uri.split(':').at(-1)),
      assertions: found('//saml:Assertion').length,
      signed: found('/samlp:Response/ds:Signature').length,
      answers: found('/samlp:Response/@InResponseTo'),
    }
  }
  const persistent = '<samlp:NameIDPolicy Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"/>'
  const x509 =
    '<samlp:RequestedAuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:X509</saml:AuthnContextClassRef></samlp:RequestedAuthnContext>'
  const refused = { assertions: 0, signed: 1, answers: ['_req'] }

  test('AD FS: a format of NameID that no rule issues', async () => {
    expect(await answered(ask('adfs', persistent))).toEqual({ ...refused, codes: ['Requester', 'InvalidNameIDPolicy'] })
  })

  test('Entra: another way of signing in than there is', async () => {
    expect(await answered(ask('entra', x509))).toEqual({ ...refused, codes: ['Requester', 'RequestUnsupported'] })
  })

  test('others answer it', async () => {
    expect(await answered(ask('okta', persistent))).toMatchObject({ codes: ['Success'], assertions: 1 })
    expect(await answered(ask('adfs', ''))).toMatchObject({ codes: ['Success'], assertions: 1, signed: 0 })
  })
})

describe('the trust of the mock IdP in an SP', () => {
  const folder = mkdtempSync(join(tmpdir(), 'saml-assay-rp-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const registered = (attributes: string, content: string) => {
    const file = join(folder, 'sp.xml')
    writeFileSync(
      file,
      `<md:EntityDescriptor xmlns:md="${NAMESPACES.md}"${attributes}><md:SPSSODescriptor protocolSupportEnumeration="${NAMESPACES.samlp}">${content}</md:SPSSODescriptor></md:EntityDescriptor>`,
    )
    return registeredSps({ 'sp-metadata': file })
  }
  const acs = `<md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${ACS}" index="0"/>`

  test('is made of the metadata of the SP (ADFS-RP-1)', async () => {
    expect(await registered(` entityID="${ENTITY}"`, acs)).toMatchObject([{ entityId: ENTITY, acs: ACS }])
  })

  test('is not made of metadata without an endpoint or an entity id', async () => {
    await expect(registered(` entityID="${ENTITY}"`, '')).rejects.toThrow('no assertion consumer service')
    await expect(registered('', acs)).rejects.toThrow('no entityID')
  })
})

describe('the mock IdP with a directory', () => {
  const opened = openDirectory('fixtures/directories/corp.json')
  const as = async (dialect: DialectName, user: string) => {
    const url = begin(dialect).replace('user=alice', `user=${encodeURIComponent(user)}`)
    return idpOf(dialect, { tokenOf: (await opened).tokenOf }).request(url)
  }

  test('signs in with the claims of its rules, and without a NameID where no rule issues one', async () => {
    const { SAMLResponse = '' } = await fieldsOf(await as('adfs', 'alice'))
    const xml = Buffer.from(SAMLResponse, 'base64').toString()
    expect(xml).toContain(':0123456789:role/ADFS-READONLY</AttributeValue>')
    expect(xml).toContain('<AttributeValue>ja-JP</AttributeValue>')
    expect(xml).not.toContain('NameID')
    expect(xml).not.toContain('http://temp/variable')
  })

  test('signs in nobody whom the directory does not know or has disabled', async () => {
    for (const user of ['mallory', 'dave']) expect((await as('adfs', user)).status).toBe(400)
  })

  test.each([
    ['{', 'is no JSON'],
    ['{"domain":"X","people":[]}', 'people'],
    ['{"domain":"X","people":[{"account":"a"}],"rules":"none.rules"}', 'none.rules cannot be read'],
  ])('is not made of a file that says %s', async (text, message) => {
    const folder = mkdtempSync(join(tmpdir(), 'saml-assay-directory-'))
    try {
      writeFileSync(join(folder, 'd.json'), text)
      await expect(openDirectory(join(folder, 'd.json'))).rejects.toThrow(message)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
