import type { Recipe } from '../message/recipe.ts'
import type { IssuerName, SignPlan } from '../sign/plan.ts'
import type { SignedXml } from '../sign/signed-xml.ts'

/** A tenant of the SP under test, as its target file declares it. */
export interface Tenant {
  readonly id: string
  /** The URN under which this tenant knows an issuer. */
  readonly providers: Readonly<Partial<Record<IssuerName, string>>>
  /** URNs of roles that exist in this tenant. */
  readonly roles: readonly string[]
}

/** Where a profile's SP reads its claims. */
export interface Claims {
  /** Attribute that names the user; absent: the NameID does. */
  readonly user?: string | undefined
  readonly role?: string | undefined
  readonly sessionDuration?: string | undefined
  readonly language?: string | undefined
}

/** What a step may know of the login that it changes. All of it is data; none of it is the time. */
export interface Facts {
  readonly user: string
  /** Unique to run and case: a user whom no genuine message names. */
  readonly marker: string
  readonly sp: { readonly entityId: string; readonly acs: string }
  /** Entity ids by issuer. */
  readonly issuers: Readonly<Partial<Record<IssuerName, string>>>
  readonly tenants: readonly Tenant[]
  readonly claims: Claims
  readonly languages: { readonly supported: readonly string[]; readonly default: string | undefined }
  /** Clock skew that the SP grants, in seconds. */
  readonly skewSeconds: number
}

/** A form that carries a message. `body` and `contentType`, when set, stand for the encoded fields. */
export interface Post {
  readonly method: 'POST' | 'GET'
  readonly url: string
  readonly fields: readonly (readonly [name: string, value: string])[]
  readonly contentType?: string | undefined
  readonly body?: Uint8Array | undefined
}

/** One titled change. Pure: the same input and facts give the same output. */
export interface Step<S extends Stage, T> {
  readonly stage: S
  /** Completes "differs from the honest login by …", for `explain`, reports and diffs. */
  readonly title: string
  readonly apply: (input: T, facts: Facts) => T
  /** The key of the target file without which the step cannot be taken, when it is missing. */
  readonly needs?: ((facts: Facts) => string | undefined) | undefined
}

export type Stage = 'say' | 'sign' | 'rewrite' | 'carry'

export type Say = Step<'say', Recipe>
export type Sign = Step<'sign', SignPlan>
/** `of` says which finished text is rewritten: the assertion before the response takes it in, or the whole message. */
export type Rewrite = Step<'rewrite', SignedXml> & { readonly of: 'assertion' | 'response' }
export type Carry = Step<'carry', Post>

/** @see ARCHITECTURE.md, "The four stages" */
export type Change = Say | Sign | Rewrite | Carry

/** `{user}` and `{marker}` in a case's data stand for the names that this run made. */
export const fill = (text: string, facts: Facts): string =>
  text.replaceAll('{user}', facts.user).replaceAll('{marker}', facts.marker)
