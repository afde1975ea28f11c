import { describe, expect, test } from 'vitest'
import type { CaseRow } from '../../harness/report/record.ts'
import type { Pair } from './pairs.ts'
import { isToldApart, linesOf, table } from './told-apart.ts'

const pair: Pair = {
  adapter: 'library',
  vulnerable: 'library-1.0',
  fixed: 'library-1.1',
  cases: ['family/one'],
  reference: 'CVE-0000-0001',
}

const row = (verdict: CaseRow['verdict'], more: Partial<CaseRow> = {}): CaseRow => ({
  id: 'family/one',
  title: 'the one',
  mode: 'assertion',
  proves: [],
  level: 'MUST',
  verdict,
  basis: null,
  wanted: '',
  saw: '',
  reason: `it was ${verdict}`,
  durationMs: 1,
  evidence: null,
  ...more,
})

const toldApart = (onVulnerable: readonly CaseRow[], onFixed: readonly CaseRow[]): boolean =>
  linesOf(pair, onVulnerable, onFixed).every(isToldApart)

describe('a pair is told apart', () => {
  test('by a case that fails on the vulnerable release and passes on the fixed one', () => {
    expect(toldApart([row('fail')], [row('pass')])).toBe(true)
  })

  test('whatever else the runs say of modes in which it was not asked, and of other cases', () => {
    const others = [row('notApplicable', { mode: 'response' }), row('fail', { id: 'family/other' })]
    expect(toldApart([...others, row('fail')], [...others, row('pass')])).toBe(true)
  })
})

describe('a pair is not told apart', () => {
  test.each([
    ['fail', 'fail'],
    ['pass', 'pass'],
    ['pass', 'fail'],
    ['warn', 'pass'],
    ['inconclusive', 'pass'],
    ['fail', 'inconclusive'],
    ['fail', 'observed'],
    ['skipped', 'skipped'],
    ['notApplicable', 'notApplicable'],
  ] as const)('where its case has the verdicts %s and %s', (onVulnerable, onFixed) => {
    expect(toldApart([row(onVulnerable)], [row(onFixed)])).toBe(false)
  })

  test('where a run has no row of its case, or two', () => {
    expect(toldApart([row('fail')], [])).toBe(false)
    expect(toldApart([row('fail'), row('fail', { mode: 'response' })], [row('pass')])).toBe(false)
  })

  test('where one of its cases does and another does not', () => {
    const two: Pair = { ...pair, cases: ['family/one', 'family/two'] }
    const other = row('pass', { id: 'family/two' })
    const lines = linesOf(two, [row('fail'), other], [row('pass'), other])
    expect(lines.map(isToldApart)).toEqual([true, false])
  })
})

test('the table has a row for each case, and says why of those that went otherwise', () => {
  const two: Pair = { ...pair, cases: ['family/one', 'family/another'] }
  const another = row('pass', { id: 'family/another' })
  expect(table(linesOf(two, [row('fail'), another], [row('pass'), another]))).toBe(
    [
      'family/one      CVE-0000-0001  library-1.0: fail  library-1.1: pass  told apart',
      'family/another  CVE-0000-0001  library-1.0: pass  library-1.1: pass  NOT TOLD APART',
      'family/another on library-1.0: it was pass',
      'family/another on library-1.1: it was pass',
      '1 of 2 told apart',
      '',
    ].join('\n'),
  )
})
