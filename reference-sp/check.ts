import type { Draft } from './draft.ts'
import type { Reason } from './reason.ts'
import type { World } from './world.ts'

export interface Refusal {
  readonly refused: Reason
  /** For the log and the person who reads it: what was seen. */
  readonly detail: string
}

/**
 * One rule: it refuses, or adds what it has established to what is known. Pure; nothing is remembered and nobody is
 * signed in here.
 */
export type Check = (known: Draft, world: World) => Refusal | Partial<Draft>

export const refuse = (refused: Reason, detail: string): Refusal => ({ refused, detail })

export const isRefusal = (result: object): result is Refusal => 'refused' in result

/** A check that establishes nothing new. */
export const nothing: Record<never, never> = {}
