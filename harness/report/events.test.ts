import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openEventLog } from './events.ts'
import { HOSTILE, sampleResult } from './result.sample.ts'
import { emptyTotals, toCaseRow } from './run-json.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'assay-events-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

test('every event is one line, and is there as soon as it is appended', () => {
  const path = join(directory, 'events.ndjson')
  const log = openEventLog(path)
  const row = toCaseRow(sampleResult({ saw: HOSTILE }), null)
  log.append({ event: 'case-finished', at: '2026-01-01T00:00:00Z', target: HOSTILE, profile: 'saml2', row })
  const [line, rest] = readFileSync(path, 'utf8').split('\n')
  expect(rest).toBe('')
  expect(JSON.parse(line ?? '')).toMatchObject({ event: 'case-finished', target: HOSTILE, row: { saw: HOSTILE } })
  log.append({ event: 'run-finished', at: '2026-01-01T00:00:01Z', totals: emptyTotals })
  log.close()
  expect(readFileSync(path, 'utf8').trimEnd().split('\n')).toHaveLength(2)
})

test('an earlier log is not touched', () => {
  const path = join(directory, 'events.ndjson')
  openEventLog(path).close()
  expect(() => openEventLog(path)).toThrow(/EEXIST/)
})
