import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { listen } from '../mock-idp/server/listen.ts'
import { createReferenceSp, type ReferenceSp } from '../reference-sp/app.tsx'
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
issuers: { folder: "${resolve('certs/keys')}" }
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

/** The reference SP on a port, trusting whatever identity provider it is told of. */
async function referenceSp() {
  let sp: ReferenceSp | undefined
  const { url, close } = await listen(
    { fetch: (request) => sp?.fetch(request) ?? new Response('starting', { status: 503 }) },
    { port: 0 },
  )
  closing.push(close)
  sp = createReferenceSp({
    product: 'generic',
    baseUrl: url,
    entityId: `${url}/saml`,
    policy: {},
    tenants: [],
    skewSeconds: 60,
    defaultSessionSeconds: 28_800,
    now: Date.now,
    randomToken: () => randomBytes(24).toString('base64url'),
  })
  return { url, admin: sp.admin }
}

const HAND_WRITTEN = `observe:
  identity:
    get: /whoami
    alive: { json: { /authenticated: true } }
    user: { json: /user }
  anonymous: { json: { /authenticated: false } }
  error:
    when: { html: { selector: p.saml-error } }
    reason: { html: { selector: p.saml-error, attribute: data-reason } }
`

const ASKED = ['control/', 'conditions/', 'replay/']

const verdicts = (folder: string): readonly string[] => {
  const { targets } = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8'))
  return targets[0].cases.map(({ id, mode, verdict }: Record<string, string>) => `${id} [${mode}] ${verdict}`)
}

test('from the metadata of an SP to verdicts that are those of a hand-written file', { timeout: 300_000 }, async () => {
  const { url, admin } = await referenceSp()
  const cwd = folder()
  // As from an earlier day: keys are kept, and making them takes its time.
  cpSync('certs/keys', join(cwd, 'certs/keys'), { recursive: true })
  const init = await assay(['init', '--metadata', `${url}/saml`], cwd)
  expect(init).toMatchObject({ code: 0, out: expect.stringContaining('Import saml-assay-idp.xml') })
  const file = join(cwd, 'saml-assay.yaml')
  const fresh = readFileSync(file, 'utf8')

  // Before the SP has imported anything.
  const early = await assay(['calibrate'], cwd)
  expect(early).toMatchObject({ code: 1, out: expect.stringContaining('import the metadata') })
  admin.register({ metadata: readFileSync(join(cwd, 'saml-assay-idp.xml'), 'utf8') })

  const byItself = await assay(['run', '--case', ...ASKED, '--out', 'by-itself'], cwd)
  expect(byItself.out).toContain('learning it')
  expect(JSON.parse(readFileSync(join(cwd, 'by-itself/run.json'), 'utf8')).targets[0].learned.identity.get).toBe(
    '/whoami',
  )
  expect(readFileSync(join(cwd, 'by-itself/summary.md'), 'utf8')).toContain('it was learned')

  expect(await assay(['calibrate', '--write'], cwd)).toMatchObject({
    code: 0,
    out: expect.stringContaining('Written to'),
  })
  // It has every line that it had, and in sp one more.
  const [before, begins, ...learned] = readFileSync(file, 'utf8').split(/^( {2}start: .*\n)/m)
  expect(begins).toBe('  start: { url: "/saml/login" }\n')
  expect(`${before}${learned.join('')}`.startsWith(fresh.trimEnd())).toBe(true)
  const doctor = await assay(['doctor'], cwd)
  expect(doctor.out).not.toContain('WRONG')
  expect(doctor.code).toBe(0)
  await assay(['run', '--case', ...ASKED, '--out', 'written'], cwd)

  writeFileSync(join(cwd, 'by-hand.yaml'), fresh + HAND_WRITTEN)
  await assay(['run', '-c', 'by-hand.yaml', '--case', ...ASKED, '--out', 'by-hand'], cwd)
  const wanted = verdicts(join(cwd, 'by-hand'))
  expect(wanted.filter((line) => line.endsWith(' pass')).length).toBeGreaterThan(50)
  expect(verdicts(join(cwd, 'written'))).toEqual(wanted)
  expect(verdicts(join(cwd, 'by-itself'))).toEqual(wanted)
})
