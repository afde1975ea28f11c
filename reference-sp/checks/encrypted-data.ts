import { type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import { honestReading, type Reading, readEncrypted } from '../encryption/encrypted.ts'
import type { World } from '../world.ts'
import { SAML } from '../xml/namespace.ts'
import { children, descendants } from '../xml/read.ts'

/**
 * All that is said of a failed decryption, whatever it failed of: more would tell an attacker about the plaintext.
 * @see XML Encryption 1.1, 6.7
 */
export const CANNOT_DECRYPT: Refusal = refuse('bad-encryption', 'the assertion cannot be decrypted')

export const encryptedDataBy =
  (reading: Reading) =>
  (
    { root, response }: Pick<Draft, 'root' | 'response'>,
    world: Pick<World, 'decryption'>,
  ): Refusal | Pick<Draft, 'encrypted'> => {
    const [only, second] = children(response, SAML, 'EncryptedAssertion')
    const all = [...descendants(root)].filter(({ local }) => local === 'EncryptedAssertion')
    // More than one, or one somewhere else, is for `oneAssertion` to refuse; so is any where the SP has no key.
    if (!only || second || all.length > 1 || world.decryption.keys.length === 0) return { encrypted: undefined }
    const encrypted = readEncrypted(only, reading)
    return encrypted ? { encrypted } : CANNOT_DECRYPT
  }

/** The one EncryptedAssertion of the Response, if there is one. @see SAML Core 2.3.4 */
export const encryptedData = encryptedDataBy(honestReading)
