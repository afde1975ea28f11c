import { expect, test } from 'vitest'
import type { CaseRow, RunRecord } from '../harness/report/record.ts'
import { all, type Explanations, type Known, keyFor } from './explanation.ts'
import { compared as comparedTo, isAsKnown, linesOf, tableOf } from './outcome.ts'

const totals = {
  pass: 1,
  fail: 2,
  warn: 3,
  observed: 4,
  skipped: 5,
  notApplicable: 6,
  inconclusive: 7,
  waived: 0,
} as const

const row = (id: string, verdict: CaseRow['verdict'], mode: CaseRow['mode'] = 'assertion'): CaseRow => ({
  id,
  title: id,
  mode,
  proves: [],
  level: 'MUST',
  verdict,
  basis: null,
  wanted: '',
  saw: '',
  reason: 'a session was opened for "alice"',
  durationMs: 0,
  evidence: null,
})

const record = (...cases: readonly CaseRow[]): RunRecord => ({
  schemaVersion: 1,
  tool: { name: 'saml-assay', version: '0', node: '20', catalogue: '' },
  seed: '',
  targets: [{ name: 'sp', profile: 'saml2', declared: {}, modes: ['assertion'], totals, cases }],
  startedAt: '2026-01-01T00:00:00Z',
  finishedAt: '2026-01-01T00:00:00Z',
  totals,
})

const LOOKED_THROUGH = new Set(['a/b', 'a/c', 'c/d'])
const compared = (name: string, run: RunRecord, of: Known) => comparedTo(name, run, of, LOOKED_THROUGH)

const why = { whose: 'configuration', why: 'it is told so' } as const
const known = (explanations: Explanations, withheld = 0): Known => ({ known: explanations, withheld })

test('a key of its own comes before a pattern, and a longer pattern before a shorter', () => {
  const explanations = all(['a/b', 'a/*', 'a/bc*'], why)
  expect(keyFor('a/b', explanations)).toBe('a/b')
  expect(keyFor('a/bcd', explanations)).toBe('a/bc*')
  expect(keyFor('a/x', explanations)).toBe('a/*')
  expect(keyFor('b/a', explanations)).toBeUndefined()
})

test('a failing case that is explained is as known', () => {
  const outcome = compared('sp', record(row('a/b', 'fail'), row('a/b', 'fail', 'both')), known({ 'a/b': why }))
  expect(isAsKnown(outcome)).toBe(true)
  expect(outcome.explained).toEqual([{ id: 'a/b', explanation: why }])
})

test.each(['fail', 'inconclusive'] as const)('%s without an explanation is news, and named', (verdict) => {
  const outcome = compared('sp', record(row('a/b', verdict)), known({}))
  expect(isAsKnown(outcome)).toBe(false)
  expect(linesOf(outcome).join('\n')).toContain(`NOT EXPLAINED ${verdict} a/b [assertion]`)
})

test('a warning needs no explanation', () => {
  expect(isAsKnown(compared('sp', record(row('a/b', 'warn')), known({})))).toBe(true)
})

test('as many as are withheld are counted by case, and not named', () => {
  const rows = record(row('a/b', 'fail'), row('a/b', 'fail', 'both'), row('a/c', 'fail'))
  const outcome = compared('sp', rows, known({}, 2))
  expect(isAsKnown(outcome)).toBe(true)
  expect(linesOf(outcome).join('\n')).not.toContain('a/')
})

test('fewer than are withheld are news, and not named either', () => {
  const outcome = compared('sp', record(row('a/b', 'fail')), known({}, 2))
  expect(isAsKnown(outcome)).toBe(false)
  expect(linesOf(outcome).join('\n')).not.toContain('a/b')
  expect(linesOf(outcome).join('\n')).toContain('withheld: 2 (1 failing cases have no explanation')
})

test('what hangs on a race may fail, or not; another one more or less is news', () => {
  const failing = (...ids: readonly string[]) =>
    compared('sp', record(...ids.map((id) => row(id, 'fail'))), { known: {}, withheld: 2, racing: 1 })
  expect([['a/b'], ['a/b', 'a/c'], [], ['a/b', 'a/c', 'c/d']].map((ids) => isAsKnown(failing(...ids)))).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect(linesOf(failing('a/b'))).toContain('  withheld: 2')
})

test('a failing case that came later is named as new, and nothing else is', () => {
  const outcome = compared('sp', record(row('a/b', 'fail'), row('e/f', 'fail')), known({}, 1))
  expect(isAsKnown(outcome)).toBe(true)
  expect(linesOf(outcome).filter((line) => line.includes('/'))).toEqual([
    '  NEW fail e/f [assertion]: a session was opened for "alice"',
  ])
})

test('an explanation without a red case is stale, as is a pattern', () => {
  const outcome = compared('sp', record(row('a/b', 'pass'), row('c/d', 'warn')), known(all(['a/b', 'b/*', 'c/d'], why)))
  expect(outcome.stale).toEqual(['a/b', 'b/*'])
  expect(isAsKnown(outcome)).toBe(false)
})

test('the table has a row for each SP: verdicts, then explained and withheld cases', () => {
  const outcome = compared(
    'some-sp',
    record(row('a/b', 'fail'), row('a/c', 'fail'), row('e/f', 'fail')),
    known({ 'a/b': why }, 1),
  )
  const cells = tableOf([outcome]).map((line) => line.trim().split(/\s+/))
  expect(cells).toEqual([
    [
      'SP',
      'pass',
      'fail',
      'warn',
      'observed',
      'skipped',
      'notApplicable',
      'inconclusive',
      'explained',
      'withheld',
      'new',
    ],
    ['some-sp', '1', '2', '3', '4', '5', '6', '7', '1', '1', '1'],
  ])
})

test("what the SP's answer put into a reason cannot write on the terminal", () => {
  const hostile = { ...row('a/b', 'fail'), reason: 'said \u001b[2J' }
  expect(linesOf(compared('sp', record(hostile), known({}))).join('\n')).not.toContain('\u001b')
})
