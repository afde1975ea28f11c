import { createHash } from 'node:crypto'

/** So many octets, other ones at each call. */
export type Chance = (count: number) => Buffer

/** Octets that the same seed gives in the same order: keys, vectors and padding of an encryption. */
export function seededChance(seed: string): Chance {
  let blocks = 0
  return (count) => {
    const made: Buffer[] = []
    for (let length = 0; length < count; length += 32) {
      made.push(createHash('sha256').update(`${seed}\n${blocks++}`).digest())
    }
    return Buffer.concat(made).subarray(0, count)
  }
}
