import { expect, test } from 'vitest'
import { sampleResult } from './result.sample.ts'
import { toCaseRow } from './run-json.ts'
import { readUnfinished } from './unfinished.ts'

const STARTED = {
  event: 'run-started',
  at: '2026-06-15T00:00:00.000Z',
  schemaVersion: 1,
  tool: { name: 'saml-assay', version: '1', node: 'v20', catalogue: 'c' },
  seed: 's',
  targets: [{ name: 'sp', profile: 'saml2' }],
  cases: ['role/eleven-values', 'role/ü'],
  shard: { index: 2, of: 4 },
}
const row = toCaseRow(sampleResult(), 'cases/role/eleven-values/both')
const FINISHED = { event: 'case-finished', at: STARTED.at, target: 'sp', profile: 'saml2', row }
const text = (...events: readonly object[]) => events.map((one) => `${JSON.stringify(one)}\n`).join('')
const read = (events: string) => readUnfinished(events, 'events.ndjson')

test('what was asked, what is final and how often it was resumed', () => {
  const log = text(STARTED, FINISHED, { event: 'run-resumed', at: STARTED.at })
  expect(read(log)).toEqual({
    startedAt: Date.parse(STARTED.at),
    tool: STARTED.tool,
    seed: 's',
    targets: STARTED.targets,
    cases: STARTED.cases,
    shard: STARTED.shard,
    rows: { sp: [JSON.parse(JSON.stringify(row))] },
    resumed: 1,
    octets: Buffer.byteLength(log),
  })
})

test('a line that was cut off is left out', () => {
  const log = text(STARTED, FINISHED)
  const cut = read(`${log}${JSON.stringify(FINISHED).slice(0, 40)}`)
  expect(cut.octets).toBe(Buffer.byteLength(log))
  expect(cut.rows.sp).toHaveLength(1)
})

test.each([
  ['that got to its end', text(STARTED, { event: 'run-finished', at: STARTED.at }), /got to its end/],
  ['without a beginning', text(FINISHED), /does not tell what the run was to ask/],
  ['that is empty', '', /does not tell what the run was to ask/],
  ['with a line that is no JSON', `${text(STARTED)}{\n${text(FINISHED)}`, /events\.ndjson:2 is not what a run writes/],
  ['with an unknown event', text(STARTED, { event: 'x' }), /events\.ndjson:2 is not what a run writes/],
])('a log %s is refused', (_, log, says) => {
  expect(() => read(log)).toThrow(says)
})
