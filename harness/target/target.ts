import type { SpKeys } from '../../certs/sp-keys.ts'
import type { DialectName } from '../../mock-idp/dialects/index.ts'
import type { Endpoints } from '../../mock-idp/message/endpoint.ts'
import type { Keyring } from '../../mock-idp/sign/keyring.ts'
import type { IssuerName, Mode } from '../../mock-idp/sign/plan.ts'
import type { Claims, EncryptionKeys, Tenant } from '../../mock-idp/tamper/step.ts'
import type { Beginning, Ending, Hook, ListName, Policy } from '../../suites/case.ts'
import type { ProfileName } from '../../suites/profiles/profile.ts'
import type { Connection, Limits } from '../drive/driver.ts'

/** Matches one answer (the last hop, unless it says otherwise). All fields that are named must match. */
export type Matcher =
  | { readonly status: number | string | readonly (number | string)[] }
  | { readonly finalUrl: string }
  | { readonly anyRedirectTo: string }
  | { readonly header: { readonly name: string; readonly matches?: string | undefined } }
  | { readonly bodyText: string }
  | { readonly json: Readonly<Record<string, unknown>> }
  | { readonly html: { readonly selector: string; readonly text?: string | undefined } }
  | { readonly title: string }
  | { readonly allOf: readonly Matcher[] }
  | { readonly anyOf: readonly Matcher[] }
  | { readonly not: Matcher }

/** Reads a value out of one answer. */
export type Reader =
  | { readonly json: string }
  | { readonly header: string }
  | {
      readonly html: {
        readonly selector: string
        readonly attribute?: string | undefined
        /** Its first group is the value; where it is not found, there is none. */
        readonly matches?: string | undefined
      }
    }
  | { readonly htmlLang: true }
  /** The first key whose pattern is found in the page's text. */
  | { readonly text: Readonly<Record<string, string>> }

/** How to find out who is signed in. Paths are relative to the ACS's origin. */
export interface Observe {
  readonly identity: {
    readonly get: string
    readonly alive: Matcher
    readonly user: Reader
    readonly roles?: Reader | undefined
    readonly tenant?: Reader | undefined
    readonly endsIn?: Reader | undefined
    /** The cookie whose age stands in for it. */
    readonly endsWithCookie?: string | undefined
    readonly displayName?: Reader | undefined
    readonly timezone?: Reader | undefined
  }
  readonly anonymous: Matcher
  readonly chooser?:
    | {
        readonly when: Matcher
        /** Each match is one choice: an input whose value is the choice. */
        readonly items: { readonly selector: string; readonly tenantAttribute?: string | undefined }
        readonly form: string
      }
    | undefined
  readonly language?: { readonly get: string; readonly value: Reader } | undefined
  /** A page beyond the SP that only who is signed in gets. */
  readonly web?: { readonly get: string; readonly shown: Matcher } | undefined
  /** What the console shows that announces the end of something. */
  readonly notices?: { readonly [E in Ending]?: Matcher | undefined } | undefined
  readonly error?: { readonly when: Matcher; readonly reason: Reader } | undefined
  /** A 5xx that is this SP's ordinary way of refusing. */
  readonly refusal?: Matcher | undefined
  readonly lists?: { readonly [Name in ListName]?: ObservedList | undefined } | undefined
}

/** A list that an administrator sees; each column is read by itself, in the order of the page. */
export interface ObservedList {
  /** `{tenant}` stands for the id of the tenant. */
  readonly get: string
  /** An administrator's credentials, for one; never written to a report. */
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** That it is this list, be it empty. */
  readonly when: Matcher
  readonly columns: Readonly<Record<string, Reader>>
  /** What of the page is the list with its controls; absent: what it can be changed with does not show. */
  readonly part?: string | undefined
}

/** A call over HTTP; what stands in braces is filled in. */
export interface HttpCall {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly contentType?: string | undefined
  /** An administrator's credentials, for one; never written to a report. */
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly body?: string | undefined
}

/** What makes the SP do something; `{value}` stands for the setting. */
export type HookCall =
  | HttpCall
  /** A program and its arguments. */
  | { readonly command: readonly string[] }

/** Maintenance mode of Application Control. */
interface Maintenance {
  /** Switches it on in the session of a user; `{minutes}` and `{milliseconds}` stand for how long. */
  readonly call: HttpCall
  /** Switches it off, as an administrator. */
  readonly undo: HookCall
  readonly state: { readonly get: string; readonly on: Matcher }
  /** URNs of roles that may and may not switch it on. */
  readonly allowed: string
  readonly denied: string
}

