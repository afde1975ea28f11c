import type { algorithmFlaws } from '../flaws/algorithm.ts'
import { hmacsBy } from './shared.ts'

/** Algorithms, paddings and encodings. */
export const algorithmKilledBy: Readonly<Record<keyof typeof algorithmFlaws, readonly string[]>> = {
  'md5-accepted': ['algorithm/rsa-md5', 'algorithm/digest-by-md5'],
  'ripemd160-accepted': ['algorithm/rsa-ripemd160', 'algorithm/digest-by-ripemd160'],
  'dsa-accepted': ['algorithm/dsa-sha1'],
  'ecdsa-unknown': ['control/ecdsa-sha256'],
  'rsa-pss-refused': ['control/rsa-pss'],
  'rsa-pss-accepted': ['control/rsa-pss'],
  'ed25519-accepted': ['control/ed25519'],
  'ed25519-refused': ['control/ed25519'],
  'hash-not-compared': ['algorithm/sha1-named-sha256', 'algorithm/digest-by-sha1-named-sha256'],
  'key-type-not-compared': ['algorithm/ecdsa-named-for-rsa-key', 'algorithm/rsa-named-for-ec-key'],
  'ecdsa-in-der-accepted': ['algorithm/ecdsa-in-der'],
  'ecdsa-range-not-checked': ['algorithm/ecdsa-of-zeros', 'algorithm/ecdsa-of-orders'],
  'any-salt-accepted': ['algorithm/rsa-pss-short-salt'],
  'rsa-padding-not-counted': ['algorithm/rsa-exponent-3-cube-root'],
  'unknown-digest-is-sha256': ['algorithm/digest-unknown', 'algorithm/digest-method-absent'],
  'lenient-signature-value': ['algorithm/value-in-url-alphabet', 'algorithm/value-with-foreign-characters'],
  'hmac-with-public-key': hmacsBy('public-key'),
  'hmac-with-certificate': hmacsBy('certificate'),
  'hmac-cut-short': ['algorithm/hmac-of-no-bits', 'algorithm/hmac-of-one-bit'],
}
