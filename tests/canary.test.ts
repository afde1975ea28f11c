import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { configFor, load, REFERENCE_FILE, registrations } from '../cli/embedded.ts'
import { inProcessEnv, openHouse, runInProcess, targetOf } from '../cli/in-process.ts'
import { createHttpCanary } from '../harness/canary/http.ts'
import { createHttpDriver } from '../harness/drive/http.ts'
import { createOracle } from '../harness/observe/oracle.ts'
import type { Result } from '../harness/report/record.ts'
import { realClock } from '../harness/run/clock.ts'
import { createLane } from '../harness/run/lane.ts'
import { openTargets } from '../harness/run/recorded-run.ts'
import { startRun } from '../harness/run/run.ts'
import { play } from '../harness/run/scene.ts'
import type { Target } from '../harness/target/target.ts'
import { idpMetadata } from '../mock-idp/server/metadata.ts'
import type { Perch } from '../mock-idp/tamper/step.ts'
import { createReferenceSp } from '../reference-sp/app.tsx'
import { exchanged } from '../reference-sp/flaws/flaw.ts'
import { type FlawName, flaws } from '../reference-sp/flaws/index.ts'
import { listen } from '../reference-sp/listen.ts'
import { cases, changesOf } from '../suites/cases/index.ts'
import { profiles } from '../suites/profiles/index.ts'

const targets = await openTargets(REFERENCE_FILE, inProcessEnv(resolve('certs/keys')))
const target = targetOf('generic strict', targets)
// The keys are as old as the checkout: at a fixed moment they might not be valid yet.
const options = { now: Date.now(), seed: 'canary' }
/** One of the family names a file that every machine has, and needs no canary. */
const asked = cases.filter((one) => one.family === 'canary' && changesOf(one).some(({ lures }) => lures !== undefined))
const on = (name: FlawName) => exchanged(flaws[name])
const line = ({ id, verdict }: Result): string => `${verdict.kind} ${id}`
const ENTITIES = ['canary/entity-of-a-file', 'canary/entity-at-an-address']
const linesOf = (results: readonly Result[]): readonly string[] => [...new Set(results.map(line))].sort()

test('what lures an SP is judged by whether it follows, and nothing else is', () => {
  for (const one of cases) {
    const isQuiet = !('policy' in one.wants) && one.wants.quiet === true
    const lures = changesOf(one).some((change) => change.lures !== undefined)
    expect(`${one.id} ${isQuiet}`).toBe(`${one.id} ${lures}`)
  }
})

describe('silence proves nothing', () => {
  test('where the target file does not say how the SP is made to follow', async () => {
    const results = await runInProcess({ ...target, canary: {} }, asked, options)
    const missing = new Set(results.map(({ verdict }) => ('missing' in verdict ? verdict.missing : verdict.kind)))
    expect([...missing].sort()).toEqual(['canary.reach', 'canary.read'])
  })

  test('where the SP does not follow although it is told to', async () => {
    const elsewhere = { method: 'GET', url: `${new URL(target.sp.acs).origin}/health?{value}` } as const
    const mute: Target = { ...target, canary: { reach: elsewhere, read: elsewhere } }
    const results = await runInProcess(mute, asked, options)
    expect(new Set(results.map(({ verdict }) => verdict.kind))).toEqual(new Set(['skipped']))
    expect(results[0]?.reason).toMatch(/^missing: canary\.read \(the SP did not show/)
  })

  test('where no canary sits', async () => {
    const { driver, clock } = openHouse(target, options.now, {})
    const run = startRun({ ...options, target, profile: profiles.saml2, cases: asked, driver, clock })
    expect((await run.finished).map(({ reason }) => reason)).toEqual(
      Array.from({ length: asked.length * 3 }, () => 'missing: canary.listen'),
    )
  })
})

describe('what the canary hears is proof', () => {
  test('even where nobody showed that it could be reached', async () => {
    const results = await runInProcess({ ...target, canary: {} }, asked, options, on('fetches-keys'))
    expect(linesOf(results).filter((one) => one.startsWith('fail'))).toEqual(['fail canary/key-at-an-address'])
    expect(results.find(({ verdict }) => verdict.kind === 'fail')?.reason).toMatch(
      /^the SP asked what the message named: GET \/[0-9a-f]{32}$/,
    )
  })

  test('until the verdict is final', async () => {
    const { driver, clock, canary } = openHouse(target, options.now, {})
    const oracle = createOracle(target.observe, new URL(target.sp.acs).origin)
    const stage = { target, driver, oracle, clock, lane: createLane(1), canary }
    let perch: Perch | undefined
    const run = startRun({
      ...options,
      target,
      profile: profiles.saml2,
      cases: asked.filter(({ id }) => id === 'canary/stylesheet'),
      driver,
      clock,
      canary,
      player: async ({ part, acts, facts, mode, seed }) => {
        if (part === 'canary/stylesheet/both') perch = facts.canary
        // Somebody follows at last, when the case is long over.
        if (part === 'sentinel/end' && perch) await canary.load(perch.url)
        return play(acts, facts, mode, seed, stage)
      },
    })
    expect((await run.finished).map(({ mode, verdict }) => `${mode} ${verdict.kind}`)).toEqual([
      'assertion pass',
      'response pass',
      'both fail',
    ])
  })
})

test('what stands in a file that an SP reads is found in its pages', async () => {
  const reads = on('loads-external-entities')
  const results = await runInProcess(
    target,
    asked.filter(({ id }) => id === 'canary/entity-of-a-file'),
    options,
    { ...reads, doctype: (_, { loaded }) => ({ refused: 'malformed', detail: [...loaded.values()].join() }) },
  )
  expect(results.map(({ reason }) => reason)).toEqual(
    Array.from({ length: 3 }, () => 'the SP shows what stands in the file that the message named'),
  )
})

test.each([
  ['the honest SP', {}, []],
  ['an SP that fetches keys', on('fetches-keys'), ['canary/key-at-an-address']],
  ['an SP that reads entities', on('loads-external-entities'), ENTITIES],
] as const)('over sockets and on a disk: %s', async (_, by, failing) => {
  let here: Target | undefined
  const listening = await listen((url) => {
    const [known] = targets.filter(({ profile }) => profile === 'saml2')
    if (known === undefined) throw new RangeError('the reference file has no generic SP')
    here = { ...known, sp: { entityId: `${url}/saml`, acs: `${url}/saml/acs` } }
    const sp = createReferenceSp({
      ...configFor(here, Date.now()),
      baseUrl: url,
      now: Date.now,
      randomToken: () => randomBytes(16).toString('hex'),
      adminToken: 'in-process',
      load,
      exchanged: by,
    })
    for (const { issuer } of registrations(here)) {
      const one = here.issuers[issuer]
      if (one === undefined) continue
      const { entityId } = one
      sp.admin.register({
        metadata: idpMetadata({ entityId, certificates: [one.certificate], sso: `${entityId}/sso` }),
      })
    }
    return sp
  })
  if (here === undefined) throw new Error('nothing listens')
  const driver = createHttpDriver(here.limits)
  const canary = await createHttpCanary({ host: '127.0.0.1', port: 0 })
  try {
    const run = startRun({
      target: here,
      profile: profiles.saml2,
      cases: asked,
      driver,
      clock: realClock,
      seed: 'sockets',
      canary,
    })
    const results = await run.finished
    expect(linesOf(results)).toEqual(
      asked.map(({ id }) => `${(failing as readonly string[]).includes(id) ? 'fail' : 'pass'} ${id}`).sort(),
    )
  } finally {
    await Promise.all([driver.close(), canary.close(), listening.close()])
  }
})
