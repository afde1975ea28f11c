import { HarnessError } from '../harness/error.ts'
import type { Shard } from '../harness/run/shard.ts'

const MOST = 1000

/**
 * Reads `i/n`.
 * @param seed Shards of one run have one: their rows could not be merged otherwise.
 * @throws HarnessError USAGE
 */
export function shardFrom(text: string, seed: string | undefined): Shard {
  const [, index, of] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number)
  if (index === undefined || of === undefined || index < 1 || index > of || of > MOST) {
    throw new HarnessError(
      'USAGE',
      `--shard ${JSON.stringify(text)} is no share of a run`,
      `Expected i/n, the i-th of n shards: 1/4, say. i goes from 1 to n, and n to ${MOST}.`,
    )
  }
  if (seed === undefined) {
    throw new HarnessError(
      'USAGE',
      '--shard needs --seed: all shards of a run have one',
      'Name the same on each machine, and another for each run: the number of the CI build, say.',
    )
  }
  return { index, of }
}
