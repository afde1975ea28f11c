import type { Principal } from './name-identity.ts'
import type { Login } from './pipeline.ts'
import type { Grant } from './products/grant.ts'

/** Somebody who is signed in. */
export interface Session {
  readonly user: string
  /** Whose preferences these are: the user of that name in that tenant, or of that issuer. */
  readonly account: string
  readonly role: Grant['role'] | undefined
  /** The name under which people see the user; absent: `user`. */
  readonly displayName?: string | undefined
  readonly timezone?: string | undefined
  /** Who this is to the identity provider; absent for a user of this SP's own. */
  readonly principal?: Principal | undefined
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly endsAt: number
}

/** An accepted message whose user has yet to choose a role. Nobody is signed in by it. */
export interface PendingChoice {
  readonly login: Login
  /** Milliseconds since the epoch. */
  readonly openUntil: number
}
