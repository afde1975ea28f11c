import type { issuerFlaws } from '../flaws/issuer.ts'
import { HALF_SIGNED, NOT_IN_METADATA, UNKNOWN_ISSUERS } from './shared.ts'

/** Issuers and keys. */
export const issuerKilledBy: Readonly<Record<keyof typeof issuerFlaws, readonly string[]>> = {
  'issuer-trimmed': ['response/issuer-with-white-space'],
  'issuer-attributes-ignored': ['response/issuer-of-another-format', 'response/issuer-with-qualifier'],
  'response-issuer-not-checked': [
    'response/response-issuer-differs',
    'response/response-issuer-of-another-format',
    'response/signed-response-without-issuer',
  ],
  'issuer-by-prefix': [
    'response/issuer-with-suffix',
    'text/comment-in-issuer',
    // Refused, but by the key of the issuer whose name this one's begins with.
    'certificate/issuer-on-weak-curve',
  ],
  'issuer-cut-at-comment': ['text/comment-in-issuer'],
  'issuer-folded': ['response/issuer-in-capitals'],
  'unknown-issuer-is-default': UNKNOWN_ISSUERS,
  'first-provider-only': [
    'control/ecdsa-sha256',
    // Refused, but as issuers that nobody knows.
    'certificate/issuer-expired',
    'certificate/issuer-not-yet-valid',
    'certificate/issuer-weak',
    'certificate/issuer-on-weak-curve',
  ],
  'trusts-key-info': [
    ...HALF_SIGNED,
    'signature/by-a-stranger',
    'encryption/signed-by-a-stranger',
    'signature/by-a-stranger-beside-our-certificate',
    'signature/by-another-issuer',
    'signature/by-the-encryption-key',
    'signature/by-an-issuer-without-keys',
    ...NOT_IN_METADATA,
  ],
  'trusts-cloned-certificate': [
    ...HALF_SIGNED,
    'signature/by-a-stranger',
    'signature/by-a-stranger-beside-our-certificate',
    'encryption/signed-by-a-stranger',
  ],
  'trusts-key-value': ['signature/by-a-stranger-with-key-value'],
  'any-providers-key': ['signature/by-another-issuer'],
  'encryption-key-signs': ['signature/by-the-encryption-key', 'provider-metadata/key-for-encryption'],
  'expired-metadata-taken': ['provider-metadata/valid-until-past'],
  'metadata-with-document-type-taken': ['provider-metadata/document-type'],
  'keys-of-any-role': ['provider-metadata/key-of-another-role'],
  'stated-use-only': ['provider-metadata/key-without-use'],
  // The reference SP knew the key before.
  'old-keys-stay': NOT_IN_METADATA,
  'keyless-issuer-not-verified': ['signature/by-an-issuer-without-keys'],
  'first-key-only': ['control/second-signing-key'],
  'weak-key-accepted': ['certificate/issuer-weak', 'certificate/issuer-on-weak-curve'],
  'expired-certificate-accepted': ['certificate/issuer-expired'],
  'early-certificate-accepted': ['certificate/issuer-not-yet-valid'],
  'expired-certificate-in-message-accepted': ['certificate/message-expired'],
}
