import { type ChildProcess, spawn } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'

/** A machine that has other things to do takes its time over each. */
const SEVERAL_RUNS = { timeout: 300_000 }
const MAIN = join(process.cwd(), 'dist/cli/main.js')

interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
}

const folder = (): string => mkdtempSync(join(tmpdir(), 'saml-assay-cli-'))

function start(args: readonly string[], cwd: string): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd, env: { ...process.env, NO_COLOR: '1' } })
  let out = ''
  child.stdout.on('data', (data) => {
    out += data
  })
  child.stderr.on('data', (data) => {
    out += data
  })
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, out }))
  })
  return { child, ended }
}

const assay = (args: readonly string[], cwd = folder()): Promise<Ended> => start(args, cwd).ended

const TARGET = `name: shop
profile: saml2
sp: { entityId: "http://127.0.0.1:PORT/sp", acs: "http://127.0.0.1:PORT/acs" }
issuers: { folder: keys }
identities: { provisioning: jit }
observe:
  identity: { get: /whoami, alive: { status: 200 }, user: { json: /user } }
  anonymous: { status: 401 }
limits: { timeoutMs: 500 }
`

const withTarget = (text: string): string => {
  const cwd = folder()
  writeFileSync(join(cwd, 'saml-assay.yaml'), text)
  return cwd
}

describe('saml-assay run', () => {
  test('runs chosen cases against the embedded SP and writes the report', async () => {
    const cwd = folder()
    const { code, out } = await assay(
      ['run', '--case', 'conditions/expired', 'role/eleven-values', '--seed', 's', '--out', 'report'],
      cwd,
    )
    expect(out).toContain('pass')
    expect(code).toBe(0)
    const report = join(cwd, 'report')
    const run = JSON.parse(readFileSync(join(report, 'run.json'), 'utf8'))
    expect(run.totals).toMatchObject({ pass: 9, fail: 0, inconclusive: 0 })
    const lines = readFileSync(join(report, 'events.ndjson'), 'utf8').trim().split('\n')
    expect(lines.map((line) => JSON.parse(line).event)).toEqual([
      'run-started',
      ...Array(9).fill('case-finished'),
      'run-finished',
    ])
    expect(readFileSync(join(report, 'junit.xml'), 'utf8')).toContain('conditions/expired')
    expect(readFileSync(join(report, 'summary.md'), 'utf8')).toContain('roles.onExcess')
    const [row] = run.targets[0].cases
    for (const file of ['sent.xml', 'twin.xml', 'difference.diff', 'exchange.har', 'verdict.json', 'replay.sh']) {
      expect(statSync(join(report, row.evidence, file)).size).toBeGreaterThan(0)
    }
    expect(statSync(join(report, 'allure-results')).isDirectory()).toBe(true)
    expect(readFileSync(join(report, row.evidence, 'exchange.har'), 'utf8')).not.toContain('session=')
    expect(statSync(join(cwd, 'certs/keys/main.key.pem')).mode & 0o777).toBe(0o600)
  })

  test('an unknown case is refused with the nearest names', async () => {
    const { code, out } = await assay(['run', '--case', 'role/elven-values'])
    expect(code).toBe(2)
    expect(out).toContain('role/eleven-values')
  })

  test('an expression that matches nothing is refused', async () => {
    expect(await assay(['run', '--grep', 'no such case'])).toMatchObject({
      code: 2,
      out: expect.stringContaining('no case matches'),
    })
  })

  test.each([
    [['--shard', '0/4', '--seed', 's'], '1/4, say'],
    [['--shard', '5/4', '--seed', 's'], '1/4, say'],
    [['--shard', 'a/b', '--seed', 's'], '1/4, say'],
    [['--shard', '1/4'], '--shard needs --seed'],
  ])('%s is refused', async (options, says) => {
    expect(await assay(['run', ...options])).toMatchObject({ code: 2, out: expect.stringContaining(says) })
  })

  test('an unknown option is refused', async () => {
    expect(await assay(['run', '--tagret', 'x'])).toMatchObject({ code: 2 })
  })

  test('a wrong target file is refused with line and column', async () => {
    const { code, out } = await assay(['run'], withTarget(TARGET.replace('profile: saml2', 'profile: salm2')))
    expect(code).toBe(2)
    expect(out).toMatch(/saml-assay\.yaml:2:\d+: profile: /)
  })

  test('a target that nobody serves ends with 3 and passes nothing', async () => {
    const cwd = withTarget(TARGET.replaceAll('PORT', '1'))
    const { code, out } = await assay(['run'], cwd)
    expect(code).toBe(3)
    expect(out).toContain('does not answer')
    expect(out).not.toContain('pass')
  })

  test('a target that never answers ends with 3', async () => {
    const server = createServer(() => undefined).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const { code, out } = await assay(['run'], withTarget(TARGET.replaceAll('PORT', String(port))))
    server.close()
    expect(out).toContain('does not answer')
    expect(code).toBe(3)
  })

  test('a report is never mixed with another', async () => {
    const cwd = folder()
    writeFileSync(join(cwd, 'mine'), '')
    expect(await assay(['run', '--out', '.'], cwd)).toMatchObject({
      code: 2,
      out: expect.stringContaining('not empty'),
    })
  })

  test.each([
    ['SIGINT', 130],
    ['SIGKILL', null],
  ] as const)('what was finished before %s is in events.ndjson', async (signal, code) => {
    const cwd = folder()
    const { child, ended } = start(['run', '--out', 'report'], cwd)
    await new Promise<void>((resolve) => {
      let seen = ''
      child.stdout?.on('data', (data) => {
        seen += data
        if (seen.split('pass').length > 20) resolve()
      })
      child.once('close', () => resolve())
    })
    child.kill(signal)
    expect((await ended).code).toBe(code)
    const lines = readFileSync(join(cwd, 'report/events.ndjson'), 'utf8').trim().split('\n')
    const finished = lines.map((line) => JSON.parse(line)).filter(({ event }) => event === 'case-finished')
    expect(finished.length).toBeGreaterThanOrEqual(19)
  })
})

