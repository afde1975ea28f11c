import { algorithms } from '../checks/algorithms.ts'
import * as algorithm from '../flawed-checks/algorithm.ts'
import * as hmac from '../flawed-checks/hmac.ts'
import { under } from '../flawed-checks/under.ts'
import type { Flaw } from './flaw.ts'

/** Algorithms, paddings and encodings. */
export const algorithmFlaws = {
  'md5-accepted': { replaces: 'several', by: algorithm.md5Accepted, lets: 'takes MD5', reference: 'CWE-327' },
  'ripemd160-accepted': { replaces: 'several', by: algorithm.ripemd160Accepted, lets: 'takes RIPEMD-160' },
  'dsa-accepted': { replaces: 'several', by: algorithm.dsaAccepted, lets: 'takes DSA with SHA-1' },
  'ecdsa-unknown': { replaces: 'algorithms', by: algorithm.ecdsaUnknown, lets: 'refuses keys on elliptic curves' },
  'rsa-pss-refused': {
    replaces: 'algorithms',
    by: under(algorithms, { 'algorithms.rsaPss': 'reject' }),
    lets: 'refuses RSA-PSS although it is declared to take it',
  },
  'rsa-pss-accepted': {
    replaces: 'algorithms',
    by: under(algorithms, { 'algorithms.rsaPss': 'accept' }),
    lets: 'takes RSA-PSS although it is declared not to',
    policy: 'lenient',
  },
  'ed25519-accepted': {
    replaces: 'algorithms',
    by: under(algorithms, { 'algorithms.ed25519': 'accept' }),
    lets: 'takes Ed25519 although it is declared not to',
  },
  'ed25519-refused': {
    replaces: 'algorithms',
    by: under(algorithms, { 'algorithms.ed25519': 'reject' }),
    lets: 'refuses Ed25519 although it is declared to take it',
    policy: 'lenient',
  },
  'hash-not-compared': {
    replaces: 'several',
    by: algorithm.anyHash,
    lets: 'tries one hash after the other, whichever is named',
  },
  'key-type-not-compared': {
    replaces: 'signatureValue',
    by: algorithm.keyTypeNotCompared,
    lets: 'verifies with the kind of key that it has, not with the one that is named',
  },
  'ecdsa-in-der-accepted': { replaces: 'signatureValue', by: algorithm.ecdsaInDer, lets: 'takes ECDSA in DER' },
  'ecdsa-range-not-checked': {
    replaces: 'signatureValue',
    by: algorithm.rangeNotChecked,
    lets: 'takes two zeros for an ECDSA signature of anything',
    reference: 'CVE-2022-21449',
  },
  'any-salt-accepted': {
    replaces: 'signatureValue',
    by: algorithm.anySalt,
    lets: 'takes RSA-PSS with a salt of any length',
  },
  'rsa-padding-not-counted': {
    replaces: 'signatureValue',
    by: algorithm.laxPadding,
    lets: 'does not ask what follows the digest in an RSA signature',
    reference: 'CVE-2006-4339, CVE-2022-24772',
  },
  'unknown-digest-is-sha256': {
    replaces: 'signatureShape',
    by: algorithm.unknownDigestIsSha256,
    lets: 'takes SHA-256 for granted where another digest method is named, or none',
  },
  'lenient-signature-value': {
    replaces: 'signatureShape',
    by: algorithm.lenientSignatureValue,
    lets: 'decodes a signature value whatever characters are in it',
  },
  'hmac-with-public-key': {
    replaces: 'several',
    by: hmac.hmacWithPublicKey,
    lets: "takes an HMAC whose secret is the issuer's public key",
    reference: 'GHSA-c27r-x354-4m68',
  },
  'hmac-with-certificate': {
    replaces: 'several',
    by: hmac.hmacWithCertificate,
    lets: "takes an HMAC whose secret is the issuer's certificate",
    reference: 'GHSA-c27r-x354-4m68',
  },
  'hmac-cut-short': {
    replaces: 'several',
    by: hmac.cutHmac,
    lets: 'compares no more bits of an HMAC than the message says',
    reference: 'CVE-2009-0217',
  },
} as const satisfies Record<string, Flaw>
