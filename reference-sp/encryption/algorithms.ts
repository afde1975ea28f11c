import type { Policy } from '../policy.ts'
import { XENC, XENC11 } from '../xml/namespace.ts'

type EncryptionPolicy = Extract<keyof Policy, `encryption.${string}`>

export interface Cipher {
  /** OpenSSL's name. */
  readonly name: string
  readonly authenticates: boolean
  readonly keyOctets: number
  readonly vectorOctets: number
  /** Where the policy has a say. */
  readonly under?: EncryptionPolicy
}

const gcm = (bits: number): readonly [string, Cipher] => [
  `${XENC11}aes${bits}-gcm`,
  { name: `aes-${bits}-gcm`, authenticates: true, keyOctets: bits / 8, vectorOctets: 12 },
]
const cbc = (bits: number): readonly [string, Cipher] => [
  `${XENC}aes${bits}-cbc`,
  { name: `aes-${bits}-cbc`, authenticates: false, keyOctets: bits / 8, vectorOctets: 16, under: 'encryption.cbc' },
]

/** @see XML Encryption 1.1, 5.2 */
export const CIPHERS: ReadonlyMap<string, Cipher> = new Map([
  ...[128, 192, 256].map(gcm),
  ...[128, 192, 256].map(cbc),
  [
    `${XENC}tripledes-cbc`,
    { name: 'des-ede3-cbc', authenticates: false, keyOctets: 24, vectorOctets: 8, under: 'encryption.tripleDes' },
  ],
])

const HASHES: ReadonlyMap<string, string> = new Map([
  ['http://www.w3.org/2000/09/xmldsig#sha1', 'sha1'],
  [`${XENC}sha256`, 'sha256'],
  [`${XENC}sha512`, 'sha512'],
])
const MASKS: ReadonlyMap<string, string> = new Map(
  ['sha1', 'sha256', 'sha384', 'sha512'].map((hash) => [`${XENC11}mgf1${hash}`, hash]),
)

/** How a content key came: under RSA with OAEP and one hash for all of it, or with the padding of PKCS #1 1.5. */
export type Transport = { readonly padding: 'oaep'; readonly hash: string } | { readonly padding: 'pkcs1' }

/**
 * `undefined` for what is unknown, and for an OAEP whose digest and mask have two hashes, which OpenSSL's binding does not
 * know.
 * @param digest of DigestMethod; absent: SHA-1
 * @param mask of MGF; absent: SHA-1
 * @see XML Encryption 1.1, 5.5
 */
export function transportOf(
  method: string,
  digest: string | undefined,
  mask: string | undefined,
): Transport | undefined {
  if (method === `${XENC}rsa-1_5`) return { padding: 'pkcs1' }
  const hash = digest === undefined ? 'sha1' : HASHES.get(digest)
  const maskHash = mask === undefined ? 'sha1' : MASKS.get(mask)
  if (hash === undefined || hash !== maskHash) return undefined
  if (method === `${XENC}rsa-oaep-mgf1p`) return mask === undefined ? { padding: 'oaep', hash } : undefined
  return method === `${XENC11}rsa-oaep` ? { padding: 'oaep', hash } : undefined
}
