import type { Mode } from '../../mock-idp/sign/plan.ts'
import type { Exchange } from '../drive/driver.ts'

/** The broken logins of a calibration: each is an honest login with one thing wrong. */
export const BROKEN_KINDS = ['bad-signature', 'unsigned', 'expired', 'wrong-audience'] as const
export type BrokenKind = (typeof BROKEN_KINDS)[number]

/** One login, and what its browser got from each page afterwards. */
export interface Login {
  readonly kind: 'honest' | BrokenKind
  readonly user: string
  /** What the login itself was answered with. */
  readonly answer: Exchange
  /** By address, in the order of the visits. */
  readonly pages: ReadonlyMap<string, readonly Exchange[]>
}

/** All that was seen of an SP: what is learned is learned from this alone. */
export interface Visits {
  /** In which mode the logins are signed; undefined where no mode showed a user. */
  readonly mode: Mode | undefined
  /** What browsers got that never signed in. */
  readonly anonymous: ReadonlyMap<string, readonly Exchange[]>
  /** Of several users, in the order of the logins; where no mode showed a user, one for each mode. */
  readonly honest: readonly Login[]
  readonly broken: readonly Login[]
}
