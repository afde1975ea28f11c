import { constants, type KeyObject, type VerifyKeyObjectInput, verify } from 'node:crypto'
import { type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import type { SigningKey } from '../world.ts'
import { canonicalize } from '../xml/c14n.ts'
import { SIGNATURE_METHODS, type SignatureAlgorithm } from './algorithms.ts'
import { canonicalForm } from './canonical-form.ts'
import type { Signature } from './signature.ts'

/** Every signature there is verifies, not only the one that one likes. @see SAML Profiles 4.1.4.3; XML Signature 3.2.2 */
export function signatureValue({
  signatures,
  keys,
}: Pick<Draft, 'signatures' | 'keys'>): Refusal | Pick<Draft, 'verifiedBy'> {
  const verifiedBy: SigningKey[] = []
  for (const signature of signatures) {
    const by = keys.find(({ key }) => isSignedWith(signature, key))
    if (!by) return refuse('bad-signature', 'no key of the issuer made this signature')
    verifiedBy.push(by)
  }
  return { verifiedBy }
}

/** Whether that key made the signature's value over its SignedInfo. */
export function isSignedWith(signature: Signature, key: KeyObject, methods = SIGNATURE_METHODS): boolean {
  const method = methods.get(signature.signatureMethod)
  const form = canonicalForm(signature.canonicalization)
  if (!method || !form) return false
  return verifies(method, canonicalize(signature.signedInfo, form), signature.value, key)
}

/** Whether that key made the value over that text. */
export const verifies = (method: SignatureAlgorithm, text: string, value: Buffer, key: KeyObject): boolean =>
  key.asymmetricKeyType === method.key &&
  verify(method.hash ?? null, Buffer.from(text), { key, ...schemeOf(method) }, value)

function schemeOf({ saltOctets }: SignatureAlgorithm): Omit<VerifyKeyObjectInput, 'key'> {
  // RFC 9231, 2.3.10: the salt is as long as the hash, not as long as it happens to be.
  if (saltOctets !== undefined) return { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: saltOctets }
  // XML Signature 6.4.3: an ECDSA value is r and s side by side, not DER.
  return { dsaEncoding: 'ieee-p1363' }
}
