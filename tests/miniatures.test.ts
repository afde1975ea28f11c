import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { REFERENCE_FILE } from '../cli/embedded.ts'
import { inProcessEnv, targetOf } from '../cli/in-process.ts'
import { createInProcessDriver } from '../harness/drive/in-process.ts'
import type { Result } from '../harness/report/record.ts'
import { virtualClock } from '../harness/run/clock.ts'
import { openTargets } from '../harness/run/recorded-run.ts'
import { startRun } from '../harness/run/run.ts'
import { type MiniatureName, miniatures } from '../reference-sp/miniatures.ts'
import { cases, type NamedCase } from '../suites/cases/index.ts'
import { profiles } from '../suites/profiles/index.ts'

const targets = await openTargets(REFERENCE_FILE, inProcessEnv(resolve('certs/keys')))
const limits = { timeoutMs: 300, maxRedirects: 5, maxBodyBytes: 200_000, concurrency: 1, maxWaitSeconds: 60 }
const strict = targetOf('deep-security strict', targets)
// A toy reads what it is sent: it decrypts nothing, has no form of its own, and is not asked what needs either.
const target = { ...strict, sp: { ...strict.sp, encryption: undefined, login: undefined }, limits, hooks: {} }

/** What the suite says of a toy SP: the engine itself is under test. */
async function assay(name: MiniatureName, asked: readonly NamedCase[] = cases): Promise<readonly Result[]> {
  const driver = createInProcessDriver({ fetch: miniatures[name]() }, limits)
  const clock = virtualClock(Date.now())
  return startRun({ target, profile: profiles[target.profile], cases: asked, driver, clock, seed: name }).finished
}

const line = ({ id, mode, verdict, reason }: Result) => `${verdict.kind} ${id} [${mode}]: ${reason}`
const ofKind = (results: readonly Result[], ...kinds: readonly string[]) =>
  results.filter(({ verdict }) => kinds.includes(verdict.kind)).map(line)

/** Cases that want a refusal and nothing else, and fail without it. */
const refusing = new Set(
  cases
    .filter(
      ({ wants, delta }) =>
        delta !== undefined &&
        !('policy' in wants) &&
        !wants.observe &&
        wants.oneOf.every(({ kind }) => kind === 'refused'),
    )
    .map(({ id }) => id),
)

describe('miniatures', () => {
  test.each([
    'refusesAll',
    'crashes',
    'neverAnswers',
    'bigPage',
    'endlessRedirects',
    'binaryAnswer',
    'alwaysSignedIn',
  ] as const)('an SP with the vice %s passes nothing', async (name) => {
    // Ten megabytes at every turn: a few families say enough.
    const asked =
      name === 'bigPage' ? cases.filter(({ family }) => ['control', 'replay', 'wrapping'].includes(family)) : cases
    const results = await assay(name, asked)
    expect(results.length).toBeGreaterThanOrEqual(asked.length)
    expect(ofKind(results, 'pass')).toEqual([])
    expect(ofKind(results, 'fail', 'inconclusive').length).toBeGreaterThan(30)
  })

  test('an SP that accepts everything fails every refusing case', async () => {
    const results = (await assay('acceptsAll')).filter(
      ({ id, verdict }) => refusing.has(id) && verdict.kind !== 'skipped' && verdict.kind !== 'notApplicable',
    )
    expect(results.length).toBeGreaterThan(200)
    expect(ofKind(results, 'pass', 'inconclusive', 'observed')).toEqual([])
  })

  test('a working cookie after a refusal is a session', async () => {
    const results = (await assay('leavesCookie')).filter(
      ({ id, verdict }) => refusing.has(id) && verdict.kind !== 'skipped' && verdict.kind !== 'notApplicable',
    )
    expect(ofKind(results, 'pass')).toEqual([])
    expect(ofKind(results, 'fail', 'warn').length).toBeGreaterThan(200)
  })

  test('an SP that changes its mind is not clean, and its refusals prove nothing by themselves', async () => {
    const results = await assay('changesItsMind')
    expect(ofKind(results, 'fail', 'inconclusive').length).toBeGreaterThan(100)
  })
})
