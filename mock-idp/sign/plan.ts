import type { EncryptionPlan } from './encryption-plan.ts'
import type { Spelling } from './spelling.ts'

/** The issuers that a suite speaks of; a target says which entity and key each of them is. */
export const ISSUER_NAMES = [
  'main',
  'other',
  'expired',
  'not-yet-valid',
  'rollover',
  'weak',
  'clone',
  'ec',
  'weak-ec',
  'ed25519',
  'dsa',
  'exponent-3',
  'encryption',
  'keyless',
  'stranger',
] as const
export type IssuerName = (typeof ISSUER_NAMES)[number]

export type KeyType = 'rsa' | 'ec' | 'ed25519' | 'dsa'

/** What kind of key an issuer signs with, as OpenSSL names it. */
export const KEY_TYPES = {
  main: 'rsa',
  other: 'rsa',
  expired: 'rsa',
  'not-yet-valid': 'rsa',
  rollover: 'rsa',
  weak: 'rsa',
  clone: 'rsa',
  ec: 'ec',
  'weak-ec': 'ec',
  ed25519: 'ed25519',
  dsa: 'dsa',
  'exponent-3': 'rsa',
  encryption: 'rsa',
  keyless: 'rsa',
  stranger: 'rsa',
} as const satisfies Record<IssuerName, KeyType>

/** Which elements of a message carry a signature. */
export const MODES = ['assertion', 'response', 'both'] as const
export type Mode = (typeof MODES)[number]

/**
 * How a value is made, and with that which method the message names. Three are made wrong: `-cube-root` without the private
 * key, `-der` in another encoding, `-short-salt` with a salt that is not as long as the hash.
 */
export type SignatureMethod =
  | 'rsa-md5'
  | 'rsa-ripemd160'
  | 'rsa-sha1'
  | 'rsa-sha256'
  | 'rsa-sha384'
  | 'rsa-sha512'
  | 'rsa-sha256-cube-root'
  | 'rsa-pss-sha256'
  | 'rsa-pss-sha256-short-salt'
  | 'ecdsa-sha256'
  | 'ecdsa-sha256-der'
  | 'dsa-sha1'
  | 'ed25519'
  | 'hmac-sha1'
  | 'hmac-sha256'
export type DigestMethod = 'md5' | 'ripemd160' | 'sha1' | 'sha256' | 'sha384' | 'sha512'

/** What an issuer signs with where a plan does not say otherwise. */
export const methodOf = (issuer: IssuerName): SignatureMethod => METHODS[KEY_TYPES[issuer]]

const METHODS = {
  rsa: 'rsa-sha256',
  ec: 'ecdsa-sha256',
  ed25519: 'ed25519',
  dsa: 'dsa-sha1',
} as const satisfies Record<KeyType, SignatureMethod>

/** Something public of the signing issuer that is taken for the secret of an HMAC. */
export interface Secret {
  readonly of: 'certificate' | 'public-key'
  /** In lines: of 64 characters, as PEM has them. `without-end`: no line feed after the last line. */
  readonly as: 'pem' | 'pem-without-end' | 'pem-crlf' | 'pem-of-one-line' | 'base64' | 'base64-in-lines' | 'der'
}

export type Canonicalization =
  | 'exclusive'
  | 'exclusive-with-comments'
  | 'inclusive'
  | 'inclusive-with-comments'
  | 'inclusive-1.1'

/**
 * What KeyInfo says. The signing key never follows from it: `certificate: 'clone'` with `key: 'main'` is a lie that a
 * case may want to tell.
 * @see XML Signature 4.5
 */
export type KeyInfo =
  | { readonly kind: 'none' }
  /** `subject`: after the names of their subjects. */
  | { readonly kind: 'certificates'; readonly of: readonly CertificateName[]; readonly subject?: true }
  | { readonly kind: 'key-value'; readonly of: IssuerName }
  | { readonly kind: 'key-name'; readonly name: string }
  /** One after the other in one KeyInfo. */
  | { readonly kind: 'several'; readonly parts: readonly KeyInfo[] }
  /** A RetrievalMethod: the key is to be had at that URI. */
  | { readonly kind: 'retrieval'; readonly uri: string }

/** An issuer's own certificate, or another one over the same key (`:renewed` is valid, `:lapsed` has expired). */
export type CertificateName = IssuerName | `${IssuerName}:renewed` | `${IssuerName}:lapsed`

/** How one element is signed. @see SAML Core 5.4 */
export interface SignaturePlan {
  readonly key: IssuerName
  readonly signatureMethod: SignatureMethod
  readonly digestMethod: DigestMethod
  readonly canonicalization: Canonicalization
  /** The PrefixList of InclusiveNamespaces, where the canonicalization is exclusive. */
  readonly inclusiveNamespaces: readonly string[]
  readonly keyInfo: KeyInfo
  /** For an HMAC; absent: the empty one. */
  readonly secret?: Secret | undefined
  /** What is digested, made from the canonical form of the element. Absent: that form. */
  readonly digestOf?: ((canonical: string) => string) | undefined
  /** What is signed, made from the canonical form of SignedInfo. Absent: that form. */
  readonly signs?: ((canonical: string) => string) | undefined
  /** Changes the text of SignedInfo before it is signed. */
  readonly signedInfo?: ((text: string) => string) | undefined
  /** Algorithms of further Transforms that the signature names after the two that it needs; the digest is made without them. */
  readonly extraTransforms?: readonly string[] | undefined
  /** The Reference's URI: the element's own id, or literal text (`undefined`: no URI attribute). */
  readonly reference: 'own-id' | { readonly uri: string | undefined }
  /** Over the Redirect binding, where it is not as it should be. */
  readonly query?: QueryPlan | undefined
}

/** How a query is written and signed. @see SAML Bindings 3.4.4.1 */
interface QueryPlan {
  readonly escapes?: 'upper-case' | 'lower-case' | undefined
  readonly order?: 'as-specified' | 'reversed' | undefined
  /** The message is signed inside as well, which this binding forbids. */
  readonly inside?: true | undefined
  /** Literal SigAlg; the signature is made by the plan's method all the same. */
  readonly sigAlg?: string | undefined
}

/** Which elements are signed and encrypted, and how; an absent one is not. */
export interface SignPlan {
  readonly assertion: SignaturePlan | undefined
  readonly response: SignaturePlan | undefined
  /** How the assertion, once signed, is encrypted. */
  readonly encryption?: EncryptionPlan | undefined
  /** How names and attributes in the assertion are encrypted, before it is signed. */
  readonly encryptedParts?: { readonly [P in EncryptedPart]?: EncryptionPlan | undefined } | undefined
  /** Absent: the usual prefixes. */
  readonly spelling?: Spelling | undefined
}

/** The subject's NameID, or the last Attribute. */
export type EncryptedPart = 'name' | 'attribute'

export function planFor(mode: Mode, key: IssuerName = 'main'): SignPlan {
  const signature: SignaturePlan = {
    key,
    signatureMethod: methodOf(key),
    digestMethod: 'sha256',
    canonicalization: 'exclusive',
    inclusiveNamespaces: [],
    keyInfo: { kind: 'certificates', of: [key] },
    reference: 'own-id',
  }
  return {
    assertion: mode === 'response' ? undefined : signature,
    response: mode === 'assertion' ? undefined : signature,
  }
}
