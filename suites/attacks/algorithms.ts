import type { Attacks } from './attack.ts'

/** Algorithms and keys. */
export const algorithms: Attacks<'K'> = {
  K01: { name: 'hmac-confusion', cases: [] },
  K02: { name: 'hmac-outputlength', cases: [] },
  K03: { name: 'rsa-sha1', cases: [] },
  K04: { name: 'sha1-digest-only', cases: [] },
  K05: { name: 'rsa-md5', cases: [] },
  K06: { name: 'ripemd160', cases: [] },
  K07: { name: 'unknown-sigalg', cases: [] },
  K08: { name: 'sigalg-none', cases: [] },
  K09: { name: 'sigalg-mismatch', cases: [] },
  K10: { name: 'alg-downgrade-to-dsa', cases: [] },
  K11: { name: 'rsa-1024', cases: [] },
  K12: { name: 'rsa-e3-pkcs1-forgery', cases: [] },
  K13: { name: 'ecdsa-der-encoding', cases: [] },
  K14: { name: 'ecdsa-zero', cases: [] },
  K15: { name: 'ec-p192-weak-curve', cases: [] },
  K16: { name: 'ed25519', cases: [] },
  K17: { name: 'pss-wrong-salt', cases: [] },
  K18: { name: 'key-type-mismatch', cases: [] },
  K19: { name: 'base64-nonstrict-signature', cases: [] },
}
