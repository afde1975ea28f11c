import type { Confirmation } from './checks/confirmation.ts'
import type { LogoutOrder } from './checks/logout/order.ts'
import type { Carrier } from './checks/logout/transport.ts'
import type { Signature } from './checks/signature.ts'
import type { Encrypted } from './encryption/encrypted.ts'
import type { Outstanding } from './outstanding.ts'
import type { AttributeValues } from './products/attributes.ts'
import type { Mapping } from './products/cloud-one/mapping.ts'
import type { Denied, Grant, Home } from './products/grant.ts'
import type { IdentityProvider, SigningKey } from './world.ts'
import type { Element } from './xml/node.ts'
import type { Parsed } from './xml/parse.ts'

/** The request that a browser brought, as far as a check may look at it. */
export interface Posted {
  readonly method: string
  readonly contentType: string
  /** Form fields of the body, repeated ones included. */
  readonly fields: readonly (readonly [name: string, value: string])[]
  /** The same of the query string. */
  readonly query: readonly (readonly [name: string, value: string])[]
  /** The id by which this SP knows the browser, if it does. */
  readonly browser?: string | undefined
  /** The address from which the connection came. */
  readonly from?: string | undefined
  /** The query string as it was sent, escapes and all; without the question mark. */
  readonly search: string
}

/** What is known of one message, each fact by the check that established it. */
export interface Draft {
  readonly posted: Posted
  /** Base64 as it was sent. */
  readonly message: string
  readonly relayState: string | undefined
  readonly octets: Uint8Array
  readonly parsed: Parsed
  readonly root: Element
  readonly response: Element
  readonly responseId: string
  /** The encrypted assertion, where there is one; `root` and `response` hold it decrypted once `decrypted` was made. */
  readonly encrypted: Encrypted | undefined
  /** The one assertion there is; hearsay until `binding` has found a signature over it. */
  readonly claimed: Element
  /** Each signature there is, still unread. */
  readonly signatureElements: readonly Element[]
  readonly signatures: readonly Signature[]
  /** Entity id that the assertion names. */
  readonly issuer: string
  readonly provider: IdentityProvider
  /** Keys that a signature of this message may be made with. */
  readonly keys: readonly SigningKey[]
  /** Keys that the signatures were made with. */
  readonly verifiedBy: readonly SigningKey[]
  /** The assertion, now that a signature covers it. */
  readonly assertion: Element
  readonly assertionId: string
  readonly signed: { readonly assertion: boolean; readonly response: boolean }
  readonly subject: Element
  readonly nameId: string | undefined
  /** Confirmations that nothing has ruled out so far. */
  readonly confirmations: readonly Confirmation[]
  /** What is answered; undefined where nobody asked. */
  readonly request: Outstanding | undefined
  readonly conditions: Element
  readonly authnStatements: readonly Element[]
  /** The earliest SessionNotOnOrAfter. Milliseconds since the epoch. */
  readonly issuersSessionEnd: number | undefined
  readonly attributes: readonly AttributeValues[]
  /** What the attribute says by which TMWS names its users. */
  readonly logonName: string
  readonly user: string
  /** Whether TMWS had the user from the directory. */
  readonly isSynchronized: boolean
  readonly roleValues: readonly string[]
  readonly grants: readonly Grant[]
  readonly denied: readonly Denied[]
  /** Seconds that the message allows. */
  readonly duration: number | undefined
  readonly language: string | undefined
  /** Accounts that know the provider, each with how it reads what that one says. */
  readonly accounts: readonly { readonly home: Home; readonly mapping: Mapping }[]
  /** What each of these accounts takes for the user's groups. */
  readonly groups: readonly (readonly string[])[]
  readonly displayName: string | undefined
  readonly timezone: string | undefined
  /** What the user may choose from; a product without roles has none. */
  readonly choices: readonly Grant[]
  /** Milliseconds since the epoch. */
  readonly endsAt: number
  /** Ids that must not open a session again. */
  readonly used: readonly string[]
  /** How a logout message came. */
  readonly carrier: Carrier
  readonly order: LogoutOrder
}
