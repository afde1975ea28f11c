import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { listen } from '../mock-idp/server/listen.ts'
import { type MiniatureName, miniatures } from '../reference-sp/miniatures.ts'

// The way of somebody who has an SP and nothing else: each command as a user runs it.
const MAIN = join(process.cwd(), 'dist/cli/main.js')

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly complaint: string
}

const folder = (): string => mkdtempSync(join(tmpdir(), 'saml-assay-newcomer-'))

function assay(args: readonly string[], cwd: string): Promise<Ended> {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd, env: { ...process.env, NO_COLOR: '1' } })
  let out = ''
  let complaint = ''
  child.stdout.on('data', (data) => {
    out += data
  })
  child.stderr.on('data', (data) => {
    complaint += data
  })
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, complaint })))
}

const closing: (() => Promise<void>)[] = []
afterAll(() => Promise.all(closing.map((close) => close())))

/** A toy SP on a port, and a folder with a target file for it. */
async function toy(name: MiniatureName, observe = OBSERVE): Promise<string> {
  const { url, close } = await listen({ fetch: miniatures[name]() }, { port: 0 })
  closing.push(close)
  const cwd = folder()
  writeFileSync(join(cwd, 'saml-assay.yaml'), TARGET.replaceAll('URL', url) + observe)
  return cwd
}

const TARGET = `name: shop
profile: saml2
sp: { entityId: "URL/saml", acs: "URL/saml/acs" }
issuers: { folder: keys }
identities: { provisioning: jit }
limits: { timeoutMs: 2000 }
`
const OBSERVE = `observe:
  identity: { get: /whoami, alive: { status: 200 }, user: { json: /user } }
  anonymous: { status: 401 }
`

describe('saml-assay doctor', { timeout: 180_000 }, () => {
  test('finds nothing wrong with the embedded SP', async () => {
    const { code, out } = await assay(['doctor'], folder())
    expect(out).not.toContain('WRONG')
    expect(out).toMatch(/ok\s+the right user is read: "alice-/)
    expect(code).toBe(0)
  })

  test('tells an SP that says yes to all from a wrong target file, also as JSON', async () => {
    const { code, out } = await assay(['doctor', '--json'], await toy('acceptsAll'))
    const [{ target, findings }] = JSON.parse(out).targets
    expect(target).toBe('shop')
    expect(findings.filter(({ state }: { state: string }) => state === 'wrong')).toEqual([
      expect.objectContaining({ check: 'refused', whose: 'sp' }),
    ])
    expect(code).toBe(1)
  })

  test('ends with 3 where nobody answers, and with 2 where the target file is wrong', async () => {
    const nobody = folder()
    writeFileSync(join(nobody, 'saml-assay.yaml'), TARGET.replaceAll('URL', 'http://127.0.0.1:1') + OBSERVE)
    expect(await assay(['doctor'], nobody)).toMatchObject({ code: 3, out: expect.stringContaining('does not answer') })
    const wrong = folder()
    writeFileSync(join(wrong, 'saml-assay.yaml'), 'name: shop\n')
    expect(await assay(['doctor'], wrong)).toMatchObject({ code: 2, complaint: expect.stringContaining('yaml:1:1') })
    expect(await assay(['doctor', '--target', 'x'], nobody)).toMatchObject({ code: 2 })
  })
})

test('a run in which no honest login works says what the doctor finds', { timeout: 180_000 }, async () => {
  const cwd = await toy('refusesAll')
  const { code, out } = await assay(['run', '--case', 'conditions/expired', '--out', 'report'], cwd)
  expect(code).toBe(1)
  expect(out).toMatch(/nothing was proved[\s\S]*WRONG\s+an honest login is accepted[\s\S]*Mend:/)
})

describe('saml-assay calibrate', { timeout: 240_000 }, () => {
  test('without a file shows what it would write for the embedded SP', async () => {
    const { code, out } = await assay(['calibrate', '--json'], folder())
    expect(code).toBe(0)
    const [first, second] = JSON.parse(out).targets
    expect(first).toMatchObject({ target: 'reference-deep-security', kind: 'proposal' })
    expect(second.observe).toMatchObject({
      identity: { get: '/whoami', alive: { json: { '/authenticated': true } }, user: { json: '/user' } },
      anonymous: { json: { '/authenticated': false } },
    })
  })

  test('makes no guess, and `run` and `doctor` say so', async () => {
    const cwd = await toy('alwaysSignedIn', '')
    const before = readFileSync(join(cwd, 'saml-assay.yaml'), 'utf8')
    const { code, out } = await assay(['calibrate', '--write'], cwd)
    expect(out).toContain('no guess is made')
    expect(out).toContain('--probe')
    expect(code).toBe(1)
    expect(readFileSync(join(cwd, 'saml-assay.yaml'), 'utf8')).toBe(before)

    expect(await assay(['run', '--case', 'conditions/expired'], cwd)).toMatchObject({
      code: 2,
      out: expect.stringContaining('learning it'),
      complaint: expect.stringContaining('no guess is made'),
    })
    const doctor = await assay(['doctor'], cwd)
    expect(doctor.out).toMatch(/WRONG\s+a new browser is nobody: the target file has no observe.*could not be learned/)
    expect(doctor.code).toBe(1)
  })

  test('never writes over an observe that is there', async () => {
    expect(await assay(['calibrate', '--write'], await toy('acceptsAll'))).toMatchObject({ code: 1 })
    expect(await assay(['calibrate', '--write'], folder())).toMatchObject({
      code: 2,
      complaint: expect.stringContaining('no target file'),
    })
  })
})
