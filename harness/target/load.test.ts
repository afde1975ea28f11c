// biome-ignore-all lint/suspicious/noTemplateCurlyInString: target files name their variables like this
import { generateKeyPairSync } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeCertificate } from '../../certs/certificate.ts'
import type { SpKeys } from '../../certs/sp-keys.ts'
import type { Keyring } from '../../mock-idp/sign/keyring.ts'
import type { Profile } from '../../suites/profiles/profile.ts'
import { HarnessError } from '../error.ts'
import { DEFAULTS } from './defaults.ts'
import { type LoadContext, loadTargets } from './load.ts'

function newPair(bits = 1024) {
  const { privateKey: key, publicKey } = generateKeyPairSync('rsa', { modulusLength: bits })
  const [notBefore, notAfter] = [new Date('2025-01-01T00:00:00Z'), new Date('2035-01-01T00:00:00Z')]
  const certificate = makeCertificate({ key, subject: 'main', serial: '41', notBefore, notAfter })
  return { key, publicKey, pem: key.export({ type: 'pkcs8', format: 'pem' }).toString(), certificate }
}
const pair = newPair()
const another = newPair()
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' })
const locked = pair.key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })

const FILES: Readonly<Record<string, string>> = {
  '/project/keys/main.key.pem': pair.pem,
  '/project/keys/main.crt.pem': pair.certificate.toString(),
  '/project/keys/another.crt.pem': another.certificate.toString(),
  '/project/keys/ec.key.pem': String(ec),
  '/project/keys/locked.key.pem': String(locked),
  '/project/keys/not.pem': 'hush hush',
}
const KEYRING: Keyring = {
  main: {
    entityId: 'https://idp.example/main',
    privateKey: pair.key,
    publicKey: pair.publicKey,
    certificate: pair.certificate.raw.toString('base64'),
  },
}
const spKey = ({ key, certificate }: typeof pair) => ({
  privateKey: key,
  certificate: certificate.raw.toString('base64'),
})
const SP_KEYS: SpKeys = { own: [spKey(pair), spKey(another)], neighbour: spKey(another) }
const SECRET = 'Gei/Heim+123'
const ENV = {
  ORIGIN: 'https://sp.example',
  TOKEN: SECRET,
  EMPTY: '',
  KEY_PEM: pair.pem.replaceAll('\n', '\\n'),
  CERT_PEM: pair.certificate.toString(),
}

/** Reads a target file that lies in /project. */
function load(yaml: string, context: Partial<LoadContext> = {}) {
  return loadTargets('/project/saml-assay.yaml', {
    env: ENV,
    readFile: async (path) => {
      const text = path === '/project/saml-assay.yaml' ? yaml : FILES[path]
      if (text === undefined) throw Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' })
      return text
    },
    ensureIssuers: async () => KEYRING,
    ensureSpKeys: async () => SP_KEYS,
    ...context,
  })
}
async function refusal(yaml: string, context: Partial<LoadContext> = {}): Promise<HarnessError> {
  const error: unknown = await load(yaml, context).catch((thrown: unknown) => thrown)
  if (error instanceof HarnessError) return error
  throw new Error('the file was taken', { cause: error })
}
/** The lines of the refusal, without the name of the file. */
async function lines(yaml: string, context: Partial<LoadContext> = {}): Promise<string[]> {
  const { code, message } = await refusal(yaml, context)
  expect(code).toBe('TARGET_FILE')
  return message.split('\n').map((line) => line.replace(/^\/project\/saml-assay\.yaml:/, ''))
}

const GOOD = `name: sp
profile: saml2
sp:
  entityId: https://sp.example
  acs: https://sp.example/saml/acs
issuers:
  folder: keys
identities:
  provisioning: jit
observe:
  identity:
    get: /whoami
    alive: { status: 200 }
    user: { json: /user }
  anonymous: { status: 401 }
`
/** The good file with one piece exchanged. */
function but(piece: string, by: string): string {
  if (!GOOD.includes(piece)) throw new Error(`the good file has no ${piece}`)
  return GOOD.replace(piece, by)
}
const plus = (more: string): string => `${GOOD}${more}\n`
const indented = (text: string): string => text.replace(/^(?=.)/gm, '    ').replace('    ', '  - ')

