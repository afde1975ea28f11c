import { expect, test } from 'vitest'
import type { TestCase, TestModule } from 'vitest/node'
import { HOSTILE } from './result.sample.ts'
import { type CaseLine, coloursFor } from './terminal.ts'
import { AssayReporter } from './vitest-reporter.ts'

const assay: CaseLine = {
  id: 'role/eleven-values',
  mode: 'both',
  level: 'MUST',
  verdict: 'pass',
  reason: 'as wanted',
  wanted: 'no session',
  saw: HOSTILE,
}
const failed: CaseLine = { ...assay, verdict: 'fail', reason: 'a session was opened' }

interface Failure {
  readonly name: string
  readonly message: string
  readonly stack?: string
}

/** What the reporter reads of a Vitest test. */
const finished = (meta: { readonly assay?: CaseLine }, errors: readonly Failure[] = []) =>
  ({ name: 'a case', fullName: 'suite > a case', meta: () => meta, result: () => ({ errors }) }) as unknown as TestCase

function reporter(columns?: number) {
  const written: string[] = []
  const colours = coloursFor({ NO_COLOR: '1' }, false)
  return { written, it: new AssayReporter({ write: (text) => written.push(text), colours, columns }) }
}

test('without a terminal, each case is one line', () => {
  const { written, it } = reporter()
  it.onTestCaseReady(finished({ assay }))
  it.onTestCaseResult(finished({ assay }))
  expect(written).toEqual(['✓ pass     role/eleven-values [both]\n'])
})

test('a failed verdict is a block, not a stack trace', () => {
  const { written, it } = reporter()
  it.onTestCaseResult(finished({ assay: failed }, [{ name: 'VerdictError', message: 'x', stack: 'at file.ts:1' }]))
  expect(written.join('')).toMatch(/^✗ FAIL role\/eleven-values \[both\] MUST\n {4}Sent/)
  expect(written.join('')).not.toContain('file.ts')
})

test('any other error is printed in full, cleaned', () => {
  const { written, it } = reporter()
  it.onTestCaseResult(finished({}, [{ name: 'TypeError', message: HOSTILE, stack: 'at file.ts:1' }]))
  it.onTestCaseResult(
    finished({ assay }, [{ name: 'Error', message: 'disk full', stack: 'Error: disk full\n  at x.ts' }]),
  )
  const text = written.join('')
  expect(text).toContain('✗ ERROR suite > a case\n</script>')
  expect(text).toContain('at file.ts:1')
  expect(text).toContain('✗ ERROR suite > a case\nError: disk full\n  at x.ts\n')
  expect(text).not.toMatch(/[^\P{Cc}\n]/u)
})

test('a file that does not load and an error outside of tests are printed', () => {
  const { written, it } = reporter()
  const module = { relativeModuleId: 'x.suite.ts', errors: () => [{ message: 'no such module' }] }
  it.onTestModuleEnd(module as unknown as TestModule)
  it.onTestRunEnd([], [{ name: 'Error', message: 'unhandled' }])
  expect(written).toEqual(['✗ ERROR x.suite.ts\nno such module\n', '✗ ERROR outside of any test\nunhandled\n'])
})

test('on a terminal, one line is written over, and failures stay above it', () => {
  const { written, it } = reporter(60)
  it.onTestCaseReady(finished({ assay }))
  it.onTestCaseResult(finished({ assay }))
  it.onTestCaseResult(finished({ assay: failed }))
  it.onTestRunEnd([], [])
  const clear = '\r\u001b[2K'
  expect(written[0]).toBe(`${clear}0 done a case`)
  expect(written[1]).toBe(`${clear}1 done a case`)
  expect(written[2]).toMatch(/✗ FAIL[\s\S]*send role\/eleven-values --mode both\n$/)
  expect(written[3]).toBe(`${clear}2 done, 1 FAIL a case`)
  expect(written[4]).toBe(clear)
})
