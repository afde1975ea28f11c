import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { reportToAllure } from './allure.ts'
import { writeEvidence } from './evidence.ts'
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
    'attachmentPath',
  ]
  return Object.fromEntries(names.map((name) => [name, async (...rest: unknown[]) => said.push([name, ...rest])]))
})
beforeEach(() => {
  said.length = 0
})

const directory = mkdtempSync(join(tmpdir(), 'saml-assay-allure-'))
const report = async (changed: Parameters<typeof sampleResult>[0] = {}, target = 'one') => {
  const result = sampleResult(changed)
  const folder = writeEvidence(result, { directory, version: '0.1.0', secrets: [SECRET] })
  await reportToAllure(toCaseRow(result, folder), { directory, target })
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

test('the evidence is attached by path', async () => {
  const attached = (await report()).filter(([name]) => name === 'attachmentPath')
  expect(attached.map(([, name]) => name)).toEqual([
    'difference.diff',
    'exchange.har',
    'sent.xml',
    'twin.xml',
    'verdict.json',
  ])
})

test('of a pass Allure is told where the evidence stands, and gets no copy', async () => {
  const calls = await report({ verdict: { kind: 'pass', basis: 'specification' } })
  expect(calls.map(([name]) => name)).not.toContain('attachmentPath')
  expect(calls).toContainEqual(['parameter', 'evidence', 'cases/role/eleven-values/both', { excluded: true }])
})

test('history follows target, case and mode and nothing else', async () => {
  const id = idOf(await report())
  expect(idOf(await report({ title: 'renamed', saw: 'other' }))).toBe(id)
  expect(idOf(await report({ mode: 'response' }))).not.toBe(id)
  expect(idOf(await report({ id: 'role/other' }))).not.toBe(id)
  expect(idOf(await report({}, 'two'))).not.toBe(id)
})
