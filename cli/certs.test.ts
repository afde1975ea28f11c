import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import yargs from 'yargs'
import { certs, makeCerts } from './certs.ts'

let cwd: string
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'saml-assay-cli-certs-'))
})
afterAll(() => rm(cwd, { recursive: true }))

async function run(flags: Partial<Parameters<typeof makeCerts>[0]>, env: Record<string, string> = {}): Promise<string> {
  let printed = ''
  const args = { out: 'keys', force: false, json: false, p12: false, ...flags }
  const print = (text: string) => {
    printed += text
  }
  await makeCerts(args, { cwd, now: Date.parse('2026-03-04T05:06:07Z'), env, print })
  return printed
}

describe('certs', () => {
  test('prints one line for each certificate', async () => {
    const lines = (await run({})).trimEnd().split('\n')
    expect(lines.map((line) => line.split(/ {2,}/).slice(0, 5))).toEqual([
      ['name', 'entity id', 'validity', 'from', 'to'],
      ['main', 'https://idp.saml-assay.test/main', 'valid', '2026-03-03', '2036-03-04'],
      ['main:renewed', 'https://idp.saml-assay.test/main', 'valid', '2026-03-03', '2037-03-04'],
      ['main:lapsed', 'https://idp.saml-assay.test/main', 'expired', '2024-03-04', '2025-03-04'],
      ['other', 'https://idp.saml-assay.test/other', 'valid', '2026-03-03', '2036-03-04'],
      ['expired', 'https://idp.saml-assay.test/expired', 'expired', '2024-03-04', '2025-03-04'],
      ['not-yet-valid', 'https://idp.saml-assay.test/not-yet-valid', 'not-yet-valid', '2036-03-04', '2046-03-04'],
      ['rollover', 'https://idp.saml-assay.test/main', 'valid', '2026-03-03', '2036-03-04'],
      ['weak', 'https://idp.saml-assay.test/weak', 'valid', '2026-03-03', '2036-03-04'],
      ['clone', 'https://idp.saml-assay.test/main', 'valid', '2026-03-03', '2036-03-04'],
      ...['ec', 'weak-ec', 'ed25519', 'dsa', 'exponent-3'].map((name) => [
        name,
        `https://idp.saml-assay.test/${name}`,
        'valid',
        '2026-03-03',
        '2036-03-04',
      ]),
      ['encryption', 'https://idp.saml-assay.test/main', 'valid', '2026-03-03', '2036-03-04'],
      ['keyless', 'https://idp.saml-assay.test/keyless', 'valid', '2026-03-03', '2036-03-04'],
      ['stranger', 'https://idp.saml-assay.test/main', 'valid', '2026-03-03', '2036-03-04'],
    ])
    expect(lines[1]).toContain(join(cwd, 'keys', 'main.crt.pem'))
    expect(lines[1]).toMatch(/ {2}([0-9A-F]{2}:){31}[0-9A-F]{2}$/)
  })

  test('prints JSON, and the same again, until it is forced', async () => {
    const first = JSON.parse(await run({ json: true }))
    expect(first.certificates).toHaveLength(17)
    expect(JSON.parse(await run({ json: true }))).toEqual(first)
    const forced = JSON.parse(await run({ json: true, force: true }))
    expect(forced.certificates[0].sha256).not.toBe(first.certificates[0].sha256)
  })

  test('writes PKCS#12 for its owner only', async () => {
    const { p12 } = JSON.parse(await run({ json: true, p12: true }, { SAML_ASSAY_P12_PASSWORD: 'from outside' }))
    expect(p12).toBe(join(cwd, 'keys', 'main.p12'))
    expect((await stat(p12)).mode & 0o777).toBe(0o600)
    // One that holds a key of before is of no use.
    await run({ force: true })
    await expect(stat(p12)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test('takes the password for PKCS#12 from the environment only', async () => {
    const usage = { code: 'USAGE', hint: expect.stringContaining('SAML_ASSAY_P12_PASSWORD') }
    await expect(run({ p12: true })).rejects.toMatchObject(usage)
    await expect(run({ p12: true, 'p12-password': 'seen by all' })).rejects.toMatchObject(usage)
  })

  test('is a command of its own', async () => {
    let help = ''
    // Given a callback, yargs neither prints nor exits.
    await yargs()
      .command(certs)
      .parse(['certs', '--help'], (_error: unknown, _argv: unknown, output: string) => {
        help = output
      })
    for (const option of ['--out', '--force', '--json', '--p12', '--entity-id-base']) expect(help).toContain(option)
    expect(help).not.toContain('--p12-password')
  })
})
