import type { signatureFlaws } from '../flaws/signature.ts'
import { SHA1 } from './shared.ts'

/** Signatures. */
export const signatureKilledBy: Readonly<Record<keyof typeof signatureFlaws, readonly string[]>> = {
  'signature-optional': ['signature/taken-out', 'signature/taken-out-and-forged'],
  'empty-signature-verifies': [
    'response/no-destination-when-signed',
    'signature/empty',
    'signature/without-value',
    'signature/without-reference',
    'canary/stylesheet',
    'reference/digest-in-comment',
    'reference/forged-signed-info-first',
    'reference/forged-signed-info-last',
  ],
  'first-of-two-signatures': ['signature/twice'],
  'last-of-two-signatures': ['signature/twice'],
  'objects-in-signature': [],
  'digest-from-first-signed-info': ['reference/forged-signed-info-first'],
  'digest-from-last-signed-info': ['reference/forged-signed-info-last'],
  'digest-from-comment': ['reference/digest-in-comment'],
  'comments-in-signature': [],
  'first-reference-only': [],
  'last-reference-only': [],
  'reference-not-checked': ['signature/empty-reference', 'signature/missing-reference-uri'],
  'empty-reference': ['signature/empty-reference'],
  'unknown-transforms-skipped': ['signature/with-another-transform'],
  'transforms-in-any-order': ['signature/with-another-transform'],
  'sha1-accepted': SHA1,
  'sha1-refused': SHA1,
  'hmac-with-public-key': SHA1,
  'unknown-algorithm-verifies': SHA1,
  'digest-not-checked': [
    'signature/user-changed-after-signing',
    'signature/time-changed-after-signing',
    // What was not fetched is no name: refused, but as a claim.
    'canary/inclusion-of-a-file',
    'canary/inclusion-of-an-address',
  ],
  'signature-value-not-checked': [
    'signature/value-bit-turned',
    'signature/by-a-stranger',
    'signature/by-a-stranger-without-key-info',
    'signature/by-a-stranger-with-key-value',
    'signature/by-a-stranger-beside-our-certificate',
    'signature/by-a-stranger-under-our-certificate',
    'signature/by-another-issuer',
    'canary/key-name-of-a-file',
  ],
  'one-good-signature-is-enough': [],
  'response-signature-is-enough': ['control/response-signed'],
  'response-signature-refused': [
    'control/response-signed',
    'language/absent',
    'role/one-value',
    'session-end/no-duration',
  ],
}
