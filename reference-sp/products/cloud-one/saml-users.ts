import type { Grant, Home } from '../grant.ts'
import { tenantKey } from '../grant.ts'

/** Somebody who came into an account by SAML. @see requirements TC1-SU-5 to TC1-SU-8 */
export interface SamlUser {
  /** The account, and the NameID. */
  readonly home: Home
  readonly name: string
  /** URN of the role that was taken last. */
  readonly role: string
  /** Milliseconds since the epoch. */
  readonly lastSignIn: number
  /** This SP's own name for the user. */
  readonly id: string
}

/** Who enters an account now. */
export interface Entry extends Omit<SamlUser, 'lastSignIn' | 'id'> {
  readonly displayName: string
  readonly now: number
}

/** What the list holds of a user after this entry, given what it held before and a fresh id. */
export const samlUser = (before: SamlUser | undefined, entry: Entry, fresh: string): SamlUser => ({
  home: entry.home,
  name: entry.name,
  role: entry.role,
  lastSignIn: entry.now,
  id: before?.id ?? fresh,
})

const YEAR = 365 * 86_400_000

/** Whom the list of an account shows. @see requirements TC1-SU-1, TC1-SU-10; C20 */
export const listedUsers = (all: readonly SamlUser[], account: Home, now: number): readonly SamlUser[] =>
  all.filter(({ home, lastSignIn }) => tenantKey(home) === tenantKey(account) && now - lastSignIn <= YEAR)

/** Whether who has come into an account before has a role there again. @see requirement TC1-SU-10 */
export const comesBack = (_before: SamlUser, _now: number): boolean => true

/** The role of a user whom this SP keeps itself, given those who have come by SAML: it has none of theirs. @see requirement TC1-NATIVE-1 */
export const nativeRole = (_name: string, _others: readonly SamlUser[]): Grant['role'] | undefined => undefined

/** How the audit log names a user. @see requirement TC1-SU-9 */
export const principalUrn = ({ home, name, id }: SamlUser): string =>
  `urn:cloudone:identity:${home.pod}:${home.tenant}:user/${name}/${id}`
