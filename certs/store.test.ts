import { X509Certificate } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Keyring } from '../mock-idp/sign/keyring.ts'
import { ISSUER_NAMES, type IssuerName, KEY_TYPES } from '../mock-idp/sign/plan.ts'
import { isCopy, validityAt } from './certificate.ts'
import { ensureIssuers, ensureStoredIssuers, removeIssuers } from './store.ts'

const NOW = Date.parse('2026-03-04T05:06:07Z')
const years = (count: number): number => NOW + count * 366 * 86_400_000

let root: string
/** Made once, as keys cost time; tests that change something work on a copy. */
let made: string
let keyring: Keyring
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'saml-assay-certs-'))
  made = join(root, 'made')
  keyring = await ensureIssuers(made, { now: NOW })
})
afterAll(() => rm(root, { recursive: true }))

let copies = 0
async function copy(): Promise<string> {
  const folder = join(root, `copy-${copies++}`)
  await cp(made, folder, { recursive: true })
  return folder
}
async function contents(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort()
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')])),
  )
}
const read = (base64: string | undefined) => new X509Certificate(Buffer.from(base64 ?? '', 'base64'))
const own = (ring: Keyring, name: IssuerName) => read(ring[name]?.certificate)
const publicKey = (ring: Keyring, name: IssuerName) =>
  ring[name]?.publicKey.export({ type: 'spki', format: 'der' }).toString('hex')

describe('a new folder', () => {
  test('has every issuer, each with a key of its own and a certificate over it', () => {
    expect(Object.keys(keyring).sort()).toEqual([...ISSUER_NAMES].sort())
    expect(new Set(ISSUER_NAMES.map((name) => publicKey(keyring, name))).size).toBe(ISSUER_NAMES.length)
    for (const issuer of Object.values(keyring)) {
      expect(read(issuer.certificate).checkPrivateKey(issuer.privateKey)).toBe(true)
      expect(issuer.certificate).toMatch(/^[A-Za-z0-9+/]+=*$/)
    }
  })

  test.each([
    ['main', 'valid'],
    ['other', 'valid'],
    ['expired', 'expired'],
    ['not-yet-valid', 'not-yet-valid'],
    ['rollover', 'valid'],
    ['weak', 'valid'],
    ['clone', 'valid'],
  ] as const)('has %s with a certificate that is %s', (name, validity) => {
    expect(validityAt(own(keyring, name), NOW)).toBe(validity)
  })

  test('lets main share its entity id with its other keys and its attackers, and nobody else', () => {
    const ids = Object.fromEntries(Object.entries(keyring).map(([name, { entityId }]) => [name, entityId]))
    expect(ids).toEqual({
      main: 'https://idp.saml-assay.test/main',
      other: 'https://idp.saml-assay.test/other',
      expired: 'https://idp.saml-assay.test/expired',
      'not-yet-valid': 'https://idp.saml-assay.test/not-yet-valid',
      rollover: 'https://idp.saml-assay.test/main',
      weak: 'https://idp.saml-assay.test/weak',
      clone: 'https://idp.saml-assay.test/main',
      ec: 'https://idp.saml-assay.test/ec',
      'weak-ec': 'https://idp.saml-assay.test/weak-ec',
      ed25519: 'https://idp.saml-assay.test/ed25519',
      dsa: 'https://idp.saml-assay.test/dsa',
      'exponent-3': 'https://idp.saml-assay.test/exponent-3',
      encryption: 'https://idp.saml-assay.test/main',
      keyless: 'https://idp.saml-assay.test/keyless',
      stranger: 'https://idp.saml-assay.test/main',
    })
  })

  test('gives main two more certificates over its key, one valid and one lapsed', () => {
    const { main } = keyring
    const [renewed, lapsed] = [read(main?.renewed), read(main?.lapsed)]
    expect([validityAt(renewed, NOW), validityAt(lapsed, NOW)]).toEqual(['valid', 'expired'])
    for (const one of [renewed, lapsed]) expect(one.publicKey.equals(own(keyring, 'main').publicKey)).toBe(true)
    const serials = [own(keyring, 'main'), renewed, lapsed].map(({ serialNumber }) => serialNumber)
    expect(new Set(serials).size).toBe(3)
    expect(keyring.other?.renewed).toBeUndefined()
  })

  test('has a weak key of 1024 bits and others of 2048', () => {
    const bits = (name: IssuerName) => keyring[name]?.publicKey.asymmetricKeyDetails?.modulusLength
    expect([bits('weak'), bits('main'), bits('clone')]).toEqual([1024, 2048, 2048])
  })

  test('has keys of other kinds, each as its name says', () => {
    const details = (name: IssuerName) => keyring[name]?.publicKey.asymmetricKeyDetails
    expect(details('ec')).toEqual({ namedCurve: 'prime256v1' })
    expect(details('weak-ec')).toEqual({ namedCurve: 'prime192v1' })
    expect(details('dsa')).toEqual({ modulusLength: 1024, divisorLength: 160 })
    expect(details('exponent-3')).toEqual({ modulusLength: 2048, publicExponent: 3n })
    for (const name of ISSUER_NAMES) expect(keyring[name]?.publicKey.asymmetricKeyType).toBe(KEY_TYPES[name])
  })

  test("has a clone that copies main's certificate", () => {
    expect(isCopy(own(keyring, 'clone'), own(keyring, 'main'))).toBe(true)
  })

  test('is closed to others, is not committed, and holds no left-overs', async () => {
    const mode = async (path: string) => (await stat(path)).mode & 0o777
    expect(await mode(made)).toBe(0o700)
    const names = await readdir(made)
    const keys = names.filter((name) => name.endsWith('.key.pem'))
    expect(keys).toHaveLength(ISSUER_NAMES.length)
    for (const key of keys) expect(await mode(join(made, key))).toBe(0o600)
    expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([])
    expect(await readFile(join(made, '.gitignore'), 'utf8')).toBe('*\n')
  })
})