describe('waivers', () => {
  test('what is waived is not red, and a waiver of what passes is', SEVERAL_RUNS, async () => {
    const cwd = folder()
    const { child } = start(['sp'], cwd)
    onTestFinished(() => void child.kill('SIGTERM'))
    const env = await new Promise<Map<string, string>>((resolve) => {
      let said = ''
      child.stdout?.on('data', (data) => {
        said += data
        if (!said.includes('Ctrl-C')) return
        resolve(new Map([...said.matchAll(/export (\w+)=(.*)/g)].map(([, name = '', value = '']) => [name, value])))
      })
      child.once('close', () => resolve(new Map()))
    })
    // It declares what the SP does not do, so that something fails.
    const file = readFileSync('fixtures/targets/reference.yaml', 'utf8')
      .replace(/\$\{(\w+)\}/g, (_, name: string) => env.get(name) ?? '')
      .replace('certificate.expired: reject', 'certificate.expired: accept')
    const failing = '- { case: certificate/issuer-expired, reason: issue 7, until: 2999-12-31 }'
    const passing = '- { case: conditions/expired, mode: both, reason: issue 8, until: 2999-12-31 }'
    const run = (...waivers: readonly string[]) => {
      const list = waivers.length === 0 ? '' : `    waivers: [${waivers.map((one) => one.slice(2)).join(', ')}]\n`
      writeFileSync(
        join(cwd, 'saml-assay.yaml'),
        file.replace('    policy:\n', (line) => list + line),
      )
      const cases = ['--case', 'certificate/issuer-expired', 'conditions/expired']
      return assay(['run', '--target', 'reference-deep-security', ...cases, '--out', `with-${waivers.length}`], cwd)
    }
    const bare = await run()
    expect(bare.code).toBe(1)
    expect(bare.out).toContain('Waiver  - { case: certificate/issuer-expired, mode: both, reason: "say why", until: ')
    const waived = await run(failing)
    expect(waived.out).toContain('(fail) issue 7')
    expect(waived.code).toBe(0)
    expect(JSON.parse(readFileSync(join(cwd, 'with-1/run.json'), 'utf8')).totals).toMatchObject({ fail: 0, waived: 3 })
    const stale = await run(failing, passing)
    expect(stale.out).toContain('the waiver of conditions/expired [both] is stale')
    expect(stale.code).toBe(1)
  })
})

describe('saml-assay run --resume', () => {
  const rowsOf = (report: string): readonly string[] =>
    JSON.parse(readFileSync(join(report, 'run.json'), 'utf8')).targets.flatMap(
      (target: { name: string; cases: { id: string; mode: string; verdict: string }[] }) =>
        target.cases.map(({ id, mode, verdict }) => `${target.name} ${id} ${mode} ${verdict}`),
    )

  test('a run that was killed and resumed equals a whole one, and asks nothing twice', SEVERAL_RUNS, async () => {
    const cwd = folder()
    const asked = ['run', '--case', 'confirmation/', '--seed', 's']
    expect(await assay([...asked, '--out', 'whole'], cwd)).toMatchObject({ code: 0 })
    const { child, ended } = start([...asked, '--out', 'cut'], cwd)
    await new Promise<void>((resolve) => {
      let seen = ''
      child.stdout?.on('data', (data) => {
        seen += data
        if (seen.includes('pass')) resolve()
      })
      child.once('close', () => resolve())
    })
    child.kill('SIGKILL')
    expect(await ended).toMatchObject({ signal: 'SIGKILL' })
    const log = join(cwd, 'cut/events.ndjson')
    appendFileSync(log, '{"event":"case-fin')
    const resumed = await assay(['run', '--resume', 'cut'], cwd)
    expect(resumed).toMatchObject({ code: 0, out: expect.stringMatching(/: \d+ rows are there/) })
    expect(rowsOf(join(cwd, 'cut'))).toEqual(rowsOf(join(cwd, 'whole')))
    const events = readFileSync(log, 'utf8').trim().split('\n')
    expect(events.filter((line) => JSON.parse(line).event === 'case-finished')).toHaveLength(
      rowsOf(join(cwd, 'whole')).length,
    )
    expect(await assay(['run', '--resume', 'cut'], cwd)).toMatchObject({
      code: 2,
      out: expect.stringContaining('got to its end'),
    })
  })

  test('what a run was to ask cannot be changed', async () => {
    expect(await assay(['run', '--resume', 'x', '--seed', 's'])).toMatchObject({ code: 2 })
  })
})

