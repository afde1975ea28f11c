import type { Canonicalization, DigestMethod, SignatureMethod } from './plan.ts'

/** URI by which a message names the algorithm, and OpenSSL's name for its hash. */
interface Algorithm {
  readonly uri: string
  readonly hash: string
}

/** @see RFC 9231, 2.3 */
export const SIGNATURE_METHODS = {
  'rsa-sha1': { uri: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1', hash: 'sha1' },
  'rsa-sha256': { uri: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', hash: 'sha256' },
  'rsa-sha384': { uri: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384', hash: 'sha384' },
  'rsa-sha512': { uri: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512', hash: 'sha512' },
} as const satisfies Record<SignatureMethod, Algorithm>

/** @see RFC 9231, 2.1 */
export const DIGEST_METHODS = {
  sha1: { uri: 'http://www.w3.org/2000/09/xmldsig#sha1', hash: 'sha1' },
  sha256: { uri: 'http://www.w3.org/2001/04/xmlenc#sha256', hash: 'sha256' },
  sha384: { uri: 'http://www.w3.org/2001/04/xmldsig-more#sha384', hash: 'sha384' },
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
export const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'

export const isExclusive = (method: Canonicalization): method is 'exclusive' | 'exclusive-with-comments' =>
  method === 'exclusive' || method === 'exclusive-with-comments'
