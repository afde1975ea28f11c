import { isDeepStrictEqual } from 'node:util'
import { type Check, isRefusal, type Refusal } from './check.ts'
import type { Draft, Posted } from './draft.ts'
import type { World } from './world.ts'

/**
 * What each check said of one message at one moment, and what was known then. Checks are pure: the same check, shown the
 * same, says the same. So a message can be shown to many variations of a pipeline, and each costs only what differs.
 */
export interface Trail {
  readonly known: Draft
  /** What the check said that led here. */
  readonly said: Partial<Draft>
  /** By the check that was asked next. */
  readonly next: Map<Check, Trail | Refusal>
}

/** Where every pipeline begins: all that is known is what was posted. */
export const beginTrail = (posted: Posted): Trail => ({
  known: { posted } as Draft,
  said: { posted },
  next: new Map(),
})

/** Asks a check, unless it was asked here before. Where it says what the honest one said here, both go on together. */
export function ask(from: Trail, check: Check, honest: Check, world: World): Trail | Refusal {
  const before = from.next.get(check)
  if (before !== undefined) return before
  const said = check(from.known, world)
  const usual = from.next.get(honest)
  const answer =
    usual !== undefined && isDeepStrictEqual(said, isRefusal(usual) ? usual : usual.said)
      ? usual
      : isRefusal(said)
        ? said
        : { known: { ...from.known, ...said }, said, next: new Map() }
  from.next.set(check, answer)
  return answer
}
