import type { KeyObject } from 'node:crypto'
import { nothing, type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import type { World } from '../world.ts'

const LEAST_BITS = 2048
/** P-256, P-384 and P-521. */
const CURVES: readonly (string | undefined)[] = ['prime256v1', 'secp384r1', 'secp521r1']

/** @see Kantara SAML2int SDP-MD06, SDP-MD07 */
export function weakKey({ verifiedBy }: Pick<Draft, 'verifiedBy'>, world: World): Refusal | typeof nothing {
  if (world.policy['algorithms.weakKey'] === 'accept') return nothing
  const weak = verifiedBy.map(({ key }) => key).find(isWeak)
  if (!weak) return nothing
  const { modulusLength, namedCurve } = weak.asymmetricKeyDetails ?? {}
  return refuse('weak-algorithm', namedCurve ? `a key on ${namedCurve}` : `an RSA key of ${modulusLength} bits`)
}

function isWeak({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean {
  if (asymmetricKeyType === 'ec') return !CURVES.includes(asymmetricKeyDetails?.namedCurve)
  return (asymmetricKeyDetails?.modulusLength ?? LEAST_BITS) < LEAST_BITS
}
