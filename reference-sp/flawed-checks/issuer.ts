import { type Refusal, refuse } from '../check.ts'
import { issuer, issuerKnown, issuersAgree } from '../checks/issuer.ts'
import type { Draft } from '../draft.ts'
import type { Checks } from '../pipeline.ts'
import type { IdentityProvider, World } from '../world.ts'
import { SAML } from '../xml/namespace.ts'
import type { Element } from '../xml/node.ts'
import { firstChild, isNamed, textOf } from '../xml/read.ts'
import { firstText } from './name-id.ts'

const textOfIssuer = ({ claimed }: Pick<Draft, 'claimed'>): string => {
  const element = firstChild(claimed, SAML, 'Issuer')
  return (element && textOf(element)) ?? ''
}

/** White space around the name does not count. */
export const issuerTrimmed: typeof issuer = (known) => {
  const found = issuer(known)
  return 'issuer' in found ? { issuer: found.issuer.trim() } : found
}

const cut = (parent: Element): Element => ({
  ...parent,
  children: parent.children.map((child) =>
    child.kind === 'element' && isNamed(child, SAML, 'Issuer')
      ? { ...child, children: [{ kind: 'text', value: firstText(child) }] }
      : child,
  ),
})

/** A comment cuts the name short. @see CVE-2017-11427 */
export const issuerCutAtComment: Partial<Checks> = {
  issuer: ({ claimed }) => issuer({ claimed: cut(claimed) }),
  issuersAgree: ({ response, signatures, issuer: named }) => {
    const around = cut(response)
    const all = signatures.map((one) => (one.target === response ? { ...one, target: around } : one))
    return issuersAgree({ response: around, signatures: all, issuer: named })
  },
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

/** Knows the provider that was registered first, and no other. */
export const firstProviderOnly: typeof issuerKnown = (known, world) => {
  const found = issuerKnown(known, world)
  const [first] = world.identityProviders.values() as Iterable<IdentityProvider>
  return 'provider' in found && found.provider !== first ? refuse('unknown-issuer', 'not the first') : found
}
