import { type Refusal, refuse } from '../check.ts'
import { issuer, issuerKnown } from '../checks/issuer.ts'
import type { Draft } from '../draft.ts'
import type { IdentityProvider, World } from '../world.ts'
import { SAML } from '../xml/namespace.ts'
import { firstChild, textOf } from '../xml/read.ts'

const textOfIssuer = ({ claimed }: Pick<Draft, 'claimed'>): string => {
  const element = firstChild(claimed, SAML, 'Issuer')
  return (element && textOf(element)) ?? ''
}

/** White space around the name does not count. */
export const issuerTrimmed: typeof issuer = (known) => {
  const found = issuer(known)
  return 'issuer' in found ? { issuer: found.issuer.trim() } : found
}

/** Format and qualifiers are not looked at. */
export const issuerAttributesIgnored: typeof issuer = (known) => ({ issuer: textOfIssuer(known) })

const knownBy =
  (isSame: (registered: string, named: string) => boolean) =>
  ({ issuer }: Pick<Draft, 'issuer'>, { identityProviders }: World): Refusal | Pick<Draft, 'provider'> => {
    const provider = [...identityProviders.values()].find(({ entityId }) => isSame(entityId, issuer))
    return provider ? { provider } : refuse('unknown-issuer', issuer)
  }

/** Whoever begins with a registered name is registered. */
export const issuerByPrefix = knownBy((registered, named) => named.startsWith(registered))

/** Entity ids are compared without regard to case. */
export const issuerFolded = knownBy((registered, named) => named.toLowerCase() === registered.toLowerCase())

/** Whoever is not known is taken for the provider that was registered first. */
export const defaultProvider: typeof issuerKnown = (known, world) => {
  const found = issuerKnown(known, world)
  const [first] = world.identityProviders.values() as Iterable<IdentityProvider>
  return 'provider' in found || !first ? found : { provider: first }
}
