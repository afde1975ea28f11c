import type { IssuerName, Mode } from '../mock-idp/sign/plan.ts'
import type { Change, Facts, LogoutChange } from '../mock-idp/tamper/step.ts'
import type { RequirementId } from './requirements/catalogue.ts'

/** What a request of the SP is looked at for. */
export const REQUEST_RULES = [
  'schema',
  'id',
  'destination',
  'acs',
  'acs-by-url',
  'encoding',
  'name-id-policy',
  'doctype',
  'signature',
  'single-sign-on',
  'entity-id',
] as const
export type RequestRule = (typeof REQUEST_RULES)[number]

/** A browser of its own, with its own cookies. */
export type BrowserName = 'first browser' | 'second browser'

/** What an administrator of the SP can be asked to do, where the target file says how. */
export type Hook =
  | 'clock'
  | 'session-limit'
  | 'remove-role'
  | 'require-encryption'
  | 'mapping'
  | 'authentication-method'
  | 'logon-name-attribute'
  | 'signing-certificate'
  /** The metadata of the issuer "main", in place of what was imported. */
  | 'provider-metadata'
  | 'unsynchronized-users'
  | 'known-gateways'
  | 'synchronize'
  | 'synchronization-schedule'
  | 'synchronization-tenant'
  | 'synchronization-application'
  | 'synchronization-secret'
  // These are done to the directory from which the SP synchronizes.
  | 'directory-user'
  | 'revoke-permission'
  | 'end-secret'
  /** How many days before it a certificate's end is announced. */
  | 'expiry-notice'
  /** After how many days without a login an account is removed that a login made. */
  | 'inactive-users'

/** What a console announces the end of. */
export type Ending = 'server-certificate' | 'provider-certificate'

/** How the first tenant is to read what the issuer "main" says: what an administrator enters beside its metadata. */
interface Mapping {
  /** The name of the claim that holds the groups; absent: that of the target. */
  readonly groupsClaim?: string
  /** Pairs of a group and the role that it gives. Both may hold placeholders. */
  readonly roles: readonly (readonly [group: string, role: string])[]
}

/** What the metadata of the issuer "main" are to say, while all else in them stays. */
export interface ProviderMetadata {
  /** Whose keys sign. */
  readonly signing: readonly IssuerName[]
  /** Whose keys are for encryption only. */
  readonly encryption?: readonly IssuerName[]
  /** Whose keys sign for the same entity in another role, as attribute authority. */
  readonly attributeAuthority?: readonly IssuerName[]
  /** The keys that sign have no use stated. */
  readonly useIsUnstated?: true
  /** Seconds from now; absent: no end is stated. */
  readonly validUntil?: number
  /** It begins with a document type declaration. */
  readonly hasDocumentType?: true
}

/** What a list that an administrator sees is looked at for. */
export const LIST_RULES = {
  /** Who came by SAML. */
  'saml-users': ['listed', 'absent', 'role', 'recent', 'later', 'same-id', 'read-only'],
  /** Which group gives which role. */
  'role-mappings': ['kept', 'warned', 'not-warned'],
  'audit-log': ['names-id'],
} as const
export type ListName = keyof typeof LIST_RULES
export type ListRule = (typeof LIST_RULES)[ListName][number]

export interface Choice {
  readonly tenant?: string | undefined
  readonly role: string
}

/** How a login is begun at the SP; the target file has a URL for each. */
export type Beginning = 'url' | 'byPost' | 'forceAuthn' | 'exactContext'
/** What a logout message of the SP is looked at for. */
export type LogoutRule = 'signature' | 'name' | 'content'

/** What a knob is turned to. */
export type Setting = number | string | Mapping | ProviderMetadata