describe('a folder that is there', () => {
  test('is read, not changed', async () => {
    const folder = await copy()
    const again = await ensureIssuers(folder, { now: NOW + 86_400_000 })
    expect(await contents(folder)).toEqual(await contents(made))
    expect(again.main?.certificate).toBe(keyring.main?.certificate)
  })

  test('gets only what is missing', async () => {
    const folder = await copy()
    await rm(join(folder, 'other.crt.pem'))
    await rm(join(folder, 'main.renewed.crt.pem'))
    await ensureIssuers(folder, { now: NOW })
    // The same key on the same day gives the same certificate.
    expect(await contents(folder)).toEqual(await contents(made))
  })

  test('gets new certificates over the old keys when the old ones have run out', async () => {
    const folder = await copy()
    const now = years(10.5)
    const later = await ensureIssuers(folder, { now })
    expect(ISSUER_NAMES.map((name) => validityAt(own(later, name), now))).toEqual(
      ISSUER_NAMES.map((name) => (name === 'expired' || name === 'not-yet-valid' ? name : 'valid')),
    )
    for (const name of ISSUER_NAMES) expect(publicKey(later, name)).toBe(publicKey(keyring, name))
    expect(isCopy(own(later, 'clone'), own(later, 'main'))).toBe(true)
    expect(later.expired?.certificate).toBe(keyring.expired?.certificate)
    expect(later.main?.lapsed).toBe(keyring.main?.lapsed)
    expect(later.main?.renewed).toBe(keyring.main?.renewed)
  })

  test('takes a new entity id base when one is given, and keeps it', async () => {
    const folder = await copy()
    await ensureIssuers(folder, { now: NOW, entityIdBase: 'https://idp.example/saml/' })
    const later = await ensureIssuers(folder, { now: NOW })
    expect([later.main?.entityId, later.clone?.entityId, later.weak?.entityId]).toEqual([
      'https://idp.example/saml/main',
      'https://idp.example/saml/main',
      'https://idp.example/saml/weak',
    ])
    expect(later.main?.certificate).toBe(keyring.main?.certificate)
  })

  test('keeps an entity id that a person wrote', async () => {
    const folder = await copy()
    await writeFile(join(folder, 'issuers.json'), '{ "entityIds": { "main": "urn:example:idp" } }')
    const { main, rollover, other } = await ensureIssuers(folder, { now: NOW })
    expect([main?.entityId, rollover?.entityId, other?.entityId]).toEqual([
      'urn:example:idp',
      'urn:example:idp',
      'https://idp.saml-assay.test/other',
    ])
  })

  test('loses its issuers and nothing else when they are removed', async () => {
    const folder = await copy()
    await writeFile(join(folder, 'notes.txt'), 'mine')
    await removeIssuers(folder)
    expect((await readdir(folder)).sort()).toEqual(['.gitignore', 'notes.txt'])
  })
})

test('two that make one folder at once get the same issuers', async () => {
  const folder = join(root, 'race')
  const rings = await Promise.all([1, 2].map(() => ensureIssuers(folder, { now: NOW })))
  const rest = await ensureIssuers(folder, { now: NOW })
  for (const ring of rings) {
    for (const name of ISSUER_NAMES) {
      expect(publicKey(ring, name)).toBe(publicKey(rest, name))
      expect(ring[name]?.certificate).toBe(rest[name]?.certificate)
    }
  }
})

test('a stored issuer says where it lies', async () => {
  const [main] = await ensureStoredIssuers(made, { now: NOW })
  expect(main?.keyFile).toBe(join(made, 'main.key.pem'))
  expect(main?.certificates.renewed?.file).toBe(join(made, 'main.renewed.crt.pem'))
})

describe('a broken folder', () => {
  const keyOf = (folder: string, name: string) => readFile(join(folder, `${name}.key.pem`), 'utf8')
  test.each<[what: string, breaks: (folder: string) => Promise<unknown>, file: string, says: RegExp]>([
    ['a key that is none', (f) => writeFile(join(f, 'main.key.pem'), 'secret?'), 'main.key.pem', /not a private key/],
    [
      'a certificate that is none',
      (f) => writeFile(join(f, 'weak.crt.pem'), 'x'),
      'weak.crt.pem',
      /not a certificate;/,
    ],
    [
      "another issuer's key",
      async (f) => writeFile(join(f, 'other.key.pem'), await keyOf(f, 'expired')),
      'other.crt.pem',
      /not a certificate of the key beside it/,
    ],
    ['entity ids that are none', (f) => writeFile(join(f, 'issuers.json'), '{'), 'issuers.json', /not the entity ids/],
  ])('with %s names the file and what to do', async (_, breaks, file, says) => {
    const folder = await copy()
    await breaks(folder)
    const error: unknown = await ensureIssuers(folder, { now: NOW }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      code: 'ISSUER_KEY',
      message: expect.stringMatching(says),
      hint: expect.stringMatching(/delete it/),
    })
    expect(error).toMatchObject({ message: expect.stringContaining(join(folder, file)) })
    expect(String(error)).not.toContain('secret?')
  })

  test('that is a file says so', async () => {
    const file = join(root, 'a-file')
    await writeFile(file, '')
    await expect(ensureIssuers(file, { now: NOW })).rejects.toMatchObject({ code: 'ISSUER_KEY' })
  })
})
