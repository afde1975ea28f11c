import type { LogoutRecipe, Recipe } from '../message/recipe.ts'
import type { CertificateName, IssuerName, Mode, SignPlan } from '../sign/plan.ts'
import type { SignedXml } from '../sign/signed-xml.ts'
import { groupsIn, sharedGroup } from './groups-in.ts'

/** A tenant of the SP under test, as its target file declares it. */
export interface Tenant {
  readonly id: string
  /** The URN under which this tenant knows an issuer. */
  readonly providers: { readonly [I in IssuerName]?: string | undefined }
  /** URNs of roles that exist in this tenant. */
  readonly roles: readonly string[]
  /** Where roles hang on groups: for an issuer that is set up in this tenant, the role of each group. */
  readonly groups?: { readonly [I in IssuerName]?: Readonly<Record<string, string>> | undefined } | undefined
}

/** Where a profile's SP reads its claims. */
export interface Claims {
  /** Attribute that names the user; absent: the NameID does. */
  readonly user?: string | undefined
  readonly role?: string | undefined
  readonly sessionDuration?: string | undefined
  readonly language?: string | undefined
  /** Attribute that names the user for people. */
  readonly name?: string | undefined
  readonly timezone?: string | undefined
  /** Attributes of every honest login besides, with what {@link fill} makes of their texts. */
  readonly besides?: Readonly<Record<string, string>> | undefined
}

/** Where the canary of one login sits: places that only its message names. */
export interface Perch {
  /** Whatever is asked there is heard. */
  readonly url: string
  /** URL of a file that holds the marker and nothing else. */
  readonly file: string
  /** Path of a file that holds the certificate of the issuer "clone", as PEM. */
  readonly certificate: string
}

/** Certificates of one SP's keys for encryption, DER in base64. */
export interface EncryptionKeys {
  /** The current one first. */
  readonly certificates: readonly string[]
  /** One of another SP on the same host: what is encrypted for that one is not for this one. */
  readonly neighbour?: string | undefined
}

/** What a step may know of the login that it changes. All of it is data; none of it is the time. */
export interface Facts {
  readonly user: string
  /** Unique to run and case: a user whom no genuine message names. */
  readonly marker: string
  readonly sp: {
    readonly entityId: string
    readonly acs: string
    /** Another of its assertion consumer services. */
    readonly anotherAcs?: string | undefined
    readonly encryption?: EncryptionKeys | undefined
    /** Where the SP takes logout messages, by binding. */
    readonly singleLogout?: { readonly post?: string | undefined; readonly redirect?: string | undefined } | undefined
  }
  /** Messages that an attacker has by now: what the scene sent or made before, in its order. */
  readonly captured?: readonly SignedXml[] | undefined
  /** Who signs this login. */
  readonly issuer: IssuerName
  /** Entity ids by issuer, as far as the target file names them. */
  readonly issuers: Readonly<Partial<Record<IssuerName, string>>>
  /** Certificates that a message can carry. */
  readonly certificates: readonly CertificateName[]
  /** Issuers whose metadata the SP has imported. */
  readonly trusts: readonly IssuerName[]
  readonly tenants: readonly Tenant[]
  readonly claims: Claims
  /** A user whom the SP keeps itself, who signs in by its own form. */
  readonly native?: { readonly name: string; readonly password: string } | undefined
  readonly languages: { readonly supported: readonly string[]; readonly default: string | undefined }
  /** The longest session that the SP's administrator allows, in seconds, where the target file declares it. */
  readonly adminLimitSeconds: number | undefined
  /** Roles that may and may not switch maintenance mode on, by URN. */
  readonly maintenance?: { readonly allowed: string; readonly denied: string } | undefined
  /** Clock skew that the SP grants, in seconds. */
  readonly skewSeconds: number
  /** Absent: no canary sits where the SP could reach it. */
  readonly canary?: Perch | undefined
  /** The SP's request that is answered; absent: nobody asked. */
  readonly request?: { readonly id: string; readonly xml: string } | undefined
  /** How the identity provider writes: laid over the honest login before any other change. Absent: plainly. */
  readonly dialect?: readonly Change[] | undefined
}

/** A form that carries a message. `body` and `contentType`, when set, stand for the encoded fields. */
export interface Post {
  readonly method: 'POST' | 'GET'
  readonly url: string
  readonly fields: readonly (readonly [name: string, value: string])[]
  readonly contentType?: string | undefined
  readonly body?: Uint8Array | undefined
  /** Further headers that a browser would send with the form. */
  readonly headers?: readonly (readonly [name: string, value: string])[] | undefined
  /** Where set: the query string of a GET, escapes and all, for the fields. */
  readonly query?: string | undefined
}