/** One thing that is done to the SP. */
export type Act =
  | {
      readonly do: 'present'
      readonly by?: BrowserName
      readonly issuer?: IssuerName
      readonly changes?: readonly Change[]
      /** Send the message of that earlier act (by position) once more, octet for octet. */
      readonly again?: number
      /** Answers the request that this browser's last `start` brought; absent: nobody asked. */
      readonly answers?: BrowserName | undefined
      /** Is the answer to a login that this browser begins at the SP just before. A run adds it where all logins begin there. */
      readonly begins?: true
      /** The identity provider's clock stands where the hook has set that of the SP. */
      readonly inStep?: true
      /** Brings back the RelayState of that browser's request; absent: of the request that is answered. */
      readonly returns?: BrowserName
      /** Where the message is meant for and goes; default: where the request that is answered wants it, else the SP's default. */
      readonly to?: 'another endpoint'
      /** That browser sends the same message at the same moment; the one that is left without a session acts on. */
      readonly beside?: BrowserName
    }
  /** Begins a login at the SP and follows it to the door of the IdP, where the request is kept. */
  | {
      readonly do: 'start'
      readonly by?: BrowserName
      readonly how?: Beginning
      /** Where the user wants to go; `{web}`: to the page of the web that the target file names. */
      readonly target?: string
      /** How the user names himself to an SP that asks; default: as the target file says. */
      readonly typed?: string
      /** The SP may ask nobody: then the scene ends there. */
      readonly refusable?: true
    }
  /** Opens that browser anew, with the cookies that another one holds now. */
  | { readonly do: 'copy-cookies'; readonly from: BrowserName; readonly to: BrowserName }
  /** Fills in the form for users whom the SP keeps itself. */
  | { readonly do: 'log-in'; readonly by?: BrowserName; readonly name: string; readonly password: string }
  | { readonly do: 'probe'; readonly by?: BrowserName }
  /** `instead`: submits that role in place of the offered one. */
  | { readonly do: 'choose'; readonly by?: BrowserName; readonly choice: 'first' | 'last'; readonly instead?: string }
  /**
   * Until so many seconds after the last sign-on; the target's tolerance is added (`past`) or taken off (`before`). Real
   * time, or the in-process target's clock. `active`: probe all the while.
   */
  | { readonly do: 'wait'; readonly seconds: number; readonly side?: 'past' | 'before'; readonly active?: boolean }
  /** Runs alone and is undone afterwards. `refusable`: the SP may say no to it, and leave all as it was. */
  | { readonly do: 'set'; readonly hook: Hook; readonly to: Setting; readonly refusable?: true }
  /** `rule`: for one thing only; absent: whether it is sound. */
  | { readonly do: 'read'; readonly document: 'sp-metadata'; readonly rule?: 'wants-assertions-signed' }
  /** Switches Application Control's maintenance mode on, in that browser's session; then whether it is on is looked at. */
  | { readonly do: 'maintain'; readonly by?: BrowserName; readonly minutes: number | string }
  /** Looks again whether it is on. */
  | { readonly do: 'read'; readonly document: 'maintenance' }
  /** Comes to the console: whether a stranger is sent to an identity provider, where a login has ended, what is announced there. */
  | {
      readonly do: 'read'
      readonly document: 'console'
      readonly rule: 'asks-nobody' | 'reached' | { readonly of: Ending; readonly shown: boolean }
    }
  /** Looks at the request that the current browser's last `start` brought. */
  | { readonly do: 'read'; readonly document: 'authn-request'; readonly rule: RequestRule }
  /**
   * Looks at a list that an administrator sees, of the tenant at that position (default: the first). What is wrong with several
   * readings counts together. `holds`: the value that the rule speaks of.
   */
  | {
      readonly do: 'read'
      readonly document: ListName
      readonly rule: ListRule
      readonly tenant?: number
      readonly holds?: string
    }
  /**
   * Asks for a page of the web, beyond an SP that guards it, in the current browser: it is shown, or kept back. `is-reached`: the last
   * act has ended there.
   */
  | { readonly do: 'read'; readonly document: 'web-page'; readonly rule: 'is-shown' | 'is-kept-back' | 'is-reached' }
  /** Looks at the logout message that the SP sent last. */
  | { readonly do: 'read'; readonly document: 'logout-request' | 'logout-response'; readonly rule: LogoutRule }
  /**
   * From the IdP: it sends, through that browser, a LogoutRequest for the sessions of the last login, or a LogoutResponse
   * that nobody asked for. From the SP: the user logs out there, and the IdP answers the SP's request.
   */
  | {
      readonly do: 'logout'
      readonly from: 'idp' | 'sp'
      readonly by?: BrowserName
      /** How the IdP's message travels; default: post. */
      readonly binding?: 'post' | 'redirect'
      /** What the IdP sends of its own accord; default: request. */
      readonly message?: 'request' | 'response'
      readonly issuer?: IssuerName
      /** To the IdP's message: its request, or its answer. */
      readonly changes?: readonly LogoutChange[]
      /** What the IdP's request carries beside it. */
      readonly relayState?: string
      /** Position of the login whose sessions are named; default: the last. */
      readonly of?: number
      /** Send the message of that earlier act (by position) once more, octet for octet. */
      readonly again?: number
      /** `none`: the IdP does not answer. */
      readonly answer?: 'none'
      /** Nobody logs out: a page of another site links to the logout. */
      readonly byLink?: true
    }
  /** An attacker gets a LogoutResponse that the IdP signed, which this SP has not seen. */
  | { readonly do: 'capture'; readonly message: 'logout-response' }