describe('a target file', () => {
  test('that says only what it must gets the defaults', async () => {
    expect(await load(GOOD)).toEqual([
      {
        name: 'sp',
        profile: 'saml2',
        sp: { entityId: 'https://sp.example', acs: 'https://sp.example/saml/acs', metadata: undefined },
        issuers: KEYRING,
        identities: { provisioning: 'jit' },
        tenants: [],
        policy: {},
        hooks: {},
        canary: {},
        observe: {
          identity: { get: '/whoami', alive: { status: 200 }, user: { json: '/user' } },
          anonymous: { status: 401 },
        },
        ...DEFAULTS,
      },
    ])
  })

  test('that says all is read as it stands', async () => {
    const [target] = await load(
      but('acs: https://sp.example/saml/acs', 'acs: https://sp.example/saml/acs\n  metadata: /saml/metadata')
        .replace('provisioning: jit', 'provisioning: listed\n  accounts: [alice, bob]\n  marker: mallory')
        .concat(`modes: [assertion, both]
trusts: [main, rollover]
tenants:
  - { id: '1', providers: { main: 'urn:p' }, roles: ['urn:r'] }
policy: { roles.onExcess: truncate, session.lesserEndWins: yes }
skewSeconds: 180
session: { adminLimitSeconds: 3600 }
relayState: ''
hooks:
  clock:
    set: { method: POST, url: /clock, contentType: text/plain, body: '{value}', headers: { Authorization: 'Bearer \${TOKEN}' } }
    undo: { method: GET, url: 'https://admin.example/clock?to=0' }
canary:
  reach: { method: POST, url: /import, body: '{"url":"{value}"}' }
  listen: { host: 10.0.0.5, url: 'http://harness.example:8099' }
limits: { concurrency: 4 }
`),
    )
    expect(target).toMatchObject({
      sp: { metadata: 'https://sp.example/saml/metadata' },
      identities: { provisioning: 'listed', accounts: ['alice', 'bob'], marker: 'mallory' },
      modes: ['assertion', 'both'],
      trusts: ['main', 'rollover'],
      tenants: [{ id: '1', providers: { main: 'urn:p' }, roles: ['urn:r'] }],
      policy: { 'roles.onExcess': 'truncate', 'session.lesserEndWins': 'yes' },
      skewSeconds: 180,
      session: { toleranceSeconds: 2, adminLimitSeconds: 3600 },
      relayState: '',
      hooks: {
        clock: {
          set: { contentType: 'text/plain', headers: { Authorization: `Bearer ${SECRET}` } },
          undo: { method: 'GET', url: 'https://admin.example/clock?to=0' },
        },
      },
      canary: {
        reach: { method: 'POST', url: '/import', body: '{"url":"{value}"}' },
        listen: { host: '10.0.0.5', port: 0, url: 'http://harness.example:8099' },
      },
      limits: { ...DEFAULTS.limits, concurrency: 4 },
    })
  })

  test('may hold several targets, which may share what an anchor names', async () => {
    const [first, second] = await load(`targets:
${indented(GOOD.replace('observe:', 'observe: &observe'))}
  - name: second
    profile: deep-security
    sp: { entityId: urn:second, acs: 'http://127.0.0.1:8080/acs' }
    issuers: { folder: keys }
    identities: { provisioning: jit }
    observe:
      <<: *observe
      anonymous: { json: { /authenticated: false } }
`)
    expect([first?.name, second?.name, second?.profile]).toEqual(['sp', 'second', 'deep-security'])
    expect(second?.observe).toEqual({ ...first?.observe, anonymous: { json: { '/authenticated': false } } })
  })

  test('takes the environment into values, and never into keys', async () => {
    const [target] = await load(
      but('entityId: https://sp.example', 'entityId: ${ORIGIN}/${PATH_:-saml}')
        .replace('acs: https://sp.example/saml/acs', 'acs: "${ORIGIN}/acs"')
        .concat("relayState: '${EMPTY}${EMPTY:-default}$${ORIGIN} $HOME'\n"),
    )
    expect(target?.sp).toMatchObject({ entityId: 'https://sp.example/saml', acs: 'https://sp.example/acs' })
    expect(target?.relayState).toBe('default${ORIGIN} $HOME')
    expect(await lines(plus('${TOKEN}: 1'))).toEqual([
      expect.stringMatching(/^16:1: \["\$\{TOKEN\}"\]: unknown key; expected one of name, /),
    ])
  })

  test('an environment cannot bring YAML in', async () => {
    const [target] = await load(plus('relayState: ${TOKEN}'), { env: { TOKEN: 'x\nname: evil # ${ORIGIN}' } })
    expect(target?.relayState).toBe('x\nname: evil # ${ORIGIN}')
  })

  test('with several fields in one matcher means all of them', async () => {
    const [target] = await load(but('{ status: 401 }', '{ status: [401, 4xx], json: { /authenticated: false } }'))
    expect(target?.observe?.anonymous).toEqual({
      allOf: [{ status: [401, '4xx'] }, { json: { '/authenticated': false } }],
    })
  })

  test("takes a profile's policy where it declares none", async () => {
    const policy = { 'roles.onExcess': 'reject', nameId: 'required' } as const
    const profiles = { saml2: { policy } as Profile }
    const [target] = await load(plus('policy: { nameId: optional }'), { profiles })
    expect(target?.policy).toEqual({ 'roles.onExcess': 'reject', nameId: 'optional' })
  })

  test('names the folder of its issuers from where it lies', async () => {
    const asked: string[] = []
    const ensureIssuers = async (folder: string) => {
      asked.push(folder)
      return KEYRING
    }
    await load(GOOD, { ensureIssuers })
    await load(but('folder: keys', 'folder: /elsewhere'), { ensureIssuers })
    expect(asked).toEqual(['/project/keys', '/elsewhere'])
  })
})