/** For whom assertions are encrypted. */
export interface TargetEncryption extends EncryptionKeys {
  /** The certificates are still to be read from the SP's metadata. */
  readonly fromMetadata: boolean
  /** Of the embedded reference SP, which we start and which has to decrypt. */
  readonly keys?: SpKeys | undefined
}

/** Follows a link, or fills in a form and submits it. */
export type StartStep =
  | { readonly follow: string }
  | { readonly submit: string; readonly fields: Readonly<Record<string, string>> }

/** How a login is begun at the SP: URLs, or paths on the origin of the ACS. */
type Start = { readonly [How in Beginning]?: string | undefined } & {
  readonly url: string
  /** What a user types who is asked for a name. */
  readonly name?: string | undefined
  /** What a user does on the pages that follow, until the SP asks the IdP. */
  readonly steps?: readonly StartStep[] | undefined
  /** Where requests go; default: the entity id of the issuer "main", followed by `/sso`. */
  readonly sso?: string | undefined
}

/** The form for users whom the SP keeps itself. */
interface LocalLogin {
  readonly get: string
  readonly form: string
  readonly name: string
  readonly password: string
  /** One of those users. */
  readonly native?: { readonly name: string; readonly password: string } | undefined
}

/** Where and how the SP takes part in single logout. */
interface SingleLogout {
  /** Its single logout service, by binding. */
  readonly post?: string | undefined
  readonly redirect?: string | undefined
  /** How a user logs out at the SP: a URL, or a path on the origin of the ACS. */
  readonly start?: { readonly method: 'GET' | 'POST'; readonly url: string } | undefined
}

/** A case that is known to fail, and why that is borne until a day. */
export interface Waiver {
  readonly case: string
  /** Absent: in whichever mode it fails. */
  readonly mode?: Mode | undefined
  readonly reason: string
  /** The last day on which it holds, UTC: `YYYY-MM-DD`. */
  readonly until: string
}

/** One SP under test, as its target file declares it, with key files read. */
export interface Target {
  readonly name: string
  readonly profile: ProfileName
  readonly sp: Endpoints & {
    readonly entityId: string
    readonly metadata?: string | undefined
    /** Where users arrive; absent: `/`. */
    readonly console?: string | undefined
    readonly encryption?: TargetEncryption | undefined
    readonly start?: Start | undefined
    readonly login?: LocalLogin | undefined
    readonly singleLogout?: SingleLogout | undefined
  }
  /** Modes that the SP says it accepts; absent: found by the positive controls. */
  readonly modes?: readonly Mode[] | undefined
  readonly issuers: Keyring
  /** Issuers whose metadata the SP has imported; default: main alone. */
  readonly trusts: readonly IssuerName[]
  readonly identities:
    | { readonly provisioning: 'jit' }
    | { readonly provisioning: 'listed'; readonly accounts: readonly string[]; readonly marker: string }
  readonly tenants: readonly Tenant[]
  /** Names of claims, where an administrator of the SP has named them otherwise than the profile does. */
  readonly claims?: Claims | undefined
  readonly policy: Policy
  readonly skewSeconds: number
  readonly session: {
    readonly toleranceSeconds: number
    /** The administrator's limit; declared only when it is known. */
    readonly adminLimitSeconds?: number | undefined
  }
  readonly relayState?: string | undefined
  /** Where honest logins begin. `sp-initiated`: each as `sp.start` says, and the message answers the SP's request. */
  readonly flow: 'idp-initiated' | 'sp-initiated'
  /** The identity provider product as which logins are written; absent: plainly. */
  readonly dialect?: DialectName | undefined
  readonly waivers?: readonly Waiver[] | undefined
  readonly observe: Observe
  readonly hooks: Readonly<Partial<Record<Hook, { readonly set: HookCall; readonly undo: HookCall }>>>
  readonly maintenance?: Maintenance | undefined
  /** How the SP can be made to ask a URL or read a file on purpose, and where the canary sits. */
  readonly canary: {
    readonly reach?: HookCall | undefined
    readonly read?: HookCall | undefined
    readonly listen?: { readonly host: string; readonly port: number; readonly url?: string | undefined } | undefined
  }
  /** What reaches it. */
  readonly driver: 'http' | 'browser'
  readonly connection?: Connection | undefined
  readonly limits: Limits & {
    readonly concurrency: number
    /** Cases that would wait longer than this in all are skipped. */
    readonly maxWaitSeconds: number
  }
}

/** A target as its file declares it: how to find out who is signed in may still have to be learned. */
export type DeclaredTarget = Omit<Target, 'observe'> & { readonly observe?: Observe | undefined }