/** One titled change. Pure: the same input and facts give the same output. */
interface Step<S extends Stage, T> {
  readonly stage: S
  /** Completes "differs from the honest login by …", for `explain`, reports and diffs. */
  readonly title: string
  readonly apply: (input: T, facts: Facts) => T
  /** The key of the target file without which the step cannot be taken, when it is missing. */
  readonly needs?: ((facts: Facts) => string | undefined) | undefined
  /** What it would make an SP do that follows the message: ask the canary, or read its file. */
  readonly lures?: Lure | undefined
  /**
   * What the SP declares (`encryption.cbc: reject`) if by that it refuses even an honest message with this step. A case that
   * only varies such a message is not asked.
   */
  readonly unwelcome?: ((declared: Declarations, mode: Mode) => string | undefined) | undefined
}

export type Lure = 'fetch' | 'read'

/** An SP's policy as far as it is declared. */
export type Declarations = Readonly<Record<string, string | undefined>>

type Stage = 'say' | 'sign' | 'rewrite' | 'carry'

export type Say = Step<'say', Recipe>
export type Sign = Step<'sign', SignPlan>
/**
 * `of` says which finished text is rewritten: the assertion, before it is encrypted; the encrypted assertion, before the
 * response takes it in; or the whole message.
 */
export type Rewrite = Step<'rewrite', SignedXml> & { readonly of: 'assertion' | 'encrypted' | 'response' }
export type Carry = Step<'carry', Post>

/** @see ARCHITECTURE.md, "The four stages" */
export type Change = Say | Sign | Rewrite | Carry

/** A change to what a logout message says. */
export type LogoutSay = Step<'say', LogoutRecipe>
/**
 * A change to a logout message. The plan of a `sign` step calls the message its response; over the Redirect binding it is the
 * query that is signed, and a `rewrite` changes the message in it.
 */
export type LogoutChange = LogoutSay | Sign | Rewrite | Carry

/**
 * Fills in what only a run knows: `{user}` and `{marker}`, `{sp}` (its entity id), `{acs}` and `{acs other}`, `{issuer}` (who signs), `{language}` (the default), `{role 0}` and `{tenant 0}` of the first tenant in the target
 * file, `{role 0 of tenant 1}`, `{provider main of tenant 0}`, `{role allowed}` and `{role denied}` to switch maintenance mode on; `{group 0}`, the first group of whoever signs, and `{group 0 of tenant 1}`,
 * `{role of group 0}`, the role that it gives, and `{shared role of tenant 1}`, that of a group which gives one in both; `{native}` and `{native password}`; `{canary}`, `{canary file}` and `{canary certificate}` of its perch;
 * `{request}`, the id of the request that is answered.
 */
export const fill = (text: string, facts: Facts): string =>
  text.replace(
    /\{(user|marker|sp|acs|issuer|language|native|canary|request|role of group|shared role|role|group|tenant|provider)(?: (\d+|[a-z-]+))?(?: of tenant (\d+))?\}/g,
    (whole: string, word: string, which: string | undefined, of: string | undefined) => {
      const tenantAt = Number(word === 'tenant' ? which : (of ?? 0))
      const tenant = facts.tenants[tenantAt]
      if (word === 'user') return facts.user
      if (word === 'marker') return facts.marker
      if (word === 'language') return facts.languages.default ?? whole
      if (word === 'sp') return facts.sp.entityId
      if (word === 'acs') return (which === 'other' ? facts.sp.anotherAcs : facts.sp.acs) ?? whole
      if (word === 'canary') return facts.canary?.[which === undefined ? 'url' : (which as keyof Perch)] ?? whole
      if (word === 'issuer') return facts.issuers[facts.issuer] ?? whole
      if (word === 'request') return facts.request?.id ?? whole
      if (word === 'tenant') return tenant?.id ?? whole
      if (word === 'role' && (which === 'allowed' || which === 'denied')) return facts.maintenance?.[which] ?? whole
      if (word === 'native') return (which === 'password' ? facts.native?.password : facts.native?.name) ?? whole
      if (word === 'group') return groupsIn(facts, tenantAt)[Number(which)]?.[0] ?? whole
      if (word === 'role of group') return groupsIn(facts, tenantAt)[Number(which)]?.[1] ?? whole
      if (word === 'shared role') {
        const group = sharedGroup(facts)
        return groupsIn(facts, tenantAt).find(([one]) => one === group)?.[1] ?? whole
      }
      if (word === 'role') return tenant?.roles[Number(which)] ?? whole
      return tenant?.providers[which as IssuerName] ?? whole
    },
  )
