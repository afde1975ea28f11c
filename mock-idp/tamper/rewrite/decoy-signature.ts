import type { Facts } from '../step.ts'
import { elementNamed, insertedAt, textOf } from './element-text.ts'
import { forgedLogin } from './forged-login.ts'
import { claims, textOfAll } from './hearsay.ts'
import { rewrite } from './rewrite.ts'

/**
 * A second Signature behind the first repeats its value and holds what is forged. A verifier that takes signatures out of
 * the digest by their value takes out both.
 * @see xml-crypto, pull request 585
 */
const decoy = (title: string, held: (xml: string, facts: Facts) => string) =>
  rewrite(title, (xml, facts) => {
    const value = textOf(xml, elementNamed(xml, 'SignatureValue'))
    const signature = `<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#">${value}<ds:Object>${held(xml, facts)}</ds:Object></ds:Signature>`
    return insertedAt(xml, elementNamed(xml, 'Signature').end, signature)
  })

export const decoyWithAssertion = decoy(
  'a second signature of the same value holds a forged assertion',
  (xml, facts) => forgedLogin(xml, facts).assertion,
)

export const decoyWithClaims = decoy(
  'a second signature of the same value holds a forged Subject and attributes',
  (_, facts) => textOfAll(claims.all(facts)),
)
