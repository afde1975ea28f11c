import { nothing, type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import type { World } from '../world.ts'

export interface SignatureAlgorithm {
  readonly key: 'rsa' | 'ec'
  readonly hash: string
}

const MORE = 'http://www.w3.org/2001/04/xmldsig-more#'

/** @see RFC 9231, 2.3.1 to 2.3.3, 2.3.6 */
export const SIGNATURE_METHODS: ReadonlyMap<string, SignatureAlgorithm> = new Map([
  ['http://www.w3.org/2000/09/xmldsig#rsa-sha1', { key: 'rsa', hash: 'sha1' }],
  [`${MORE}rsa-sha256`, { key: 'rsa', hash: 'sha256' }],
  [`${MORE}rsa-sha384`, { key: 'rsa', hash: 'sha384' }],
  [`${MORE}rsa-sha512`, { key: 'rsa', hash: 'sha512' }],
  [`${MORE}ecdsa-sha256`, { key: 'ec', hash: 'sha256' }],
  [`${MORE}ecdsa-sha384`, { key: 'ec', hash: 'sha384' }],
  [`${MORE}ecdsa-sha512`, { key: 'ec', hash: 'sha512' }],
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
    const hashes = [SIGNATURE_METHODS.get(signatureMethod)?.hash, DIGEST_METHODS.get(digestMethod)]
    if (hashes.includes(undefined)) return refuse('weak-algorithm', `${signatureMethod} over ${digestMethod}`)
    if (hashes.includes('sha1') && world.policy['algorithms.sha1'] === 'reject')
      return refuse('weak-algorithm', 'SHA-1')
  }
  return nothing
}
