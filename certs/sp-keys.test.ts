import { X509Certificate } from 'node:crypto'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureSpKeys, type SpKeys } from './sp-keys.ts'

const NOW = Date.UTC(2030, 5, 1, 12)
let root: string
let keys: SpKeys

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'saml-assay-sp-keys-'))
  keys = await ensureSpKeys(join(root, 'keys'), NOW)
})
afterAll(() => rm(root, { recursive: true }))

const certificateOf = (base64: string) => new X509Certificate(Buffer.from(base64, 'base64'))

test('three keys, each with its certificate', () => {
  const all = [...keys.own, keys.neighbour]
  expect(new Set(all.map(({ certificate }) => certificate)).size).toBe(3)
  for (const { privateKey, certificate } of all) {
    const read = certificateOf(certificate)
    expect(read.checkPrivateKey(privateKey)).toBe(true)
    expect(Date.parse(read.validFrom)).toBeLessThan(NOW)
    expect(Date.parse(read.validTo)).toBeGreaterThan(NOW)
  }
})

test('keys are private, and no commit takes them', async () => {
  expect((await stat(join(root, 'keys', 'sp.key.pem'))).mode & 0o077).toBe(0)
  expect(await readdir(join(root, 'keys'))).toContain('.gitignore')
})

test('what is there is read, whenever that is', async () => {
  const again = await ensureSpKeys(join(root, 'keys'), NOW + 1e12)
  expect(again.own.map(({ certificate }) => certificate)).toEqual(keys.own.map(({ certificate }) => certificate))
  expect(again.neighbour.privateKey.equals(keys.neighbour.privateKey)).toBe(true)
})

test("a file that is none, or another key's, is named", async () => {
  const file = join(root, 'keys', 'sp-second.crt.pem')
  await rm(file)
  await writeFile(file, 'no certificate')
  await expect(ensureSpKeys(join(root, 'keys'), NOW)).rejects.toMatchObject({
    code: 'ISSUER_KEY',
    message: expect.stringContaining(file),
  })
  await rm(file)
  await writeFile(file, certificateOf(keys.neighbour.certificate).toString())
  await expect(ensureSpKeys(join(root, 'keys'), NOW)).rejects.toThrow(/not a certificate of the key beside it/)
})

test('a folder that is none says so', async () => {
  await writeFile(join(root, 'a-file'), '')
  await expect(ensureSpKeys(join(root, 'a-file'), NOW)).rejects.toMatchObject({ code: 'ISSUER_KEY' })
})
