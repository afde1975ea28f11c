import { nothing, type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import { CIPHERS, transportOf } from '../encryption/algorithms.ts'
import type { EncryptedKey } from '../encryption/encrypted.ts'
import type { World } from '../world.ts'

/**
 * What is not allowed is refused by its name, before anything is decrypted.
 * @see XML Encryption 1.1, 6.1.3; Kantara IIP-ALG08
 */
export function encryptionAlgorithms(
  { encrypted }: Pick<Draft, 'encrypted'>,
  { policy }: Pick<World, 'policy'>,
): Refusal | typeof nothing | Pick<Draft, 'encrypted'> {
  if (!encrypted) return nothing
  const { method, keys } = encrypted
  const cipher = CIPHERS.get(method)
  if (!cipher || (cipher.under && policy[cipher.under] === 'reject')) return refuse('weak-algorithm', method)
  const usable = keys.filter(({ method: transport, digest, mask }: EncryptedKey) => {
    const known = transportOf(transport, digest, mask)
    return known && (known.padding === 'oaep' || policy['encryption.rsa15'] === 'accept')
  })
  if (usable.length === 0 && keys.length > 0) return refuse('weak-algorithm', `keys under ${keys[0]?.method}`)
  return { encrypted: { ...encrypted, keys: usable } }
}