/** Who is signed in and how; a field that is not named is recorded, not compared. `{user}` and `{marker}` may stand in texts. */
export interface Login {
  /** Absent: the user whom the message asserts. */
  readonly user?: string
  /** Effective roles, exactly; or at most so many. Numbers index the first tenant's roles in the target file. */
  readonly roles?: readonly string[]
  readonly rolesAtMost?: number
  readonly tenant?: string
  readonly language?: string
  /** The name under which people see the user. */
  readonly displayName?: string
  readonly timezone?: string
  /**
   * Seconds from sign-on in which the session ends at the latest, where the SP tells; `limit` is the administrator's limit
   * of the target file.
   */
  readonly endsWithin?: number | 'limit'
}

export type Reason = string

export type Outcome =
  /** A session for the asserted user; a chooser is not yet one. */
  | { readonly kind: 'session'; readonly login: Login }
  /** No new session, whoever it would name. `because`: compared where the target maps its errors to reasons. */
  | { readonly kind: 'refused'; readonly because: readonly Reason[] }
  /** Every message of the scene was refused, and one as the other: the answers tell nothing apart. */
  | { readonly kind: 'alike'; readonly because: readonly Reason[] }
  /** Refused, or a session whose every value was signed. */
  | { readonly kind: 'safe' }
  /** The session that the scene opened is over. */
  | { readonly kind: 'ended' }
  /** The session that the scene opened lives on: a logout was refused. `because` as for `refused`. */
  | { readonly kind: 'alive'; readonly because: readonly Reason[] }
  | { readonly kind: 'chooser'; readonly choices: number }
  | { readonly kind: 'document'; readonly passes: string }
  /** Whether maintenance mode is on. */
  | { readonly kind: 'maintenance'; readonly on: boolean }
  /** The browser is led to no place that the message names, and nothing of the message runs in a page; signed in or not. */
  | { readonly kind: 'stays' }

export interface Wanted {
  readonly oneOf: readonly [Outcome, ...Outcome[]]
  /** Recorded, never failed: the sources are silent. A forbidden crash still warns. */
  readonly observe?: true
  /** Besides, the SP asks nothing of the canary and shows nothing of what its file holds. */
  readonly quiet?: true
}

/** What a target may declare where the sources leave it a choice. */
export const POLICY_KEYS = {
  'signed.response': ['accept', 'reject'],
  'roles.onExcess': ['reject', 'truncate'],
  'roles.order': ['documented', 'either'],
  'roles.whiteSpace': ['reject', 'trim'],
  'roles.splitAttribute': ['merge', 'reject'],
  'roles.onRemoved': ['refuse', 'rest'],
  'user.severalValues': ['reject', 'first'],
  'certificate.expired': ['reject', 'accept'],
  'certificate.notYetValid': ['reject', 'accept'],
  'certificate.expiredInMessage': ['reject', 'accept'],
  'language.onUnsupported': ['default', 'reject'],
  'language.match': ['exact', 'lenient'],
  'language.lowerCaseName': ['ignore', 'accept'],
  'language.persists': ['keep', 'reset'],
  'unsolicited.inResponseTo': ['reject', 'ignore'],
  'unsolicited.response': ['accept', 'reject'],
  'session.onInvalid': ['reject', 'ignore'],
  'session.lesserEndWins': ['yes', 'no'],
  'algorithms.sha1': ['reject', 'accept'],
  'algorithms.weakKey': ['reject', 'accept'],
  'algorithms.rsaPss': ['reject', 'accept'],
  'algorithms.ed25519': ['reject', 'accept'],
  'encryption.signedInside': ['accept', 'reject'],
  'encryption.cbc': ['accept', 'reject'],
  'encryption.tripleDes': ['reject', 'accept'],
  'encryption.rsa15': ['reject', 'accept'],
  nameId: ['required', 'optional'],
  upn: ['required', 'optional'],
  'logout.endsAt': ['request', 'answer'],
  'logout.byLink': ['reject', 'accept'],
} as const satisfies Record<string, readonly string[]>
export type PolicyKey = keyof typeof POLICY_KEYS
export type Policy = { readonly [K in PolicyKey]?: (typeof POLICY_KEYS)[K][number] | undefined }

