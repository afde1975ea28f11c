/** The issuers that a suite speaks of; a target says which entity and key each of them is. */
export const ISSUER_NAMES = ['main', 'other', 'expired', 'not-yet-valid', 'rollover', 'weak', 'clone'] as const
export type IssuerName = (typeof ISSUER_NAMES)[number]

/** Which elements of a message carry a signature. */
export const MODES = ['assertion', 'response', 'both'] as const
export type Mode = (typeof MODES)[number]

export type SignatureMethod = 'rsa-sha1' | 'rsa-sha256' | 'rsa-sha384' | 'rsa-sha512'
export type DigestMethod = 'sha1' | 'sha256' | 'sha384' | 'sha512'

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
  | { readonly kind: 'certificates'; readonly of: readonly CertificateName[] }
  | { readonly kind: 'key-value'; readonly of: IssuerName }
  | { readonly kind: 'key-name'; readonly name: string }

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
  /** Algorithms of further Transforms that the signature names after the two that it needs; the digest is made without them. */
  readonly extraTransforms?: readonly string[] | undefined
  /** The Reference's URI: the element's own id, or literal text (`undefined`: no URI attribute). */
  readonly reference: 'own-id' | { readonly uri: string | undefined }
}

/** Which elements are signed, and how; an absent one is not signed. */
export interface SignPlan {
  readonly assertion: SignaturePlan | undefined
  readonly response: SignaturePlan | undefined
}

export function planFor(mode: Mode, key: IssuerName = 'main'): SignPlan {
  const signature: SignaturePlan = {
    key,
    signatureMethod: 'rsa-sha256',
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
