import { deflateRawSync } from 'node:zlib'
import { type Asking, authnRequest } from './authn-request.ts'
import type { LogoutOrder } from './checks/logout/order.ts'
import type { Draft, Posted } from './draft.ts'
import { logoutRequestText, logoutResponseText, type QuerySigner, queryValue } from './logout-message.ts'
import { readMetadata } from './metadata.ts'
import type { NameIdentity } from './name-identity.ts'
import { samlUsersPage } from './pages/saml-users.tsx'
import type { Login } from './pipeline.ts'
import type { Policy } from './policy.ts'
import { comesBack, listedUsers, nativeRole, principalUrn, samlUser } from './products/cloud-one/saml-users.ts'
import { enteredMapping, isWarned, mappingAfterRemoval, mappingRefusal } from './products/cloud-one/set-up.ts'
import type { Grant } from './products/grant.ts'
import { type TmwsRules, tmwsRules } from './products/tmws/rules.ts'
import type { PendingChoice, Session } from './session.ts'
import { type SelfDescription, spMetadata } from './sp-metadata.ts'
import type { IdentityProvider, World } from './world.ts'

/**
 * The decisions that belong to no message: small, pure and exchangeable like the checks.
 */
export interface Rules extends TmwsRules {
  /** URLs that this SP loads because a message names them. @see CWE-611, CWE-918 */
  readonly follows: (posted: Posted) => readonly string[]
  /** The id of a new session, given the one that the browser came with and a fresh one. @see CWE-384 */
  readonly sessionId: (brought: string | undefined, fresh: string) => string
  /** The session that a login opens, given the one of the browser to which RelayState was once sent. @see SAML Bindings 3.4.3 */
  readonly opened: (session: Session, ofRelayState: Session | undefined) => Session
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
  /** Whether somebody may switch maintenance mode on, given the roles that may. @see requirement AC-AUTH-1 */
  readonly mayMaintain: (session: Session | undefined, maintainers: readonly string[]) => boolean
  /** How long it is to last; undefined: that is no time. @see requirement AC-MAINT-2; contradiction C24 */
  readonly maintenanceSeconds: (time: unknown, unit: 'minutes' | 'milliseconds') => number | undefined
  /** @see requirement AC-MAINT-3 */
  readonly inMaintenance: (until: number, now: number) => boolean
  /** Where a stranger is sent who comes to the console; undefined: nowhere. @see requirement WS-FLOW-2 */
  readonly door: () => string | undefined
  /** Whether the end of a certificate is announced. All in milliseconds. @see requirements WS-EXP-1, WS-EXP-2 */
  readonly announces: (endsAt: number, now: number, noticeBefore: number) => boolean
  /** Whether an account is removed of which so long nothing was heard. In milliseconds. @see requirement WS-EXP-3; contradiction C20 */
  readonly isInactive: (idle: number, removedAfter: number) => boolean
  /** Whether the removal of a role ends the session. */
  readonly endsWithRole: (session: Session, roleUrn: string) => boolean
  /** One identity provider out of its metadata document. */
  readonly readMetadata: typeof readMetadata
  /** What is known of an identity provider from now on whose metadata are imported. @see Metadata Interoperability Profile 2.6 */
  readonly renewedProvider: (known: IdentityProvider | undefined, imported: IdentityProvider) => IdentityProvider
  /** Why a mapping cannot be stored. @see requirements TC1-GRP-3, TC1-ACC-2 */
  readonly mappingRefusal: typeof mappingRefusal
  /** @see requirement TC1-DEL-1 */
  readonly mappingAfterRemoval: typeof mappingAfterRemoval
  /** @see requirement TC1-DEL-4 */
  readonly enteredMapping: typeof enteredMapping
  /** @see requirement TC1-DEL-2 */
  readonly isWarned: typeof isWarned
  /** @see requirements TC1-SU-5 to TC1-SU-8 */
  readonly samlUser: typeof samlUser
  /** @see requirement TC1-SU-10 */
  readonly comesBack: typeof comesBack
  /** @see requirement TC1-NATIVE-1 */
  readonly nativeRole: typeof nativeRole
  /** @see requirements TC1-SU-1, TC1-SU-10 */
  readonly listedUsers: typeof listedUsers
  /** @see requirements TC1-SU-2 to TC1-SU-4 */
  readonly samlUsersPage: typeof samlUsersPage
  /** @see requirement TC1-SU-9 */
  readonly principalUrn: typeof principalUrn
  /** What this SP says of itself. */
  readonly spMetadata: (sp: SelfDescription) => string
  /** The ID of a new request, given a fresh token. @see SAML Core 1.3.4 */
  readonly requestId: (fresh: string, now: number) => string
  /** The text of a request. */
  readonly authnRequest: (asking: Asking) => string
  /** A request as the value of SAMLRequest in a query. @see SAML Bindings 3.4.4.1 */
  readonly deflated: (xml: string) => string
  /** What is sent with a request and expected back. @see SAML Bindings 3.4.3 */
  readonly relayState: (fresh: string, target: string | undefined) => string
  /** The headers that send a browser there. */
  readonly headersOf: (location: string) => readonly (readonly [name: string, value: string])[]
  /** A page that is shown before the browser goes there, in HTML; undefined where it goes at once. */
  readonly between: (relayState: string | undefined) => string | undefined
  /**
   * Whether something else may be done between looking whether a message was used and noting that it is, with so many other
   * messages in hand.
   */
  readonly notesLater: (others: number) => boolean
  /**
   * Whether a LogoutRequest ends a session. `isBrowsers`: it is that of the browser which brought the request.
   * @see SAML Core 3.7.3.1
   */
  readonly logoutEnds: (
    session: Session,
    order: Extract<LogoutOrder, { kind: 'request' }>,
    isBrowsers: boolean,
  ) => boolean
  /** The session that a LogoutResponse ends, given the one that asked and that of the browser. @see SAML Core 3.7.2 */
  readonly endedByAnswer: (asking: string | undefined, browsers: string | undefined) => string | undefined
  /** Whether a logout at this SP itself is the user's wish. @see CWE-352 */
  readonly admitsLocalLogout: (
    request: { readonly method: string; readonly origin: string | undefined },
    baseUrl: string,
    policy: Policy,
  ) => boolean
  readonly endsBeforeAnswer: (policy: Policy) => boolean
  /** What this SP's own messages say. @see Kantara SAML2int SDP-SP29 */
  readonly logoutRequest: typeof logoutRequestText
  readonly logoutResponse: typeof logoutResponseText
  /** @see Kantara SAML2int SDP-SP28, SDP-SP33 */
  readonly logoutSigner: QuerySigner
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
  ...tmwsRules,
  follows: () => [],
  sessionId: (_brought, fresh) => fresh,
  opened: (session) => session,
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
  mayMaintain: (session, maintainers) => maintainers.includes(session?.role?.name ?? ''),
  maintenanceSeconds: (time, unit) =>
    typeof time === 'number' && time > 0 ? time * (unit === 'minutes' ? 60 : 1 / 1000) : undefined,
  inMaintenance: (until, now) => now < until,
  door: () => undefined,
  announces: (endsAt, now, noticeBefore) => endsAt - now <= noticeBefore,
  isInactive: (idle, removedAfter) => idle > removedAfter,
  endsWithRole: ({ role }, roleUrn) => role?.urn === roleUrn,
  readMetadata,
  renewedProvider: (_, imported) => imported,
  mappingRefusal,
  mappingAfterRemoval,
  enteredMapping,
  isWarned,
  samlUser,
  comesBack,
  nativeRole,
  listedUsers,
  samlUsersPage,
  principalUrn,
  spMetadata,
  requestId: (fresh) => `_${fresh}`,
  authnRequest,
  deflated: (xml) => deflateRawSync(xml).toString('base64'),
  relayState: (fresh) => fresh,
  headersOf: (location) => [['location', location]],
  between: () => undefined,
  notesLater: () => false,
  logoutEnds: ({ principal }, { issuer, nameId, sessionIndexes }) =>
    principal?.nameId !== undefined &&
    principal.issuer === issuer &&
    isSameName(principal.nameId, nameId) &&
    (sessionIndexes.length === 0 || sessionIndexes.some((index) => principal.sessionIndexes.includes(index))),
  endedByAnswer: (asking) => asking,
  admitsLocalLogout: ({ method, origin }, baseUrl, policy) =>
    policy['logout.byLink'] === 'accept' || (method === 'POST' && (origin ?? baseUrl) === baseUrl),
  endsBeforeAnswer: (policy) => policy['logout.endsAt'] === 'request',
  logoutRequest: logoutRequestText,
  logoutResponse: logoutResponseText,
  logoutSigner: queryValue,
  admitsPassword: (name, password, { passwords }) => passwords.get(name) === password,
}

const UNSPECIFIED = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified'

/** Value, format and qualifiers: the same value under another of them is another name. @see SAML Core 2.2.2, 8.3.7 */
const isSameName = (one: NameIdentity, other: NameIdentity): boolean =>
  one.value === other.value &&
  (one.format ?? UNSPECIFIED) === (other.format ?? UNSPECIFIED) &&
  one.nameQualifier === other.nameQualifier &&
  one.spNameQualifier === other.spNameQualifier

/** The path of a URL on this very site, in ASCII; a path that a browser could take for a host is none. */
function localPath(relayState: string, baseUrl: string): string | undefined {
  if (!relayState.startsWith('/') || !URL.canParse(relayState, baseUrl)) return undefined
  const url = new URL(relayState, baseUrl)
  const path = `${url.pathname}${url.search}${url.hash}`
  return url.origin === new URL(baseUrl).origin && !path.startsWith('//') ? path : undefined
}
