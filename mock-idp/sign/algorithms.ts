import type { Canonicalization, DigestMethod, SignatureMethod } from './plan.ts'

/** URI by which a message names the algorithm, and OpenSSL's name for its hash. */
interface Algorithm {
  readonly uri: string
  readonly hash: string
}

const DSIG = 'http://www.w3.org/2000/09/xmldsig#'
const MORE = 'http://www.w3.org/2001/04/xmldsig-more#'

/** @see RFC 9231, 2.2, 2.3 */
export const SIGNATURE_METHODS = {
  'rsa-md5': { uri: `${MORE}rsa-md5`, hash: 'md5' },
  'rsa-ripemd160': { uri: `${MORE}rsa-ripemd160`, hash: 'ripemd160' },
  'rsa-sha1': { uri: `${DSIG}rsa-sha1`, hash: 'sha1' },
  'rsa-sha256': { uri: `${MORE}rsa-sha256`, hash: 'sha256' },
  'rsa-sha384': { uri: `${MORE}rsa-sha384`, hash: 'sha384' },
  'rsa-sha512': { uri: `${MORE}rsa-sha512`, hash: 'sha512' },
  'rsa-sha256-cube-root': { uri: `${MORE}rsa-sha256`, hash: 'sha256' },
  'rsa-pss-sha256': { uri: 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1', hash: 'sha256' },
  'rsa-pss-sha256-short-salt': { uri: 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1', hash: 'sha256' },
  'ecdsa-sha256': { uri: `${MORE}ecdsa-sha256`, hash: 'sha256' },
  'ecdsa-sha256-der': { uri: `${MORE}ecdsa-sha256`, hash: 'sha256' },
  'dsa-sha1': { uri: `${DSIG}dsa-sha1`, hash: 'sha1' },
  ed25519: { uri: 'http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519', hash: '' },
  'hmac-sha1': { uri: `${DSIG}hmac-sha1`, hash: 'sha1' },
  'hmac-sha256': { uri: `${MORE}hmac-sha256`, hash: 'sha256' },
} as const satisfies Record<SignatureMethod, Algorithm>

/** @see RFC 9231, 2.1; XML Encryption 1.1, 5.7 */
export const DIGEST_METHODS = {
  md5: { uri: `${MORE}md5`, hash: 'md5' },
  ripemd160: { uri: 'http://www.w3.org/2001/04/xmlenc#ripemd160', hash: 'ripemd160' },
  sha1: { uri: `${DSIG}sha1`, hash: 'sha1' },
  sha256: { uri: 'http://www.w3.org/2001/04/xmlenc#sha256', hash: 'sha256' },
  sha384: { uri: `${MORE}sha384`, hash: 'sha384' },
  sha512: { uri: 'http://www.w3.org/2001/04/xmlenc#sha512', hash: 'sha512' },
} as const satisfies Record<DigestMethod, Algorithm>

/** @see XML Signature 1.1, 6.5 */
export const CANONICALIZATIONS = {
  exclusive: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  'exclusive-with-comments': 'http://www.w3.org/2001/10/xml-exc-c14n#WithComments',
  inclusive: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
  'inclusive-with-comments': 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments',
  'inclusive-1.1': 'http://www.w3.org/2006/12/xml-c14n11',
} as const satisfies Record<Canonicalization, string>

/** @see XML Signature 1.1, 6.6.4 */
export const ENVELOPED = `${DSIG}enveloped-signature`

export const isExclusive = (method: Canonicalization): method is 'exclusive' | 'exclusive-with-comments' =>
  method === 'exclusive' || method === 'exclusive-with-comments'
