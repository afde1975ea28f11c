import { nothing, type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import type { World } from '../world.ts'
import { certificateElements, certificatesIn } from './key-info.ts'

/**
 * The certificate that was registered with the key. SAML itself asks nothing of it, so this is policy.
 * @see SAML V2.0 Metadata Interoperability Profile 2.6.1
 */
export function certificate({ verifiedBy }: Pick<Draft, 'verifiedBy'>, world: World): Refusal | typeof nothing {
  const { policy, now } = world
  if (policy['certificate.expired'] === 'reject' && verifiedBy.some(({ validTo }) => now > validTo)) {
    return refuse('certificate-expired', "the issuer's registered certificate has expired")
  }
  if (policy['certificate.notYetValid'] === 'reject' && verifiedBy.some(({ validFrom }) => now < validFrom)) {
    return refuse('certificate-expired', "the issuer's registered certificate is not valid yet")
  }
  return nothing
}

/** More than any chain has; reading one takes as long as verifying a signature. @see CWE-400 */
const MOST_CERTIFICATES = 10

/** A certificate that comes with the message is looked at for its dates only, and only where the policy asks. */
export function certificateInMessage(
  { signatures }: Pick<Draft, 'signatures'>,
  world: World,
): Refusal | typeof nothing {
  if (world.policy['certificate.expiredInMessage'] === 'accept') return nothing
  const keyInfos = signatures.flatMap(({ keyInfo }) => keyInfo ?? [])
  const crowded = keyInfos.find((keyInfo) => certificateElements(keyInfo).length > MOST_CERTIFICATES)
  if (crowded) return refuse('bad-signature', `more than ${MOST_CERTIFICATES} certificates in KeyInfo`)
  const carried = keyInfos.flatMap(certificatesIn)
  return carried.some(({ validTo }) => Date.parse(validTo) < world.now)
    ? refuse('certificate-expired', 'the certificate in the message has expired')
    : nothing
}
