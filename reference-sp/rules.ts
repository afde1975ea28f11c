import type { Draft, Posted } from './draft.ts'
import type { Login } from './pipeline.ts'
import type { Policy } from './policy.ts'
import type { Grant } from './products/grant.ts'
import type { PendingChoice, Session } from './session.ts'
import type { World } from './world.ts'

/**
 * The decisions that belong to no message: small, pure and exchangeable like the checks.
 */
export interface Rules {
  /** URLs that this SP loads because a message names them. @see CWE-611, CWE-918 */
  readonly follows: (posted: Posted) => readonly string[]
  /** The id of a new session, given the one that the browser came with and a fresh one. @see CWE-384 */
  readonly sessionId: (brought: string | undefined, fresh: string) => string
  /** What a request makes of the session it comes with. @see requirement DS-SESS-5 */
  readonly activity: (session: Session, now: number) => Session
  /** @see requirement DS-SESS-2 */
  readonly isAlive: (session: Session, now: number) => boolean
  /** Whom a refused message signs in nevertheless. */
  readonly afterRefusal: (known: Partial<Draft>, world: World) => Login | undefined
  /** Whether the user is asked; otherwise the first choice is taken. @see requirement DS-ROLE-12 */
  readonly asks: (choices: readonly Grant[]) => boolean
  /** What the chooser lists. @see requirement DS-ROLE-12 */
  readonly listed: (login: Login, world: World) => readonly Grant[]
  /** The role that a choice stands for, if it was offered and still exists. */
  readonly chosen: (pending: PendingChoice, value: string, world: World) => Grant | undefined
  /** The preference that is stored from now on. @see requirement DS-LANG-9 */
  readonly preference: (stored: string | undefined, asserted: string | undefined, policy: Policy) => string | undefined
  /** Where a new session begins. @see SAML Profiles 4.1.5; CVE-2019-13038 */
  readonly landing: (relayState: string | undefined, baseUrl: string) => string
  /** Whether the removal of a role ends the session. */
  readonly endsWithRole: (session: Session, roleUrn: string) => boolean
  /** @see requirement DS-FED-2 */
  readonly admitsPassword: (
    name: string,
    password: string,
    users: {
      /** Passwords of the users whom this SP keeps itself. */
      readonly passwords: ReadonlyMap<string, string>
      /** Users whom an identity provider has signed in before. */
      readonly federated: ReadonlySet<string>
    },
  ) => boolean
}

export const rules: Rules = {
  follows: () => [],
  sessionId: (_brought, fresh) => fresh,
  activity: (session) => session,
  isAlive: (session, now) => now < session.endsAt,
  afterRefusal: () => undefined,
  asks: (choices) => choices.length > 1,
  listed: ({ choices }) => choices,
  chosen: ({ login }, value, world) =>
    login.choices.find(
      ({ role }) => role.urn === value && world.tenants.get(`${role.pod}:${role.tenant}`)?.roles.has(role.name),
    ),
  preference: (stored, asserted, policy) => asserted ?? (policy['language.persists'] === 'keep' ? stored : undefined),
  landing: (relayState = '', baseUrl) => localPath(relayState, baseUrl) ?? '/',
  endsWithRole: ({ role }, roleUrn) => role?.urn === roleUrn,
  admitsPassword: (name, password, { passwords }) => passwords.get(name) === password,
}

/** The path of a URL on this very site, in ASCII; a path that a browser could take for a host is none. */
function localPath(relayState: string, baseUrl: string): string | undefined {
  if (!relayState.startsWith('/') || !URL.canParse(relayState, baseUrl)) return undefined
  const url = new URL(relayState, baseUrl)
  const path = `${url.pathname}${url.search}${url.hash}`
  return url.origin === new URL(baseUrl).origin && !path.startsWith('//') ? path : undefined
}
