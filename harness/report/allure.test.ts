import { beforeEach, expect, test, vi } from 'vitest'
import { reportToAllure } from './allure.ts'
import { SECRET, sampleResult } from './result.sample.ts'
import { toCaseRow } from './run-json.ts'

const said = vi.hoisted(() => [] as (readonly unknown[])[])
vi.mock('allure-js-commons', () => {
  const names = [
    'testCaseId',
    'historyId',
    'displayName',
    'feature',
    'severity',
    'tags',
    'label',
    'parameter',
    'attachment',
  ]
  return Object.fromEntries(names.map((name) => [name, async (...rest: unknown[]) => said.push([name, ...rest])]))
})
beforeEach(() => {
  said.length = 0
})

const context = { target: 'one', version: '0.1.0', secrets: [SECRET] }
const report = async (changed: Parameters<typeof sampleResult>[0] = {}, target = 'one') => {
  const result = sampleResult(changed)
  await reportToAllure(result, toCaseRow(result, null), { ...context, target })
  return said.splice(0)
}
const idOf = (calls: Awaited<ReturnType<typeof report>>) => calls.find(([name]) => name === 'historyId')?.[1]

test('a case carries its family, clauses, severity, mode and target', async () => {
  const calls = await report()
  expect(calls).toEqual(
    expect.arrayContaining([
      ['feature', 'role'],
      ['tags', 'DS-ROLE-2'],
      ['severity', 'critical'],
      ['parameter', 'mode', 'both'],
      ['parameter', 'target', 'one'],
    ]),
  )
})

test('the evidence is attached, without secrets', async () => {
  const attached = (await report()).filter(([name]) => name === 'attachment')
  expect(attached.map(([, name]) => name)).toEqual([
    'sent.xml',
    'twin.xml',
    'difference.diff',
    'exchange.har',
    'verdict.json',
  ])
  expect(JSON.stringify(attached)).not.toContain(SECRET)
})

test('history follows target, case and mode and nothing else', async () => {
  const id = idOf(await report())
  expect(idOf(await report({ title: 'renamed', saw: 'other' }))).toBe(id)
  expect(idOf(await report({ mode: 'response' }))).not.toBe(id)
  expect(idOf(await report({ id: 'role/other' }))).not.toBe(id)
  expect(idOf(await report({}, 'two'))).not.toBe(id)
})
