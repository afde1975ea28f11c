import { expect, test } from 'vitest'
import { exitCodeOf } from './exit-code.ts'
import { mergeShards, missingShards, type ShardReport } from './merge.ts'
import type { CaseRow, RunRecord } from './record.ts'
import { sampleResult } from './result.sample.ts'
import { toCaseRow, toRunRecord } from './run-json.ts'
import { runSchema } from './run-schema.ts'

const ORDER = [{ id: 'a/one' }, { id: 'b/two', modes: ['both'] }] as const
const row = (id: string, mode: CaseRow['mode'], verdict: 'pass' | 'fail' = 'pass') =>
  toCaseRow(sampleResult({ id, mode, verdict: { kind: verdict, basis: 'specification', reason: '' } }), null)

interface Parts {
  readonly index: number
  readonly of?: number
  readonly seed?: string
  readonly tool?: Partial<RunRecord['tool']>
  readonly target?: string
  readonly declared?: Readonly<Record<string, string>>
  readonly at?: number
}
const WAIVER = { case: 'a/one', reason: 'r', until: '2000-01-01', state: 'unused' } as const

function shard({ index, of = 2, seed = 's', tool, target = 'sp', declared = {}, at = 0 }: Parts, ...cases: CaseRow[]) {
  const run = toRunRecord({
    tool: { name: 'saml-assay', version: '1', node: 'v20', catalogue: 'c', ...tool },
    seed,
    shards: { of, held: [index] },
    targets: [{ name: target, profile: 'saml2', declared, modes: ['both'], waivers: [WAIVER], cases }],
    startedAt: at,
    finishedAt: at + 1000,
  })
  return { folder: `shard-${index}`, run }
}
const one = shard({ index: 1 }, row('b/two', 'both', 'fail'), row('a/one', 'response'))
const two = shard({ index: 2, at: 500, tool: { node: 'v22' } }, row('a/one', 'assertion'))
const merge = (...reports: readonly ShardReport[]) => mergeShards(reports, ORDER)

test('rows come in the order of a run, totals are theirs, and times span all', () => {
  const run = merge(two, one)
  expect(run.targets[0]?.cases.map(({ id, mode }) => `${id} ${mode}`)).toEqual([
    'a/one assertion',
    'a/one response',
    'b/two both',
  ])
  expect(run.totals).toMatchObject({ pass: 2, fail: 1 })
  expect([run.startedAt, run.finishedAt]).toEqual(['1970-01-01T00:00:00.000Z', '1970-01-01T00:00:01.500Z'])
  expect(run.tool.node).toBe('v20, v22')
  expect(run).not.toHaveProperty('shards')
  expect(runSchema.parse(run)).toEqual(run)
})

test('what a shard could not know of a waiver, the merged run says', () => {
  expect(merge(one, two).targets[0]?.waivers?.[0]?.state).toBe('stale')
  expect(merge(one).targets[0]?.waivers?.[0]?.state).toBe('unused')
})

test('a run of which shards are missing says so, and can be merged further', () => {
  const [a, b, c] = [1, 2, 4].map((index) => shard({ index, of: 4 }))
  const run = merge(a as ShardReport, c as ShardReport)
  expect(run.shards).toEqual({ of: 4, held: [1, 4] })
  expect(missingShards(run)).toEqual([2, 3])
  expect(missingShards(merge({ folder: 'merged', run }, b as ShardReport))).toEqual([3])
  expect(missingShards(merge(one, two))).toEqual([])
})

test('a shard may have nothing to judge; a whole run may not', () => {
  const empty = shard({ index: 2 })
  const bare = (run: RunRecord) => ({ ...run, targets: run.targets.map(({ waivers: _, ...rest }) => rest) })
  expect(exitCodeOf(bare(empty.run), false)).toBe(0)
  expect(exitCodeOf(bare(merge(shard({ index: 1 }), empty)), false)).toBe(1)
})

test.each<[what: string, other: ShardReport, says: RegExp]>([
  ['another n', shard({ index: 2, of: 3 }), /another number of shards \(2, 3\)/],
  ['another version', shard({ index: 2, tool: { version: '2' } }), /another version of saml-assay \(1, 2\)/],
  ['another catalogue', shard({ index: 2, tool: { catalogue: 'd' } }), /another set of cases/],
  ['another seed', shard({ index: 2, seed: 't' }), /another seed \(s, t\)/],
  ['another target', shard({ index: 2, target: 'other' }), /another list of targets/],
  ['another declaration', shard({ index: 2, declared: { a: 'b' } }), /another declaration/],
  ['the same shard', shard({ index: 1 }), /both hold shard 1/],
  ['a row that is there', shard({ index: 2 }, row('a/one', 'response')), /both hold a\/one \[response\] of sp/],
  ['an unknown case', shard({ index: 2 }, row('a/none', 'both')), /does not know the case a\/none/],
  ['a whole run', { folder: 'w', run: { ...two.run, shards: undefined } }, /w holds a whole run/],
])('%s is refused', (_, other, says) => {
  expect(() => merge(one, other)).toThrow(says)
})
