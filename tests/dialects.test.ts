import { XmlDocument } from 'libxml2-wasm'
import { describe, expect, test } from 'vitest'
import { compose, type Message } from '../harness/run/message.ts'
import type { Dialect } from '../mock-idp/dialects/dialect.ts'
import {
  DIALECT_NAMES,
  DIALECTS,
  type DialectName,
  defaultMode,
  dialectSteps,
  encryptedIn,
  known,
  writtenIn,
} from '../mock-idp/dialects/index.ts'
import { assumed } from '../mock-idp/dialects/trait.ts'
import { seededIds } from '../mock-idp/sign/ids.ts'
import type { Change, Facts } from '../mock-idp/tamper/step.ts'
import { openSchema } from './single-delta/schema.ts'
import { facts, keyring, main } from './test-facts.ts'
import { certificatePem } from './test-keys.ts'
import { needTool } from './tool.ts'
import { xmlsecVerdict } from './xmlsec1.ts'

const NOW = Date.UTC(2031, 0, 15, 12, 0, 0, 123)
const spKeys = { certificates: [keyring.other?.certificate ?? ''] }

/** Somebody with an e-mail address and two groups, at an SP that has given no key to encrypt for. */
const login: Facts = {
  ...facts,
  user: 'alice@example.com',
  claims: { user: 'urn:oid:0.9.2342.19200300.100.1.3', role: 'https://sp.test/groups' },
}

const written = (name: DialectName, changes: readonly Change[] = [], of: Facts = login): Message =>
  compose({ ...of, dialect: [...dialectSteps(name), ...changes] }, defaultMode(name), [], {
    keyring,
    now: NOW,
    nextId: seededIds(name),
  })

/** What hangs on keys that are made for the test, and what is a digest or a cipher of that. */
const masked = (xml: string): string => {
  const isSignedTwice = xml.match(/SignatureValue>/g)?.length === 4
  const text = xml.replace(/(<[\w:]*(?:SignatureValue|X509Certificate|CipherValue)[^>]*>)[^<]+/g, '$1…')
  const ofKeys = isSignedTwice || xml.includes('CipherValue')
  return `${ofKeys ? text.replace(/(<[\w:]*DigestValue>)[^<]+/, '$1…') : text}\n`
}

describe.each(DIALECT_NAMES)('the dialect %s', (name) => {
  const { xml } = written(name)

  test('gives the golden message', async () => {
    await expect(masked(xml)).toMatchFileSnapshot(`../fixtures/dialects/${name}.xml`)
    expect(written(name).xml).toBe(xml)
  })

  test('follows the schemas of SAML', (ctx) => {
    needTool(ctx, 'schemas')
    using document = XmlDocument.fromString(xml)
    expect(openSchema()?.(document)).toBe(true)
  })

  test('has signatures that xmlsec1 verifies, one for each element that it signs', (ctx) => {
    needTool(ctx, 'xmlsec1')
    expect(xml.match(/<(?:\w+:)?Signature[ >]/g)).toHaveLength(defaultMode(name) === 'both' ? 2 : 1)
    const finding = xml.includes('KeyInfo') ? 'in the message' : 'beforehand'
    expect(xmlsecVerdict([xml], certificatePem(main), finding)).toBe('OK')
  })
})

const ENCRYPTING = DIALECT_NAMES.filter((name) => encryptedIn(DIALECTS[name]) !== undefined)

describe.each(ENCRYPTING)('the dialect %s, encrypted', (name) => {
  const step = encryptedIn(DIALECTS[name])
  const { xml } = written(name, step ? [step] : [], { ...login, sp: { ...login.sp, encryption: spKeys } })

  test('gives the golden message', async () => {
    await expect(masked(xml)).toMatchFileSnapshot(`../fixtures/dialects/${name}.encrypted.xml`)
  })

  test('follows the schemas of SAML', (ctx) => {
    needTool(ctx, 'schemas')
    using document = XmlDocument.fromString(xml)
    expect(openSchema()?.(document)).toBe(true)
  })
})

test('those that encrypt by themselves do so where the SP has a key, and else not', () => {
  const withKey = { ...login, sp: { ...login.sp, encryption: spKeys } }
  const encrypting = DIALECT_NAMES.filter((name) => written(name, [], withKey).xml.includes('EncryptedAssertion'))
  expect(encrypting).toEqual(['adfs', 'adfs-without-name-id', 'shibboleth'])
  for (const name of encrypting) expect(written(name).xml).not.toContain('EncryptedAssertion')
})

const traitsOf = ({ signs, writes, encrypts, encryptsByDefault, doors, shapes, fails }: Dialect) => [
  signs,
  ...[writes, doors, shapes ?? {}].flatMap((one) => Object.values(one)),
  ...[encrypts, encryptsByDefault].flatMap((one) => one ?? []),
  ...(fails ?? []),
]

test('every trait says how it is known', () => {
  for (const name of DIALECT_NAMES) {
    for (const trait of traitsOf(DIALECTS[name])) {
      expect(['observed', 'documented', 'code', 'assumed'], name).toContain(trait.by)
    }
  }
})

test('what is merely assumed of a dialect does not count among what is known of it', () => {
  const guess: Dialect = {
    ...DIALECTS.okta,
    writes: Object.fromEntries(Object.entries(DIALECTS.okta.writes).map(([name, { is }]) => [name, assumed(is)])),
    encrypts: assumed({ cipher: 'aes256-cbc' }),
  }
  expect(writtenIn(guess)).not.toEqual([])
  expect(writtenIn(known(guess))).toEqual([])
  expect(encryptedIn(known(guess))).toBeUndefined()
  expect(known(DIALECTS.shibboleth).writes.contextClass).toBeUndefined()
  expect(known(DIALECTS.shibboleth).writes.friendlyNames).toBeDefined()
})

test('a user whose name is no e-mail address is not said to have one', () => {
  const { xml } = written('entra', [], { ...login, user: 'alice' })
  expect(xml).toContain('<NameID>alice</NameID>')
  expect(written('entra').xml).toContain('emailAddress">alice@example.com</NameID>')
})
