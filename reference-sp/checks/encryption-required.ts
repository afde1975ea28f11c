import { nothing, type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import type { World } from '../world.ts'

/** Where an administrator wants assertions encrypted, one in clear is refused. */
export const encryptionRequired = (
  { encrypted }: Pick<Draft, 'encrypted'>,
  { decryption }: Pick<World, 'decryption'>,
): Refusal | typeof nothing =>
  decryption.required && !encrypted ? refuse('not-encrypted', 'the assertion is in clear') : nothing
