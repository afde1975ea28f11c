import { type Refusal, refuse } from '../../check.ts'
import type { Draft } from '../../draft.ts'
import type { World } from '../../world.ts'
import { base64 } from '../../xml/base64.ts'
import { SIGNATURE_METHODS } from '../algorithms.ts'
import { verifies } from '../signature-value.ts'

/** The signature over the query, by a key of the issuer. @see SAML Bindings 3.4.4.1 */
export function logoutQuerySignature(
  { carrier, keys, verifiedBy }: Pick<Draft, 'carrier' | 'keys' | 'verifiedBy'>,
  world: World,
): Refusal | Pick<Draft, 'verifiedBy'> {
  if (carrier.binding === 'post') return { verifiedBy }
  const { sigAlg = '', signature = '', signedText } = carrier
  const method = SIGNATURE_METHODS.get(sigAlg)
  if (!method) return refuse('weak-algorithm', `SigAlg ${sigAlg}`)
  if (method.onlyIf && world.policy[method.onlyIf] === 'reject') return refuse('weak-algorithm', sigAlg)
  if (method.hash === 'sha1' && world.policy['algorithms.sha1'] === 'reject') return refuse('weak-algorithm', 'SHA-1')
  const value = base64(signature)
  const by = value && keys.find(({ key }) => verifies(method, signedText, value, key))
  return by ? { verifiedBy: [by] } : refuse('bad-signature', 'no key of the issuer signed this query')
}