describe('waivers', () => {
  const waivers = (...entries: readonly string[]) =>
    plus(['waivers:', ...entries.map((one) => `  - ${one}`)].join('\n'))

  test('are read as they stand', async () => {
    const [target] = await load(
      waivers(
        '{ case: conditions/expired, reason: issue 7, until: 2026-12-31 }',
        '{ case: conditions/expired, mode: both, reason: issue 8, until: "2026-12-31" }',
      ),
    )
    expect(target?.waivers).toEqual([
      { case: 'conditions/expired', reason: 'issue 7', until: '2026-12-31' },
      { case: 'conditions/expired', mode: 'both', reason: 'issue 8', until: '2026-12-31' },
    ])
  })

  test.each([
    [
      'of an unknown case',
      '{ case: conditions/expird, reason: r, until: 2026-12-31 }',
      /case: no case .*"conditions\/expired"/,
    ],
    [
      "of another profile's case",
      '{ case: role/eleven-values, reason: r, until: 2026-12-31 }',
      /the profile saml2 does not ask/,
    ],
    [
      'of no such mode',
      '{ case: conditions/expired, mode: bot, reason: r, until: 2026-12-31 }',
      /mode: unknown value; .*"both"/,
    ],
    ['without a reason', '{ case: conditions/expired, reason: "", until: 2026-12-31 }', /reason: empty/],
    [
      'until no day',
      '{ case: conditions/expired, reason: r, until: 2026-02-30 }',
      /until: not a date; expected e\.g\. 2026-12-31/,
    ],
    ['for ever', '{ case: conditions/expired, reason: r }', /until: missing/],
  ])('%s are refused', async (_, entry, line) => {
    expect(await lines(waivers(entry))).toEqual([expect.stringMatching(line)])
  })

  test('of the same are refused', async () => {
    const entry = '{ case: conditions/expired, reason: r, until: 2026-12-31 }'
    expect(await lines(waivers(entry, entry))).toEqual([
      expect.stringMatching(/^18:\d+: waivers\[1\]\.case: an earlier waiver/),
    ])
  })
})

