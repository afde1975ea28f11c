import type { Observe } from '../target/target.ts'
import type { FoundLogout } from './logouts.ts'
import type { FoundStart } from './starts.ts'

export type Confidence = 'high' | 'medium' | 'low'

/** One part of a proposal, how sure it is, and by what. */
export interface Part {
  readonly key: 'identity.get' | 'identity.alive' | 'identity.user' | 'anonymous' | 'refusal' | 'error' | 'chooser'
  readonly confidence: Confidence
  readonly evidence: readonly string[]
}

export interface Proposal {
  readonly kind: 'proposal'
  readonly observe: Observe
  readonly parts: readonly Part[]
  /** Where a login begins at the SP; absent: none was found, or the target file says it. */
  readonly start?: FoundStart | undefined
  /** How a user logs out there; absent: no way was found, or none was looked for. */
  readonly logout?: FoundLogout | undefined
  /** What else was seen that a person should know. */
  readonly notes: readonly string[]
}

/** Accept and refusal cannot be told apart: no guess is made. */
export interface Unclear {
  readonly kind: 'unclear'
  /** What was looked at and what it showed. */
  readonly why: readonly string[]
  /** What the user could give. */
  readonly give: readonly string[]
}

export type Learned = Proposal | Unclear
