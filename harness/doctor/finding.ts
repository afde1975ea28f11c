/** What the doctor looks at, in this order, and what it says where all is well. */
export const CHECKS = {
  reachable: 'the target is reachable',
  tls: 'TLS verifies',
  clock: 'the clocks agree',
  acs: 'the ACS answers',
  metadata: 'the metadata agree with the target file',
  anonymous: 'a new browser is nobody',
  trust: 'an honest login is accepted',
  identities: 'two users are told apart',
  marker: 'the marker can sign in',
  user: 'the right user is read',
  refused: 'a refused login leaves no session',
} as const satisfies Record<string, string>

export type CheckName = keyof typeof CHECKS

/** Where to look for the fault: the target file (and what it names), the SP under test, or both. */
export type Whose = 'configuration' | 'sp' | 'either'

/** Something that is wrong, and how to mend it. */
export interface Trouble {
  readonly says: string
  readonly mend: string
  readonly whose: Whose
}

/** What one check found. `not-checked`: `says` is why. */
export type Look =
  | { readonly state: 'ok' | 'not-checked'; readonly says: string }
  | ({ readonly state: 'wrong' } & Trouble)

export type Finding = Look & { readonly check: CheckName }

export const ok = (says: string): Look => ({ state: 'ok', says })
export const notChecked = (says: string): Look => ({ state: 'not-checked', says })
export const wrong = (whose: Whose, says: string, mend: string): Look => ({ state: 'wrong', whose, says, mend })