describe('issuers by name', () => {
  const by = (fields: string) => but('  folder: keys', `  main:\n    entityId: https://idp.example\n${fields}`)

  test.each([
    ['files', 'keys/main.key.pem', 'keys/main.crt.pem'],
    ['the environment', '${KEY_PEM}', '${CERT_PEM}'],
  ])('come from %s', async (_, key, certificate) => {
    const [target] = await load(by(`    key: ${key}\n    certificate: ${certificate}\n    renewed: keys/main.crt.pem`))
    const main = target?.issuers.main
    expect(main?.entityId).toBe('https://idp.example')
    expect(main?.privateKey.equals(pair.key)).toBe(true)
    expect(main?.publicKey.equals(pair.publicKey)).toBe(true)
    expect(main?.certificate).toBe(pair.certificate.raw.toString('base64'))
    expect(main?.renewed).toBe(main?.certificate)
    expect(target?.issuers.other).toBeUndefined()
  })

  test.each<[what: string, fields: string, line: string]>([
    [
      'a missing file',
      'key: keys/nowhere.pem\n    certificate: keys/main.crt.pem',
      "9:10: issuers.main.key: no file to read here (ENOENT); expected a PEM file, named from the target file's folder, or PEM",
    ],
    [
      'a file that is no key',
      'key: keys/not.pem\n    certificate: keys/main.crt.pem',
      '9:10: issuers.main.key: not a private key; expected an RSA private key in PEM',
    ],
    [
      'a key of another kind',
      'key: keys/ec.key.pem\n    certificate: keys/main.crt.pem',
      '9:10: issuers.main.key: not an RSA key; expected an RSA private key in PEM',
    ],
    [
      'a key with a passphrase',
      'key: keys/locked.key.pem\n    certificate: keys/main.crt.pem',
      '9:10: issuers.main.key: an encrypted private key; expected one without a passphrase',
    ],
    [
      'a certificate that is none',
      'key: keys/main.key.pem\n    certificate: keys/not.pem',
      '10:18: issuers.main.certificate: not a certificate; expected an X.509 certificate in PEM',
    ],
    [
      'a key that does not match its certificate',
      'key: keys/main.key.pem\n    certificate: keys/another.crt.pem',
      '10:18: issuers.main.certificate: not a certificate of this key; expected the one that belongs to `key`',
    ],
    [
      "another key's lapsed certificate",
      'key: keys/main.key.pem\n    certificate: keys/main.crt.pem\n    lapsed: keys/another.crt.pem',
      '11:13: issuers.main.lapsed: not a certificate of this key; expected the one that belongs to `key`',
    ],
    [
      'a secret where a file belongs',
      'key: ${TOKEN}\n    certificate: keys/main.crt.pem',
      "9:10: issuers.main.key: no file to read here (ENOENT); expected a PEM file, named from the target file's folder, or PEM",
    ],
  ])('%s is one line', async (_, fields, line) => {
    expect(await lines(by(`    ${fields}`))).toEqual([line])
  })

  test('must be there to be trusted', async () => {
    const file = by('    key: keys/main.key.pem\n    certificate: keys/main.crt.pem').concat('trusts: [main, weak]\n')
    expect(await lines(file)).toEqual([
      '19:16: trusts[1]: issuers says nothing of weak; expected its entityId, key and certificate there',
    ])
  })
})

