import type { Draft } from '../draft.ts'
import type { Policy } from '../policy.ts'
import type { World } from '../world.ts'

/** The honest check under another policy than the declared one. */
export const under =
  <R>(check: (known: Draft, world: World) => R, policy: Partial<Policy>) =>
  (known: Draft, world: World): R =>
    check(known, { ...world, policy: { ...world.policy, ...policy } })

/** The honest check with another skew than the declared one. */
export const withSkew =
  <R>(check: (known: Draft, world: World) => R, skewSeconds: number) =>
  (known: Draft, world: World): R =>
    check(known, { ...world, skewSeconds })