describe('saml-assay report merge', () => {
  test(
    'puts the reports of shards together; one that is missing ends with 1 unless that is said',
    SEVERAL_RUNS,
    async () => {
      const cwd = folder()
      for (const index of [1, 2]) {
        const shard = ['--shard', `${index}/2`, '--seed', 's', '--out', `s${index}`]
        expect(await assay(['run', '--case', 'conditions/expired', ...shard], cwd)).toMatchObject({ code: 0 })
      }
      expect(await assay(['report', 'merge', 's1', 's2', '--out', 'all'], cwd)).toMatchObject({ code: 0 })
      const run = JSON.parse(readFileSync(join(cwd, 'all/run.json'), 'utf8'))
      expect(run.totals).toMatchObject({ pass: 6 })
      for (const { evidence } of run.targets.flatMap((target: { cases: { evidence: string }[] }) => target.cases))
        expect(statSync(join(cwd, 'all', evidence, 'sent.xml')).size).toBeGreaterThan(0)
      expect(readFileSync(join(cwd, 'all/junit.xml'), 'utf8')).toMatch(/<testsuites [^>]*tests="6"/)
      const part = await assay(['report', 'merge', 's2', '--out', 'part'], cwd)
      expect(part).toMatchObject({ code: 1, out: expect.stringContaining('Missing of 2 shards: 1:') })
      expect(readFileSync(join(cwd, 'part/summary.md'), 'utf8')).toContain('shard 2 of 2')
      expect(await assay(['report', 'merge', 's2', '--partial', '--out', 'part-2'], cwd)).toMatchObject({ code: 0 })
      expect(await assay(['report', 'merge', 's1', 's1', '--out', 'twice'], cwd)).toMatchObject({
        code: 2,
        out: expect.stringContaining('both hold shard 1'),
      })
    },
  )

  test('a folder without a report is refused', async () => {
    expect(await assay(['report', 'merge', 'none'])).toMatchObject({
      code: 2,
      out: expect.stringContaining('none/run.json cannot be read'),
    })
  })
})

describe('the other commands', () => {
  test('list --json gives every case with what it proves', async () => {
    const { code, out } = await assay(['list', '--json'])
    expect(code).toBe(0)
    const rows = JSON.parse(out)
    expect(rows.length).toBeGreaterThan(200)
    expect(rows[0]).toEqual({
      id: expect.any(String),
      title: expect.any(String),
      family: expect.any(String),
      level: expect.stringMatching(/MUST|SHOULD|MAY|OBSERVE/),
      proves: expect.any(Array),
      profiles: expect.any(Array),
      citations: expect.any(Array),
    })
  })

  test('list counts generated points apart', async () => {
    const { code, out } = await assay(['list', '--grep', '^wrapping'])
    expect(code).toBe(0)
    expect(out).toMatch(/\n\n\d+ cases and \d+ generated wrapping points\n$/)
  })

  test('explain says scene, difference, policy and clause', async () => {
    const { out } = await assay(['explain', 'role/eleven-values'])
    expect(out).toContain('Role has 11 values')
    expect(out).toContain('roles.onExcess: reject (default of deep-security, workload-security)')
    expect(out).toContain('DS-ROLE-2')
  })

  test('send sends one case and says how to send it again', async () => {
    const { code, out } = await assay(['send', 'conditions/expired'])
    expect(code).toBe(0)
    for (const word of ['Sent', 'Wanted', 'Saw', 'replay.sh', 'sent.xml']) expect(out).toContain(word)
  })

  test('mint writes one signed message', async () => {
    const { code, out } = await assay([
      'mint',
      '--entity-id',
      'urn:sp',
      '--acs',
      'https://sp.example/acs',
      '--seed',
      '1',
    ])
    expect(code).toBe(0)
    expect(out).toMatch(/^<samlp:Response .*<ds:SignatureValue>.*<\/samlp:Response>\n$/s)
  })

  test('no command is a usage error', async () => {
    expect(await assay([])).toMatchObject({ code: 2 })
  })
})