describe('one line says what is wrong where:', () => {
  test.each<[what: string, yaml: string, ...lines: (string | RegExp)[]]>([
    ['an empty file', '', '1:1: not a mapping; expected one target, or `targets:` and a list of them'],
    ['a list', '- 1', '1:1: not a mapping; expected one target, or `targets:` and a list of them'],
    ['no targets', 'targets: []', '1:10: targets: an empty list; expected at least one entry'],
    [
      'a bracket left open',
      but('{ status: 401 }', '{ status: 401'),
      /^16:1: not YAML: wrong indentation, or a bracket left open; /,
    ],
    [
      'a tab',
      but('    get:', '\tget:'),
      '12:1: a tab; expected spaces as indentation',
      /^12:7: not YAML: a nested mapping on one line; /,
      /^14:1: not YAML: wrong indentation/,
    ],
    [
      'a bare variable in braces',
      but('folder: keys', 'main: { key: ${KEY_PEM} }'),
      '7:17: a bare variable within { } or [ ]; expected quotes around it',
    ],
    ['an alias without its anchor', plus('relayState: *nowhere'), /^16:13: not YAML: an alias without its anchor; /],
    ['a tag', plus('relayState: !secret x'), /^16:13: an unknown tag; expected plain YAML/],
    ['two documents', plus('---\nname: x'), /a second YAML document; expected one/],
    [
      'a key that stands twice',
      plus('profile: deep-security'),
      '16:1: profile: the key stands twice in one mapping; expected it once',
    ],
    [
      'a key that stands twice further in',
      but('    get: /whoami', '    get: /whoami\n    get: /me'),
      '13:5: observe.identity.get: the key stands twice in one mapping; expected it once',
    ],
    ['an unknown key', but('profile:', 'profil: saml2\nprofile:'), '2:1: profil: unknown key; did you mean "profile"?'],
    [
      'an unknown key further in',
      but('alive: { status: 200 }', 'alive: { statsu: 200, status: 200 }'),
      '13:14: observe.identity.alive.statsu: unknown key; did you mean "status"?',
    ],
    [
      'two unknown keys in one mapping',
      but('  acs:', '  asc: 1\n  zzz: 2\n  acs:'),
      '5:3: sp.asc: unknown key; did you mean "acs"?',
      '6:3: sp.zzz: unknown key; expected one of entityId, acs, acsIndex, otherAcs, metadata, console, encryption, start, login, singleLogout',
    ],
    ['a missing key', but('name: sp\n', ''), '1:1: name: missing; expected text'],
    ['a missing key further in', but('    get: /whoami\n', ''), '12:5: observe.identity.get: missing; expected text'],
    ['a missing choice', but('profile: saml2\n', ''), /^1:1: profile: missing; expected one of saml2, deep-security, /],
    ['a wrong type', plus('skewSeconds: many'), '16:14: skewSeconds: not a number; expected a number'],
    [
      'a number for text',
      but('entityId: https://sp.example', 'entityId: 7'),
      '4:13: sp.entityId: not text; expected text',
    ],
    ['text for a mapping', but('{ status: 401 }', 'x'), '15:14: observe.anonymous: not a mapping; expected a mapping'],
    [
      'nothing for a mapping',
      but('identities:\n  provisioning: jit', 'identities:'),
      /^8:12: identities: not a mapping; /,
    ],
    [
      'an unknown driver',
      plus('driver: brwser'),
      '16:9: driver: unknown value; expected http or browser; did you mean "browser"?',
    ],
    [
      'a group with a role of another tenant',
      plus('tenants: [{ id: a, roles: [r], groups: { main: { staff: s } } }]'),
      '16:40: tenants[0].groups: a group gives a role that is none of this tenant; expected one of its `roles`',
    ],
    ['text for a list', plus('tenants: x'), '16:10: tenants: not a list; expected a list'],
    ['a part of a number', plus('limits: { concurrency: 1.5 }'), /^16:24: limits.concurrency: not a whole number; /],
    [
      'too small a number',
      plus('limits: { concurrency: 0 }'),
      '16:24: limits.concurrency: too small; expected at least 1',
    ],
    [
      'a limit of nothing',
      plus('session: { adminLimitSeconds: 0 }'),
      '16:31: session.adminLimitSeconds: too small; expected more than 0',
    ],
    ['a name for a path', but('name: sp', 'name: ../sp'), /^1:7: name: not a name; expected up to 64 letters/],
    ['white space', but('entityId: https://sp.example', "entityId: ' x'"), /^4:13: sp.entityId: empty, or white space/],
    [
      'an ACS that is no URL',
      but('acs: https://sp.example/saml/acs', 'acs: /saml/acs'),
      '5:8: sp.acs: not an absolute http or https URL without credentials; expected e.g. https://sp.example/saml/acs',
    ],
    ['an ACS of another scheme', but('acs: https:', 'acs: ftp:'), /^5:8: sp.acs: not an absolute http/],
    ['an ACS with credentials', but('acs: https://', 'acs: https://me:secret@'), /^5:8: sp.acs: not an absolute http/],
    ["another host's path", but('get: /whoami', 'get: //evil.example/'), /^12:10: observe.identity.get: not a path/],
    [
      'an unknown profile',
      but('profile: saml2', 'profile: saml'),
      /^2:10: profile: unknown value; expected one of saml2, deep-security, .*; did you mean "saml2"\?$/,
    ],
    [
      'an unknown policy',
      plus('policy:\n  roles.onExces: reject'),
      '17:3: policy["roles.onExces"]: unknown key; did you mean "roles.onExcess"?',
    ],
    [
      'an unknown policy value',
      plus('policy:\n  roles.onExcess: ignore'),
      '17:19: policy["roles.onExcess"]: unknown value; expected reject or truncate',
    ],
    [
      'an unknown mode',
      plus('modes: [message]'),
      '16:9: modes[0]: unknown value; expected one of assertion, response, both',
    ],
    ['a trusted clone', plus('trusts: [clone]'), /^16:10: trusts\[0\]: unknown value; expected one of main, other, /],
    [
      'an unknown provisioning',
      but('provisioning: jit', 'provisioning: ldap'),
      '9:17: identities.provisioning: unknown value; expected jit or listed',
    ],
    [
      'a marker among the accounts',
      but('provisioning: jit', 'provisioning: listed\n  accounts: [a, b]\n  marker: b'),
      '11:11: identities.marker: also one of the accounts; expected an account of its own',
    ],
    [
      'issuers both ways',
      but(
        'folder: keys',
        'folder: keys\n  weak: { entityId: x, key: keys/main.key.pem, certificate: keys/main.crt.pem }',
      ),
      '7:3: issuers: neither a folder nor the issuer main, or both; expected `folder: DIR`, or main and others by name',
    ],
    [
      'no issuers',
      but('issuers:\n  folder: keys', 'issuers: {}'),
      /^6:10: issuers: neither a folder nor the issuer main/,
    ],
    [
      'a bad regular expression',
      but('{ status: 401 }', '{ bodyText: "(" }'),
      '15:26: observe.anonymous.bodyText: not a regular expression; expected one as JavaScript writes it, bare or /…/i',
    ],
    [
      'one in a table',
      plus('').replace('{ json: /user }', '{ text: { alice: "[" } }'),
      /^14:28: observe.identity.user.text.alice: not a regular expression; /,
    ],
    [
      'one deep in',
      but('{ status: 401 }', '{ anyOf: [{ status: 401 }, { not: { allOf: [{ title: "+" }] } }] }'),
      /^15:67: observe.anonymous.anyOf\[1\].not.allOf\[0\].title: not a regular expression; /,
    ],
    [
      'one in a JSON value',
      but('{ status: 401 }', '{ json: { /a: { regex: "(" } } }'),
      /^15:28: observe.anonymous.json\["\/a"\]: regex is not a regular expression; /,
    ],
    [
      'a bad JSON pointer',
      but('{ status: 401 }', '{ json: { authenticated: false } }'),
      '15:24: observe.anonymous.json.authenticated: not a JSON pointer; expected e.g. /user/name',
    ],
    [
      'a bad selector',
      but('{ status: 401 }', '{ html: { selector: "p[" } }'),
      /^15:34: observe.anonymous.html.selector: not a CSS/,
    ],
    [
      'a bad status',
      but('{ status: 401 }', '{ status: 4x }'),
      /^15:24: observe.anonymous.status: not an HTTP status; /,
    ],
    [
      'an empty matcher',
      but('{ status: 401 }', '{}'),
      /^15:14: observe.anonymous: nothing to match; expected at least one of/,
    ],
    [
      'an empty list of matchers',
      but('{ status: 401 }', '{ anyOf: [] }'),
      /^15:23: observe.anonymous.anyOf: an empty list; /,
    ],
    [
      'two ways to read',
      but('{ json: /user }', '{ json: /user, header: User }'),
      '14:11: observe.identity.user: not one way to read; expected exactly one of json, header, html, htmlLang, text',
    ],
    [
      'a part of a text that no group stands for',
      but('{ json: /user }', "{ html: { selector: p, matches: 'Hello .*' } }"),
      '14:43: observe.identity.user.html.matches: a pattern without a group; expected one around what is read, e.g. ^Signed in as (.*)$',
    ],
    [
      'a hook that is told nothing',
      plus('hooks:\n  clock:\n    set: { method: POST, url: /c }\n    undo: { method: POST, url: /c }'),
      '18:10: hooks.clock.set: the setting is not passed on; expected {value} in url, body or command',
    ],
    [
      'a hook of two ways',
      plus(
        'hooks:\n  clock:\n    set: { method: POST, url: "/{value}", command: [date, "{value}"] }\n    undo: { command: [date] }',
      ),
      '18:10: hooks.clock.set: not one way to do it; expected method and url, or command',
    ],
    [
      'logins that begin at the SP, nobody knows how',
      plus('flow: sp-initiated'),
      /^16:7: flow: logins begin at the SP, and sp\.start does not say how; /,
    ],
    [
      'an SP that asks for every login, and a flow that forgets it',
      but('profile: saml2', 'profile: tmws'),
      /flow: an SP of this profile takes no login for which it did not ask; /,
      /tenants: the domain of the users is missing; /,
    ],
    [
      'an authority of which there is no certificate',
      plus('connection: { ca: nowhere.pem }'),
      /^16:19: connection\.ca: no file to read here/,
    ],
    [
      'a proxy that is none',
      plus('connection: { proxy: "ftp://x" }'),
      /^16:22: connection\.proxy: not the URL of a proxy; /,
    ],
    [
      'a header over two lines',
      plus(
        'hooks:\n  remove-role:\n    set: { method: POST, url: /c, headers: { "X Y": "a" , A: "1\\n2" } }\n    undo: { method: POST, url: /c }',
      ),
      /^18:46: hooks\.remove-role\.set\.headers\["X Y"\]: not the name of an HTTP header; /,
      /^18:62: hooks\.remove-role\.set\.headers\.A: not the value of an HTTP header; /,
    ],
    [
      'a variable that is not set',
      but('acs: https://sp.example/saml/acs', 'acs: ${NOWHERE}/acs'),
      '5:8: sp.acs: the environment variable NOWHERE is not set; expected a value, or ${NOWHERE:-default}',
    ],
    [
      'a variable that is none',
      plus('relayState: a${2}'),
      '16:13: relayState: not a variable; expected ${NAME} or ${NAME:-default}, or $${ for a literal ${',
    ],
    [
      'two targets of one name',
      `targets:\n${indented(GOOD)}${indented(GOOD)}`,
      '17:11: targets[1].name: an earlier target has this name; expected a name of its own',
    ],
  ])('%s', async (_, yaml, ...expected) => {
    const found = await lines(yaml)
    expect(found).toEqual(expected.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))))
  })

  test('and all that is wrong is said at once, in the order of the file', async () => {
    const yaml = `profil: saml2
sp: { entityId: x, acs: nowhere }
issuers:
  main: { entityId: x, key: keys/none.pem, certificate: keys/main.crt.pem }
  other: { entityId: x, key: keys/main.key.pem, certificate: keys/another.crt.pem }
  weak: { entityId: x, key: '\${UNSET}', certificate: keys/main.crt.pem }
skewSeconds: \${UNSET}
skewSeconds: -1
trusts: [main, rollover]
observe: { identity: { alive: { bodyText: '(' } } }
`
    expect((await lines(yaml)).map((line) => line.replace(/;.*/, ''))).toEqual([
      '1:1: name: missing',
      '1:1: profile: missing',
      '1:1: identities: missing',
      '1:1: profil: unknown key',
      '2:25: sp.acs: not an absolute http or https URL without credentials',
      '4:29: issuers.main.key: no file to read here (ENOENT)',
      '5:62: issuers.other.certificate: not a certificate of this key',
      '6:29: issuers.weak.key: the environment variable UNSET is not set',
      '7:14: skewSeconds: the environment variable UNSET is not set',
      '8:1: skewSeconds: the key stands twice in one mapping',
      '9:16: trusts[1]: issuers says nothing of rollover',
      '10:10: observe.anonymous: missing',
      '10:22: observe.identity.get: missing',
      '10:22: observe.identity.user: missing',
      '10:43: observe.identity.alive.bodyText: not a regular expression',
    ])
  })
})