/**
 * A message that grows, and a harmless one of equal size that is made of the same things. What an SP spends on the one
 * may grow as what it spends on the other.
 */
export interface Cost {
  readonly unit: string
  /** n, 2n, 4n. */
  readonly sizes: readonly [number, number, number]
  readonly hostile: (size: number) => readonly Change[]
  readonly harmless: (size: number) => readonly Change[]
}

export interface Case {
  /** A sentence about the SP that holds when the case passes. */
  readonly title: string
  readonly proves: readonly [RequirementId, ...RequirementId[]]
  /** Default: one honest present. This is the twin. */
  readonly scene?: readonly Act[]
  /** Laid over one act of the scene (`at`, default 0). Absent: a positive case, whose scene is its own control. */
  readonly delta?: { readonly at?: number; readonly is: Partial<Act> }
  readonly wants: Wanted | { readonly policy: PolicyKey; readonly is: Readonly<Record<string, Wanted>> }
  /** How the twin must end. Default: in a session of the asserted user. */
  readonly twin?: Wanted
  /** Modes in which the case makes sense. Default: every mode that the SP accepts. */
  readonly modes?: readonly Mode[]
  /** The key of the target file without which the case cannot be asked, when it is missing. */
  readonly needs?: (facts: Facts) => string | undefined
  /** Measured besides, alone and after all others; its delta is the hostile message at the largest size. */
  readonly cost?: Cost
  /** Lowers the requirement's level for this case. */
  readonly level?: 'SHOULD' | 'OBSERVE'
}

/** One family of cases: a file of suites/cases. The case id is `family/name`. */
export type Family = Readonly<Record<string, Case>>

export const family = <const F extends Family>(cases: F): F => cases

export const present = (act: Omit<Extract<Act, { do: 'present' }>, 'do'> = {}): Act => ({ do: 'present', ...act })
export const start = (act: Omit<Extract<Act, { do: 'start' }>, 'do'> = {}): Act => ({ do: 'start', ...act })
/** Begins a login and answers its request, in one browser. */
export const signOn = (by: BrowserName = 'first browser'): readonly [Act, Act] => [
  start({ by }),
  present({ by, answers: by }),
]
export const wait = (seconds: number): Act => ({ do: 'wait', seconds })
export const logout = (act: Omit<Extract<Act, { do: 'logout' }>, 'do'>): Act => ({ do: 'logout', ...act })
export const choose = (choice: 'first' | 'last'): Act => ({ do: 'choose', choice })
export const maintain = (minutes: number): Act => ({ do: 'maintain', minutes })
/** Submits that role, whichever are offered. */
export const chosen = (role: string): Act => ({ do: 'choose', choice: 'first', instead: role })
export const set = (hook: Hook, to: Setting): Act => ({ do: 'set', hook, to })
/** An administrator looks at a list. */
export const lookAt = (
  document: ListName,
  rule: ListRule,
  more: { readonly tenant?: number; readonly holds?: string } = {},
): Act => ({ do: 'read', document, rule, ...more })

export const session = (login: Login = {}): Wanted => ({ oneOf: [{ kind: 'session', login }] })
export const refused = (...because: Reason[]): Wanted => ({ oneOf: [{ kind: 'refused', because }] })
/** Refused, and the same is said of each message of the scene. */
export const alike = (...because: Reason[]): Wanted => ({ oneOf: [{ kind: 'alike', because }] })
export const safe: Wanted = { oneOf: [{ kind: 'safe' }] }
export const ended: Wanted = { oneOf: [{ kind: 'ended' }] }
export const stays: Wanted = { oneOf: [{ kind: 'stays' }] }
export const alive = (...because: Reason[]): Wanted => ({ oneOf: [{ kind: 'alive', because }] })
/** What was read is as it should be. */
export const inOrder = (document: string): Wanted => ({ oneOf: [{ kind: 'document', passes: document }] })
export const chooser = (choices: number): Wanted => ({ oneOf: [{ kind: 'chooser', choices }] })
export const either = (...wanted: [Wanted, ...Wanted[]]): Wanted => ({
  oneOf: wanted.flatMap((one) => one.oneOf) as [Outcome, ...Outcome[]],
})
/** And nothing that the message names is asked or read. */
export const quietly = (wanted: Wanted): Wanted => ({ ...wanted, quiet: true })
/** What happens is recorded; what is named is what the sources would make one expect. */
export const observed = (wanted: Wanted): Wanted => ({ ...wanted, observe: true })
