import { expect, test } from 'vitest'
import type { RunRecord } from '../harness/report/record.ts'
import { sampleRun } from '../harness/report/result.sample.ts'
import { comparedDrivers, equalityLines } from './drivers.ts'

const turned = (id: string, verdict: 'pass' | 'fail'): RunRecord => ({
  ...sampleRun,
  targets: sampleRun.targets.map((target) => ({
    ...target,
    cases: target.cases.map((row) => (row.id === id ? { ...row, verdict, reason: 'because' } : row)),
  })),
})

test('the same verdicts are equal, and those of cases that were sent are counted', () => {
  expect(comparedDrivers('sp', sampleRun, sampleRun)).toEqual({ name: 'sp', equal: 8, sent: 6, different: [] })
})

test('another verdict is a difference', () => {
  const browser = turned('role/one', 'fail')
  const strange = comparedDrivers('sp', sampleRun, browser)
  expect(strange.equal).toBe(7)
  expect(equalityLines(strange)[1]).toBe('  DIFFERS role/one [both]: pass by http, fail by browser: because')
})

test('a row that is missing is a difference', () => {
  const none = { ...sampleRun, targets: sampleRun.targets.map((target) => ({ ...target, cases: [] })) }
  expect(comparedDrivers('sp', sampleRun, none).different).toHaveLength(8)
})
