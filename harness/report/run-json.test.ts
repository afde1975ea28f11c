import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { HOSTILE, sampleResult, sampleRun } from './result.sample.ts'
import { mustNotJudged, toCaseRow, totalsOf } from './run-json.ts'
import { runJsonSchema, runSchema } from './run-schema.ts'

describe('a row', () => {
  test('holds the verdict, its basis and where the evidence is', () => {
    expect(toCaseRow(sampleResult(), 'cases/x')).toMatchObject({
      verdict: 'fail',
      basis: 'specification',
      durationMs: 13,
      evidence: 'cases/x',
    })
  })

  test('of a skipped case has no basis, and one that is not waived says nothing of it', () => {
    const row = toCaseRow(sampleResult({ verdict: { kind: 'skipped', missing: 'hooks.clock' } }), null)
    expect(row.basis).toBeNull()
    expect(row).not.toHaveProperty('waived')
  })
})

describe('totals', () => {
  test('a waived row counts only as waived', () => {
    expect(totalsOf([toCaseRow(sampleResult(), null, 'known')])).toMatchObject({ fail: 0, waived: 1 })
  })

  test('a run counts the rows of its targets', () => {
    expect(sampleRun.totals).toEqual({
      pass: 1,
      fail: 1,
      warn: 1,
      observed: 1,
      skipped: 1,
      notApplicable: 1,
      inconclusive: 1,
      waived: 1,
    })
  })

  test('a MUST that is skipped, observed or inconclusive is not judged', () => {
    const rows = sampleRun.targets[0]?.cases ?? []
    expect(mustNotJudged(rows).map(({ id }) => id)).toEqual(['time/late', 'time/dead', 'time/seen'])
  })
})

describe('the schema of run.json', () => {
  test('takes a run that went through JSON', () => {
    expect(runSchema.parse(JSON.parse(JSON.stringify(sampleRun)))).toEqual(sampleRun)
    expect(sampleRun.targets[0]?.name).toBe(HOSTILE)
  })

  test('refuses what it does not know', () => {
    expect(runSchema.safeParse({ ...sampleRun, more: 1 }).success).toBe(false)
    expect(runSchema.safeParse({ ...sampleRun, schemaVersion: 2 }).success).toBe(false)
  })

  test('is the one that is published', () => {
    const published = readFileSync(new URL('../../fixtures/run.schema.json', import.meta.url), 'utf8')
    expect(JSON.parse(published)).toEqual(runJsonSchema())
  })
})
