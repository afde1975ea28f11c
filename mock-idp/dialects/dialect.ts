import type { IdForm } from '../message/id-form.ts'
import type { EncryptionPlan } from '../sign/encryption-plan.ts'
import type { DigestMethod, Mode, SignatureMethod } from '../sign/plan.ts'
import type { Spelling } from '../sign/spelling.ts'
import type { Trait } from './trait.ts'

/** What a product writes otherwise than the honest login does. Absent: as that does. */
export interface Writing {
  readonly prefixes: Spelling
  readonly ids: IdForm
  readonly issuerFormat: string
  readonly nameId: 'none' | NameIdShape
  readonly nameFormat: string
  readonly friendlyNames: 'present'
  readonly valueType: 'xs:string' | 'xs:anyType'
  readonly firstStatement: 'attributes'
  readonly conditions: { readonly before: number; readonly after: number }
  /** Seconds until the bearer confirmation ends. */
  readonly confirmation: number
  readonly sessionIndex: 'the id of the assertion' | 'the id of the request'
  /** Seconds until the session ends. */
  readonly sessionEnd: number
  readonly contextClass: string
  /** Where times have whole seconds. */
  readonly wholeSeconds: 'everywhere' | 'in the response' | 'in AuthnInstant'
  readonly consent: string
  readonly destination: 'signed responses'
  readonly algorithms: { readonly signature: SignatureMethod; readonly digest: DigestMethod }
  readonly inclusivePrefixes: readonly string[]
  readonly keyInfo: 'none' | 'subject and certificate' | 'name and certificate'
  readonly declaration: string
}

/** A user's name that is no e-mail address is not said to be one: it has no Format then. */
interface NameIdShape {
  readonly format: string | undefined
  /** The SP's entity id stands in SPNameQualifier. */
  readonly forThisSp?: true
}

/** Attributes that come in another shape than one would think. */
interface Shapes {
  readonly severalValues: 'elements' | 'comma'
  readonly noValue: 'no value' | 'an empty value'
  readonly groups: 'object ids'
  /** From so many groups on, a link stands in place of the list. */
  readonly mostGroups: number
}

/** How a product refuses a request. @see SAML Core 3.2.2.2 */
export interface Failure {
  readonly to: 'a name identifier format that no rule issues' | 'what it does not do'
  readonly code: string
  readonly subcode: string
  readonly message?: string
}

/** How a login is begun at the product. Absent names: the URL itself stands for the SP, or there is no RelayState. */
export interface Start {
  readonly path: string
  /** Names of parameters. */
  readonly sp?: string
  readonly relayState?: string
  readonly fixed?: Readonly<Record<string, string>>
  /** Where there is a RelayState: one parameter that holds a query with both. */
  readonly nested?: { readonly in: string; readonly sp: string; readonly relayState: string }
}

/** What a product shows besides its messages. Paths begin with a slash; the issuer's base URL stands before them. */
interface Doors {
  readonly entityId: (baseUrl: string) => string
  readonly metadata: { readonly path: string; readonly shape: 'plain' | 'federation' }
  readonly sso: string
  readonly start: Start
}

/** One identity provider product, as it is found in the field. */
export interface Dialect {
  readonly title: string
  /** Which elements are signed: the default, then what an administrator can choose. */
  readonly signs: Trait<readonly [Mode, ...Mode[]]>
  readonly writes: { readonly [N in keyof Writing]?: Trait<Writing[N]> }
  readonly encrypts?: Trait<Partial<EncryptionPlan>>
  /** Whether it encrypts as soon as the SP's metadata have a key for it. */
  readonly encryptsByDefault?: Trait<true>
  readonly doors: { readonly [N in keyof Doors]?: Trait<Doors[N]> }
  readonly shapes?: { readonly [N in keyof Shapes]?: Trait<Shapes[N]> }
  readonly fails?: readonly Trait<Failure>[]
}
