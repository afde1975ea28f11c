import { nothing, type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import type { World } from '../world.ts'

const LEAST_BITS = 2048

/** @see Kantara SAML2int SDP-MD06 */
export function weakKey({ verifiedBy }: Pick<Draft, 'verifiedBy'>, world: World): Refusal | typeof nothing {
  if (world.policy['algorithms.weakKey'] === 'accept') return nothing
  const weak = verifiedBy
    .map(({ key }) => key.asymmetricKeyDetails?.modulusLength)
    .find((bits) => bits !== undefined && bits < LEAST_BITS)
  return weak === undefined ? nothing : refuse('weak-algorithm', `an RSA key of ${weak} bits`)
}
