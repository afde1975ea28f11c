import { createHash } from 'node:crypto'
import type { Mode } from '../../mock-idp/sign/plan.ts'

/** One share of a run that several machines divide among them. */
export interface Shard {
  /** From 1. */
  readonly index: number
  readonly of: number
}

/**
 * Which of so many shards asks a case in a mode of a target, from 1. It is a hash of the three names: the same on every machine and
 * release of Node, whatever else is asked.
 */
export function shardOf(target: string, id: string, mode: Mode, of: number): number {
  const hash = createHash('sha256').update([target, id, mode].join('\n')).digest()
  return (hash.readUIntBE(0, 6) % of) + 1
}
