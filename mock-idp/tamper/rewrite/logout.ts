import type { Facts, Rewrite } from '../step.ts'
import { elementNamed, insertedAt, textOf, without } from './element-text.ts'
import { rewrite } from './rewrite.ts'

/** In the place of the marker, whom the signed message names, stands the user whose session is to end. */
const userNamed = (xml: string, { user, marker }: Facts): string => xml.replaceAll(`>${marker}<`, `>${user}<`)

export const userNamedAfterSigning: Rewrite = rewrite('after signing, the request names the user', userNamed)

/** An attacker's request: an id of its own and no signature. */
function forgedRequest(xml: string, facts: Facts): string {
  const bare = without(xml, elementNamed(xml, 'Signature'))
  return userNamed(bare, facts).replace(/(\sID="[^"]*)"/, '$1-forged"')
}

const inExtensions = (request: string, content: string): string =>
  insertedAt(request, elementNamed(request, 'Issuer').end, `<samlp:Extensions>${content}</samlp:Extensions>`)

/** @see Somorovsky et al., On Breaking SAML (USENIX Security 2012) */
export const signedRequestInExtensions: Rewrite = rewrite(
  'a forged request holds the signed one in its Extensions',
  (xml, facts) => inExtensions(forgedRequest(xml, facts), xml),
)

export const signedRequestInSignature: Rewrite = rewrite(
  'a forged request holds the signature, whose Object holds the signed request',
  (xml, facts) => {
    const span = elementNamed(xml, 'Signature')
    const object = `<ds:Object>${without(xml, span)}</ds:Object>`
    const signature = textOf(xml, span)
    const forged = forgedRequest(xml, facts)
    return insertedAt(
      forged,
      elementNamed(forged, 'Issuer').end,
      insertedAt(signature, elementNamed(signature, 'Signature').close, object),
    )
  },
)

/** The earliest message that the scene holds. Throws a RangeError where there is none. */
function captured(facts: Facts): string {
  const [first] = facts.captured ?? []
  if (first === undefined) throw new RangeError('no earlier message of the scene was captured')
  return first
}

/** @see samlify #634 */
export const signedAssertionInside: Rewrite = rewrite(
  'the request has no signature of its own, and holds the signed assertion of the login',
  (xml, facts) => {
    const login = captured(facts)
    const assertion = textOf(login, elementNamed(login, 'Assertion'))
    return inExtensions(without(xml, elementNamed(xml, 'Signature')), declared(assertion))
  },
)

/** A piece of a canonical text stands alone only with the prefixes that it inherits; those that it declares stay. */
const declared = (assertion: string): string =>
  assertion.replace(
    /^<saml:Assertion(?![^>]*xmlns:saml=)/,
    '<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"',
  )

export const capturedInstead: Rewrite = rewrite('the signed LogoutResponse is posted in its place', (_, facts) =>
  captured(facts),
)
