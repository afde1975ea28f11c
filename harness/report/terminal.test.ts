import { expect, test } from 'vitest'
import { HOSTILE } from './result.sample.ts'
import { emptyTotals } from './run-json.ts'
import { type CaseLine, caseLine, coloursFor, failureBlock, finalSummary, statusLine } from './terminal.ts'

const plain = coloursFor({ NO_COLOR: '1', FORCE_COLOR: '1' }, true)
const line: CaseLine = {
  id: 'role/eleven-values',
  mode: 'both',
  level: 'MUST',
  verdict: 'fail',
  reason: HOSTILE,
  wanted: 'no session',
  saw: HOSTILE,
  sent: 'an honest login, but for: eleven values of Role',
}

test('colour is off for NO_COLOR, pipes and dumb terminals, and on when forced', () => {
  expect(plain.isColorSupported).toBe(false)
  expect(coloursFor({}, false).isColorSupported).toBe(false)
  expect(coloursFor({ TERM: 'dumb' }, true).isColorSupported).toBe(false)
  expect(coloursFor({ FORCE_COLOR: '0' }, true).isColorSupported).toBe(false)
  expect(coloursFor({ FORCE_COLOR: '1' }, false).isColorSupported).toBe(true)
  expect(coloursFor({}, true).isColorSupported).toBe(true)
})

test('a line has a symbol and a word, and what is not green says why', () => {
  expect(caseLine({ ...line, verdict: 'pass' }, plain)).toBe('✓ pass     role/eleven-values [both]')
  expect(caseLine({ ...line, verdict: 'skipped', reason: 'hooks.clock' }, plain)).toBe(
    '○ skipped  role/eleven-values [both] hooks.clock',
  )
  expect(caseLine({ ...line, waived: 'issue 7' }, plain)).toBe('~ waived   role/eleven-values [both] (fail) issue 7')
})

test('a failure reads Sent, Wanted, Saw, Why, Replay, Waiver', () => {
  const rows = failureBlock(line, plain, '2026-12-31').split('\n')
  expect(rows[0]).toBe('✗ FAIL role/eleven-values [both] MUST')
  expect(rows.slice(1).map((row) => row.trim().split(/ +/)[0])).toEqual([
    'Sent',
    'Wanted',
    'Saw',
    'Why',
    'Replay',
    'Waiver',
  ])
  expect(rows.at(-2)).toBe('    Replay  saml-assay send role/eleven-values --mode both')
  expect(rows.at(-1)).toBe(
    '    Waiver  - { case: role/eleven-values, mode: both, reason: "say why", until: 2026-12-31 }',
  )
})

test('nothing that the SP says commands the terminal', () => {
  const said = [failureBlock(line, plain), caseLine(line, plain), statusLine(emptyTotals, HOSTILE, 200)].join('\n')
  expect(said).not.toMatch(/[^\P{Cc}\n]|\u202e/u)
  expect(said).toContain('\\u{1b}[31m')
})

test('the live line fits the terminal', () => {
  expect(statusLine({ ...emptyTotals, fail: 2, pass: 3 }, 'x'.repeat(300), 40)).toHaveLength(39)
  expect(statusLine({ ...emptyTotals, fail: 2, pass: 3 }, 'role/x', 80)).toBe('5 done, 2 FAIL role/x')
})

test('the end tells totals, what was not judged and where the report is', () => {
  const summary = {
    totals: { ...emptyTotals, pass: 3, fail: 1 },
    mustNotJudged: 2,
    waivers: [],
    durationMs: 1234,
    report: 'reports/x',
  }
  expect(finalSummary(summary, plain)).toBe('✗ 1 FAIL  ✓ 3 pass\n! 2 MUST not judged\nTook 1.2 s. Report: reports/x')
  expect(finalSummary({ ...summary, totals: emptyTotals, mustNotJudged: 0 }, plain)).toMatch(
    /^No case was judged\.\nTook/,
  )
})