describe('a refusal', () => {
  test('never shows a value from the environment, nor one that stands in the file', async () => {
    const secretly = `name: '\${TOKEN}'
profile: '\${TOKEN}'
sp: { entityId: x, acs: '\${TOKEN}' }
issuers: { main: { entityId: x, key: '\${TOKEN}', certificate: '\${TOKEN}' } }
identities: { provisioning: '\${TOKEN}' }
policy: { nameId: '\${TOKEN}' }
modes: ['\${TOKEN}']
observe:
  identity: { get: '\${TOKEN}', alive: { bodyText: '(\${TOKEN}' }, user: { html: { selector: '[\${TOKEN}' } } }
  anonymous: { status: '\${TOKEN}', header: { name: ':\${TOKEN}' }, json: { /a: { regex: '(\${TOKEN}' } } }
hooks: { clock: { set: { method: '\${TOKEN}', url: '\${TOKEN}' }, undo: '\${TOKEN}' } }
limits: { concurrency: '\${TOKEN}' }
`
    for (const yaml of [secretly, secretly.replaceAll('${TOKEN}', SECRET)]) {
      const { message, hint } = await refusal(yaml)
      expect(message.split('\n').length).toBeGreaterThan(12)
      expect(message + hint).not.toContain(SECRET)
    }
    for (const broken of [
      `- "${SECRET}": [`,
      `a: "${SECRET}\\q"`,
      `a: b\n "${SECRET}": {`,
      `a: @${SECRET}`,
      `{${SECRET}`,
    ]) {
      expect((await refusal(broken)).message).not.toContain(SECRET)
    }
  })

  test('of a file that cannot be read says what to do', async () => {
    const readFile = async () => Promise.reject(new Error('EACCES'))
    expect(await refusal('', { readFile })).toMatchObject({
      message: '/project/saml-assay.yaml: cannot be read',
      hint: expect.stringContaining('-c'),
    })
  })

  test('of a folder of issuers says what is wrong there', async () => {
    const ensureIssuers = () => Promise.reject(new HarnessError('ISSUER_KEY', '/k/main.key.pem: broken', 'delete it'))
    expect(await lines(GOOD, { ensureIssuers })).toEqual(['7:11: issuers.folder: /k/main.key.pem: broken; delete it'])
  })

  test('comes before a folder is made whose name lacks a variable', async () => {
    const asked: string[] = []
    const ensureIssuers = async (folder: string) => {
      asked.push(folder)
      return KEYRING
    }
    expect(await lines(but('folder: keys', 'folder: ${UNSET}/keys'), { ensureIssuers })).toHaveLength(1)
    expect(asked).toEqual([])
  })

  test('meets aliases of aliases before they fill the memory', async () => {
    const more = Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(9).fill(`*a${n}`).join(', ')}]`)
    expect(await lines(`a0: &a0 [x]\n${more.join('\n')}`)).toEqual([expect.stringMatching(/^1:1: too many aliases/)])
  })

  test('does not hide a failure of ours', async () => {
    const ensureIssuers = () => Promise.reject(new TypeError('ours'))
    await expect(load(GOOD, { ensureIssuers })).rejects.toThrow(TypeError)
  })
})

describe('the encryption of a target file', () => {
  const acs = 'acs: https://sp.example/saml/acs'
  const encrypting = (entry: string, metadata = '') => but(acs, `${acs}${metadata}\n  encryption: ${entry}`)

  test('names certificates, in their order', async () => {
    const [target] = await load(
      encrypting('{ certificates: [keys/main.crt.pem, "${CERT_PEM}"], neighbour: keys/another.crt.pem }'),
    )
    const [own, other] = [pair, another].map(({ certificate }) => certificate.raw.toString('base64'))
    expect(target?.sp.encryption).toEqual({ certificates: [own, own], neighbour: other, fromMetadata: false })
  })

  test('leaves them to the metadata', async () => {
    const [target] = await load(encrypting('{ from: metadata }', '\n  metadata: /saml'))
    expect(target?.sp.encryption).toEqual({ certificates: [], neighbour: undefined, fromMetadata: true })
  })

  test("has the reference SP's keys in a folder, from the file's own", async () => {
    const asked: string[] = []
    const ensureSpKeys = async (folder: string) => {
      asked.push(folder)
      return SP_KEYS
    }
    const [target] = await load(encrypting('{ folder: keys }'), { ensureSpKeys })
    expect(asked).toEqual(['/project/keys'])
    expect(target?.sp.encryption?.keys).toBe(SP_KEYS)
    expect(target?.sp.encryption?.certificates).toEqual(SP_KEYS.own.map(({ certificate }) => certificate))
  })

  test.each([
    ['{ }', /^6:15: sp\.encryption: expected one of/],
    ['{ certificates: [keys/main.crt.pem], folder: keys }', /^6:15: sp\.encryption: expected one of/],
    ['{ from: metadata }', /^6:15: sp\.encryption: from the metadata, and there is no sp\.metadata/],
    ['{ certificates: [keys/none.pem] }', /^6:32: sp\.encryption\.certificates\[0\]: no file to read here/],
    ['{ certificates: [keys/not.pem] }', /^6:32: sp\.encryption\.certificates\[0\]: not a certificate/],
    ['{ certificates: [] }', /^6:31: sp\.encryption\.certificates: /],
    ['{ folder: "${UNSET}" }', /^6:25: sp\.encryption\.folder: .*UNSET/],
  ])('%s is told', async (entry, says) => {
    const [line, ...others] = await lines(encrypting(entry))
    expect(line).toMatch(says)
    expect(others).toEqual([])
  })

  test('says which of its keys is broken', async () => {
    const ensureSpKeys = () => Promise.reject(new HarnessError('ISSUER_KEY', '/k/sp.key.pem: broken', 'delete it'))
    expect(await lines(encrypting('{ folder: keys }'), { ensureSpKeys })).toEqual([
      '6:25: sp.encryption.folder: /k/sp.key.pem: broken; delete it',
    ])
  })
})

test('the example of the reference SP can be read', async () => {
  const file = resolve(import.meta.dirname, '../../fixtures/targets/reference.yaml')
  const env = {
    DS_URL: 'http://127.0.0.1:1',
    IDP_URL: 'http://127.0.0.1:3',
    PLAIN_URL: 'http://127.0.0.1:2',
    ISSUERS: '/k',
    ADMIN_TOKEN: SECRET,
  }
  const targets = await loadTargets(file, {
    env,
    readFile: (path) => readFile(path, 'utf8'),
    ensureIssuers: async () => KEYRING,
    ensureSpKeys: async () => SP_KEYS,
  })
  expect(targets.map(({ profile }) => profile)).toEqual(['deep-security', 'saml2'])
  expect(targets[0]?.hooks['session-limit']?.undo).toEqual({
    method: 'POST',
    url: '/admin/session-limit',
    headers: { authorization: `Bearer ${SECRET}` },
    body: '{"seconds":null}',
  })
})
