import { nothing, type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import type { World } from '../world.ts'

/**
 * Whether the encrypted form needs a signature around it. One that is inside alone can be read only once everything was
 * decrypted that anybody cared to send.
 * @see Kantara IIP-SP13; SAML Core 6.2
 */
export const encryptionSigned = (
  { encrypted, signed }: Pick<Draft, 'encrypted' | 'signed'>,
  { policy }: Pick<World, 'policy'>,
): Refusal | typeof nothing =>
  encrypted && !signed.response && policy['encryption.signedInside'] === 'reject'
    ? refuse('unsigned', 'the Response around an encrypted assertion is not signed')
    : nothing
