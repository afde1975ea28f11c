import { describe, expect, it } from 'vitest'
import { randomIds, seededIds } from './ids.ts'

const take = (ids: () => string, count: number): string[] => Array.from({ length: count }, ids)

describe('identifiers', () => {
  it.for([
    ['seeded', () => seededIds('seed')],
    ['random', randomIds],
  ] as const)('are names of 128 bits, no two alike: %s', ([, make]) => {
    const ids = take(make(), 1000)
    expect(new Set(ids).size).toBe(1000)
    expect(ids.every((id) => /^_[0-9a-f]{32}$/.test(id))).toBe(true)
  })

  it('are the same for the same seed, and others for another', () => {
    expect(take(seededIds('seed'), 5)).toEqual(take(seededIds('seed'), 5))
    expect(take(seededIds('other'), 5)).not.toEqual(take(seededIds('seed'), 5))
    expect(take(seededIds('seed'), 2)).toEqual([
      '_c12a2033cab01382b3e3ce5abae48e39',
      '_e6c47070d3491c2e64ea55c065c1dbc1',
    ])
  })

  it('of one source do not depend on another', () => {
    const [one, other] = [seededIds('seed'), seededIds('seed')]
    take(one, 3)
    expect(other()).toBe(take(seededIds('seed'), 1)[0])
  })
})
