import { type KeyObject, verify } from 'node:crypto'
import { type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import type { SigningKey } from '../world.ts'
import { canonicalize } from '../xml/c14n.ts'
import { SIGNATURE_METHODS } from './algorithms.ts'
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
export function isSignedWith(signature: Signature, key: KeyObject): boolean {
  const method = SIGNATURE_METHODS.get(signature.signatureMethod)
  const form = canonicalForm(signature.canonicalization)
  if (!method || !form || key.asymmetricKeyType !== method.key) return false
  const text = canonicalize(signature.signedInfo, form)
  // XML Signature 6.4.3: an ECDSA value is r and s side by side, not DER.
  return verify(method.hash, Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, signature.value)
}
