import { expect, test } from 'vitest'
import { MODES } from '../../mock-idp/sign/plan.ts'
import { cases } from '../../suites/cases/index.ts'
import { shardOf } from './shard.ts'

const shares = (target: string, of: number): readonly number[] => {
  const counts = Array.from({ length: of }, () => 0)
  for (const { id } of cases)
    for (const mode of MODES) {
      const index = shardOf(target, id, mode, of)
      counts[index - 1] = (counts[index - 1] ?? Number.NaN) + 1
    }
  return counts
}

test('a question has one shard, from 1 to n, and the shards are about as large as each other', () => {
  const counts = shares('sp', 4)
  const all = cases.length * MODES.length
  expect(counts.reduce((sum, count) => sum + count)).toBe(all)
  expect(Math.min(...counts)).toBeGreaterThan(all / 5)
})

test('one shard is the whole', () => {
  expect(shares('sp', 1)).toEqual([cases.length * MODES.length])
})

test('target, case and mode decide, and the shard is the same for ever', () => {
  expect([
    shardOf('sp', 'role/eleven-values', 'assertion', 100),
    shardOf('sp', 'role/eleven-values', 'both', 100),
    shardOf('sp', 'role/one', 'both', 100),
    shardOf('other', 'role/one', 'both', 100),
  ]).toEqual([69, 25, 1, 88])
})
