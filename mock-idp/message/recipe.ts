import type { IdForm } from './id-form.ts'
import type { Element, Node } from './node.ts'

/**
 * A point in time as a recipe holds it: seconds from the moment of issue (negative: before it), the same in another
 * notation, or literal text for the times no clock can say (`never`, an empty value).
 */
export type Moment = number | string | Written

/** A moment in another notation than UTC with milliseconds. @see SAML Core 1.3.3 */
export interface Written {
  /** From the moment of issue. */
  readonly seconds: number
  /** How many hours ahead of UTC it is written, with that offset; or in UTC without saying so. */
  readonly zone?: number | 'none'
  /** Digits of the fraction of a second. */
  readonly digits?: number
}

/** @see SAML Core 2.2.2 */
export interface NameId {
  readonly value: string
  readonly format?: string | undefined
  readonly nameQualifier?: string | undefined
  readonly spNameQualifier?: string | undefined
}

/** @see SAML Core 2.4.1.1, 2.4.1.2 */
export interface Confirmation {
  readonly method: string
  readonly recipient?: string | undefined
  readonly notBefore?: Moment | undefined
  readonly notOnOrAfter?: Moment | undefined
  readonly inResponseTo?: string | undefined
  readonly address?: string | undefined
  readonly nameId?: NameId | undefined
}

/** @see SAML Core 2.4.1 */
export interface Subject {
  readonly nameId?: NameId | undefined
  readonly confirmations: readonly Confirmation[]
}

/** @see SAML Core 2.5.1 */
export interface Conditions {
  readonly notBefore?: Moment | undefined
  readonly notOnOrAfter?: Moment | undefined
  /** One list of audiences for each AudienceRestriction: lists are anded, audiences in one are ored. */
  readonly audiences: readonly (readonly string[])[]
  readonly oneTimeUse?: boolean | undefined
  readonly others?: readonly Element[] | undefined
}

/** Stands for an identifier that is made when the recipe is built, another one each time. */
export const FRESH = { fresh: true } as const
type Fresh = typeof FRESH

/** Stands for the ID of the assertion in which it is said. */
export const ASSERTION_ID = { of: 'assertion' } as const

/** @see SAML Core 2.7.2 */
export interface AuthnStatement {
  readonly authnInstant?: Moment | undefined
  readonly sessionIndex?: string | Fresh | typeof ASSERTION_ID | undefined
  readonly sessionNotOnOrAfter?: Moment | undefined
  readonly contextClass?: string | undefined
  /** Where the user was when he signed in. */
  readonly locality?: { readonly address: string; readonly dnsName: string } | undefined
}

/** Text; or an element's content and attributes where text does not say enough. */
export type AttributeValue =
  | string
  | { readonly nil: true }
  | { readonly type: string; readonly text: string }
  | { readonly content: readonly Node[] }

/** @see SAML Core 2.7.3.1 */
export interface Attribute {
  readonly name: string
  readonly nameFormat?: string | undefined
  readonly friendlyName?: string | undefined
  readonly values: readonly AttributeValue[]
}

/** @see SAML Core 2.2.5 */
export interface Issuer {
  readonly value: string
  readonly format?: string | undefined
  readonly nameQualifier?: string | undefined
}

/** @see SAML Core 2.3.3 */
export interface Assertion {
  /** Absent: a fresh one is made. `null`: the attribute is left out. */
  readonly id?: string | null | undefined
  readonly version: string | undefined
  readonly issueInstant: Moment | undefined
  readonly issuer: Issuer | undefined
  readonly subject: Subject | undefined
  readonly conditions: Conditions | undefined
  readonly authnStatements: readonly AuthnStatement[]
  /** One list of attributes for each AttributeStatement. */
  readonly attributeStatements: readonly (readonly Attribute[])[]
  readonly advice?: readonly Node[] | undefined
  /** Absent: statements about the authentication come first. The schema allows any order. */
  readonly first?: 'attributes' | undefined
}

/** @see SAML Core 3.2.2.1 */
export interface Status {
  readonly code: string
  readonly subcode?: string | undefined
  readonly message?: string | undefined
}

/** @see SAML Core 3.2.2 */
export interface Response {
  readonly id?: string | null | undefined
  readonly version: string | undefined
  readonly issueInstant: Moment | undefined
  readonly destination: string | undefined
  /** Whether an unsigned response has a Destination as well; absent: it has. @see SAML Bindings 3.5.5.2 */
  readonly destinationOf?: 'signed responses' | undefined
  readonly inResponseTo: string | undefined
  readonly consent?: string | undefined
  readonly issuer: Issuer | undefined
  readonly extensions?: readonly Node[] | undefined
  readonly status: Status | undefined
  readonly assertions: readonly Assertion[]
}

/** @see SAML Core 3.7.1 */
export interface LogoutRequest {
  readonly kind: 'request'
  readonly id?: string | null | undefined
  readonly version: string | undefined
  readonly issueInstant: Moment | undefined
  readonly destination: string | undefined
  readonly notOnOrAfter?: Moment | undefined
  readonly issuer: Issuer | undefined
  readonly extensions?: readonly Node[] | undefined
  readonly nameId: NameId | undefined
  readonly sessionIndexes: readonly string[]
}

/** @see SAML Core 3.7.2 */
export interface LogoutResponse {
  readonly kind: 'response'
  readonly id?: string | null | undefined
  readonly version: string | undefined
  readonly issueInstant: Moment | undefined
  readonly destination: string | undefined
  readonly inResponseTo: string | undefined
  readonly issuer: Issuer | undefined
  readonly extensions?: readonly Node[] | undefined
  readonly status: Status | undefined
}

/** The plain data of one logout message, before it is built, signed or sent. */
export type LogoutRecipe = LogoutRequest | LogoutResponse

/** An edit of the finished element tree, still before signing: for what the fields of a recipe cannot say. */
export interface Edit {
  readonly of: 'assertion' | 'response'
  readonly apply: (element: Element) => Element
}

/** The plain data of one login, before it is built, signed or sent. */
export interface Recipe {
  readonly response: Response
  readonly edits: readonly Edit[]
  /** How fresh identifiers look; absent: `_` and 32 hexadecimal digits. */
  readonly ids?: IdForm | undefined
}
