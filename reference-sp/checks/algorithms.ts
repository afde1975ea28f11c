import { nothing, type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import type { World } from '../world.ts'

export interface SignatureAlgorithm {
  /** OpenSSL's name for the type of key. */
  readonly key: string
  /** Absent: the algorithm brings its own. */
  readonly hash?: string
  /** Salted padding, with a salt as long as the hash. */
  readonly saltOctets?: number
  /** The policy that decides whether it is taken at all. */
  readonly onlyIf?: 'algorithms.rsaPss' | 'algorithms.ed25519'
}

const MORE = 'http://www.w3.org/2001/04/xmldsig-more#'
const MORE_2007 = 'http://www.w3.org/2007/05/xmldsig-more#'

const pss = (hash: string, saltOctets: number): SignatureAlgorithm => ({
  key: 'rsa',
  hash,
  saltOctets,
  onlyIf: 'algorithms.rsaPss',
})

/** @see RFC 9231, 2.3.1 to 2.3.3, 2.3.6, 2.3.10, 2.3.12 */
export const SIGNATURE_METHODS: ReadonlyMap<string, SignatureAlgorithm> = new Map<string, SignatureAlgorithm>([
  ['http://www.w3.org/2000/09/xmldsig#rsa-sha1', { key: 'rsa', hash: 'sha1' }],
  [`${MORE}rsa-sha256`, { key: 'rsa', hash: 'sha256' }],
  [`${MORE}rsa-sha384`, { key: 'rsa', hash: 'sha384' }],
  [`${MORE}rsa-sha512`, { key: 'rsa', hash: 'sha512' }],
  [`${MORE}ecdsa-sha256`, { key: 'ec', hash: 'sha256' }],
  [`${MORE}ecdsa-sha384`, { key: 'ec', hash: 'sha384' }],
  [`${MORE}ecdsa-sha512`, { key: 'ec', hash: 'sha512' }],
  [`${MORE_2007}sha256-rsa-MGF1`, pss('sha256', 32)],
  [`${MORE_2007}sha384-rsa-MGF1`, pss('sha384', 48)],
  [`${MORE_2007}sha512-rsa-MGF1`, pss('sha512', 64)],
  ['http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519', { key: 'ed25519', onlyIf: 'algorithms.ed25519' }],
])

/** @see XML Signature 6.2; RFC 9231, 2.1 */
export const DIGEST_METHODS: ReadonlyMap<string, string> = new Map([
  ['http://www.w3.org/2000/09/xmldsig#sha1', 'sha1'],
  ['http://www.w3.org/2001/04/xmlenc#sha256', 'sha256'],
  [`${MORE}sha384`, 'sha384'],
  ['http://www.w3.org/2001/04/xmlenc#sha512', 'sha512'],
])

/**
 * Public key signatures over SHA-2; SHA-1 where the policy says so; never an HMAC, whose key everybody knows.
 * @see Kantara SAML2int SDP-ALG01; XML Signature 6
 */
export function algorithms({ signatures }: Pick<Draft, 'signatures'>, world: World): Refusal | typeof nothing {
  for (const { signatureMethod, digestMethod } of signatures) {
    const method = SIGNATURE_METHODS.get(signatureMethod)
    const digest = DIGEST_METHODS.get(digestMethod)
    if (!method || !digest) return refuse('weak-algorithm', `${signatureMethod} over ${digestMethod}`)
    if (method.onlyIf && world.policy[method.onlyIf] === 'reject') return refuse('weak-algorithm', signatureMethod)
    if ([method.hash, digest].includes('sha1') && world.policy['algorithms.sha1'] === 'reject')
      return refuse('weak-algorithm', 'SHA-1')
  }
  return nothing
}
