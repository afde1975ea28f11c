import { isRefusal, nothing, type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import type { World } from '../world.ts'
import { SAML } from '../xml/namespace.ts'
import type { Element } from '../xml/node.ts'
import { attribute, children, textOf } from '../xml/read.ts'

const ENTITY = 'urn:oasis:names:tc:SAML:2.0:nameid-format:entity'
const QUALIFIERS = ['NameQualifier', 'SPNameQualifier', 'SPProvidedID']

/** An entity identifier, without format or with the one it has, and without qualifiers. @see SAML Core 8.3.6 */
function entityOf(parent: Element): Refusal | { readonly entity: string } {
  const [element, second] = children(parent, SAML, 'Issuer')
  const entity = element && textOf(element)
  if (!element || second || !entity) return refuse('bad-response', `${parent.local} has not one Issuer`)
  const format = attribute(element, 'Format')
  if (format !== undefined && format !== ENTITY) return refuse('bad-response', `Issuer format ${format}`)
  const qualifier = QUALIFIERS.find((name) => attribute(element, name) !== undefined)
  return qualifier ? refuse('bad-response', `Issuer with ${qualifier}`) : { entity }
}

/** @see SAML Profiles 4.1.4.2 */
export function issuer({ claimed }: Pick<Draft, 'claimed'>): Refusal | Pick<Draft, 'issuer'> {
  const found = entityOf(claimed)
  return isRefusal(found) ? found : { issuer: found.entity }
}

/** A Response may leave out who sends it unless it is signed; it must not name another. @see SAML Profiles 4.1.4.2 */
export function issuersAgree({
  response,
  signatures,
  issuer: expected,
}: Pick<Draft, 'response' | 'signatures' | 'issuer'>): Refusal | typeof nothing {
  const isNamed = children(response, SAML, 'Issuer').length > 0
  const isSigned = signatures.some(({ target }) => target === response)
  if (!isNamed) return isSigned ? refuse('bad-response', 'a signed Response without Issuer') : nothing
  const found = entityOf(response)
  if (isRefusal(found)) return found
  return found.entity === expected
    ? nothing
    : refuse('unknown-issuer', `the Response is ${found.entity}'s, the assertion ${expected}'s`)
}

/** @see SAML Profiles 4.1.4.2 */
export function issuerKnown(
  { issuer: entity }: Pick<Draft, 'issuer'>,
  world: World,
): Refusal | Pick<Draft, 'provider'> {
  const provider = world.identityProviders.get(entity)
  return provider ? { provider } : refuse('unknown-issuer', `${entity} is not registered`)
}
