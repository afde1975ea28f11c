import { expect, test } from 'vitest'
import { exitCodeOf } from './exit-code.ts'
import { toJunit } from './junit.ts'
import { sampleResult, sampleRun } from './result.sample.ts'
import { toCaseRow, toRunRecord } from './run-json.ts'
import { runSchema } from './run-schema.ts'
import { toSummary } from './summary.ts'
import { coloursFor, finalSummary } from './terminal.ts'
import { proposedUntil, settleWaivers, utcDay, waiverEntry, waiverFor } from './waivers.ts'

const TODAY = '2026-06-15'
const VERDICTS = {
  fail: { kind: 'fail', basis: 'specification', reason: '' },
  warn: { kind: 'warn', basis: 'specification', reason: '' },
  pass: { kind: 'pass', basis: 'specification' },
  inconclusive: { kind: 'inconclusive', reason: '' },
  skipped: { kind: 'skipped', missing: 'x' },
} as const
const row = (verdict: keyof typeof VERDICTS, changed: Parameters<typeof sampleResult>[0] = {}) =>
  toCaseRow(sampleResult({ verdict: VERDICTS[verdict], ...changed }), null)
const waiver = { case: 'role/eleven-values', reason: 'issue 7', until: '2026-12-31' }
const inBoth = { ...waiver, mode: 'both' } as const

test.each([
  ['fail', 'MUST', true],
  ['warn', 'SHOULD', true],
  ['inconclusive', 'MUST', true],
  ['inconclusive', 'SHOULD', false],
  ['pass', 'MUST', false],
  ['skipped', 'MUST', false],
] as const)('a waiver of what is %s (%s): %s', (verdict, level, isCovered) => {
  expect(waiverFor(row(verdict, { level }), [waiver], TODAY)).toBe(isCovered ? waiver : undefined)
})

test('a waiver is of its case, and of its mode where it names one', () => {
  expect(waiverFor(row('fail', { id: 'role/one' }), [waiver], TODAY)).toBeUndefined()
  expect(waiverFor(row('fail', { mode: 'assertion' }), [inBoth], TODAY)).toBeUndefined()
  expect(waiverFor(row('fail'), [waiver, inBoth], TODAY)).toBe(inBoth)
})

test('a waiver holds on its last day and not on the next', () => {
  expect(waiverFor(row('fail'), [{ ...waiver, until: TODAY }], TODAY)).toBeDefined()
  expect(waiverFor(row('fail'), [{ ...waiver, until: '2026-06-14' }], TODAY)).toBeUndefined()
  expect(utcDay(Date.parse('2026-06-15T23:59:59.999Z'))).toBe(TODAY)
})

const stateOf = (
  rows: Parameters<typeof settleWaivers>[0],
  one: Parameters<typeof settleWaivers>[1][0],
  whole = true,
) => settleWaivers(rows, [one], TODAY, whole)[0]?.state

test('what becomes of a waiver', () => {
  expect(stateOf([row('fail')], waiver)).toBe('live')
  expect(stateOf([row('pass'), row('fail', { mode: 'assertion' })], waiver)).toBe('live')
  expect(stateOf([row('pass')], waiver)).toBe('stale')
  expect(stateOf([row('pass'), row('fail', { mode: 'assertion' })], inBoth)).toBe('stale')
  expect(stateOf([row('fail')], { ...waiver, until: '2026-06-14' })).toBe('expired')
  expect(stateOf([], { ...waiver, until: '2026-06-14' })).toBe('expired')
})

test('a waiver is not called stale where that is not proved', () => {
  expect(stateOf([], waiver)).toBe('unused')
  expect(stateOf([row('skipped')], waiver)).toBe('unused')
  expect(stateOf([row('pass'), row('inconclusive', { mode: 'assertion', level: 'SHOULD' })], waiver)).toBe('unused')
})

test('a shard calls a waiver stale only where it holds all that the waiver speaks of', () => {
  expect(stateOf([row('pass')], waiver, false)).toBe('unused')
  expect(stateOf([row('pass')], inBoth, false)).toBe('stale')
})

const runOf = (cases: readonly ReturnType<typeof row>[], waivers: readonly (typeof waiver)[] = []) =>
  toRunRecord({
    tool: sampleRun.tool,
    seed: 's',
    targets: [
      { name: 'sp', profile: 'saml2', declared: {}, modes: [], waivers: settleWaivers(cases, waivers, TODAY), cases },
    ],
    startedAt: 0,
    finishedAt: 1,
  })
const waived = { ...row('fail'), waived: 'issue 7' }

test('what is waived does not make a run red; a waiver that is stale or expired does', () => {
  expect(exitCodeOf(runOf([row('pass')]), false)).toBe(0)
  expect(exitCodeOf(runOf([row('fail')]), false)).toBe(1)
  expect(exitCodeOf(runOf([waived], [waiver]), false)).toBe(0)
  expect(exitCodeOf(runOf([{ ...row('inconclusive'), waived: 'issue 7' }], [waiver]), true)).toBe(0)
  expect(exitCodeOf(runOf([row('inconclusive')]), false)).toBe(1)
  expect(exitCodeOf(runOf([row('skipped')]), false)).toBe(1)
  expect(exitCodeOf(runOf([row('pass')], [waiver]), false)).toBe(1)
  expect(exitCodeOf(runOf([row('pass', { id: 'role/one' })], [{ ...waiver, until: '2020-01-01' }]), false)).toBe(1)
  expect(exitCodeOf(runOf([row('warn')]), true)).toBe(1)
})

test('every report names a spent waiver and what to do', () => {
  const run = runOf([row('pass')], [waiver])
  expect(runSchema.parse(JSON.parse(JSON.stringify(run)))).toEqual(run)
  expect(toJunit(run)).toMatch(/<testsuites [^>]*tests="2" failures="1"/)
  expect(toJunit(run)).toContain('is stale: the case fails no more. Delete it from the target file.')
  expect(toSummary(run, { requirements: {}, notTested: [] })).toContain('### Waivers that have to go')
  const end = { totals: run.totals, mustNotJudged: 0, durationMs: 1, report: 'x' }
  const waivers = run.targets.flatMap(({ name, waivers = [] }) => waivers.map((one) => ({ ...one, target: name })))
  expect(finalSummary({ ...end, waivers }, coloursFor({}, false))).toContain(
    '✗ sp: the waiver of role/eleven-values is stale',
  )
})

test('what is waived is shown with the reason and the verdict that is borne', () => {
  const run = runOf([waived], [waiver])
  expect(run.targets[0]?.waivers).toEqual([{ ...waiver, state: 'live' }])
  expect(toJunit(run)).toContain('waived (fail): issue 7')
  expect(toSummary(run, { requirements: {}, notTested: [] })).toContain('(fail): issue 7')
})

test('with each failure stands an entry that can be copied into the target file', () => {
  const summary = toSummary(runOf([row('fail')]), { requirements: {}, notTested: [] })
  expect(summary).toContain('`- { case: role/eleven-values, mode: both, reason: "say why", until: 1970-04-01 }`')
  expect(proposedUntil(Date.parse('2026-06-15T12:00:00Z'))).toBe('2026-09-13')
  expect(waiverEntry({ id: 'a/b, c', mode: 'both' }, TODAY)).toContain('case: "a/b, c"')
})
