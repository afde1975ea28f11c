import type { Rewrite } from '../step.ts'
import { elementNamed, insertedAt, replacedBy, textOf, without } from './element-text.ts'
import { rewrite, userReplaced } from './rewrite.ts'

/** A forged copy has an id of its own, made from the signed one's. */
const forgedId = (xml: string): string => xml.replace(/(\sID="[^"]*)"/, '$1-forged"')

const DS = 'xmlns:ds="http://www.w3.org/2000/09/xmldsig#"'

/** The parts of a wrapped element: the signed original without its signature, the signature, and the forged copy of it. */
interface Parts {
  readonly original: string
  readonly signature: string
  readonly forged: string
}

const parts = (signed: string, forge: (text: string) => string): Parts => {
  const span = elementNamed(signed, 'Signature')
  const original = without(signed, span)
  return { original, signature: textOf(signed, span), forged: forgedId(forge(original)) }
}

/** The place in an element's text right after its Issuer, where a signature stands. */
const afterIssuer = (xml: string): number => elementNamed(xml, 'Issuer').end

/** The text put last inside the outermost element of that name. */
const within = (xml: string, local: string, text: string): string =>
  insertedAt(xml, elementNamed(xml, local).close, text)

const signedAs = (forged: string, signature: string): string => insertedAt(forged, afterIssuer(forged), signature)

const ofResponse = (title: string, compose: (parts: Parts) => string): Rewrite =>
  rewrite(title, (xml, facts) => compose(parts(xml, (text) => userReplaced(text, facts))))

/** What takes the assertion's place in the response. */
const ofAssertion = (title: string, compose: (parts: Parts & { readonly signed: string }) => string): Rewrite =>
  rewrite(title, (xml, facts) => {
    const span = elementNamed(xml, 'Assertion')
    const signed = textOf(xml, span)
    return replacedBy(xml, span, compose({ signed, ...parts(signed, (text) => userReplaced(text, facts)) }))
  })

/** The eight classical wrappings. @see Somorovsky et al., On Breaking SAML (USENIX Security 2012) */
export const xsw = {
  1: ofResponse(
    'a forged Response holds the signature, which holds the signed Response',
    ({ original, signature, forged }) => signedAs(forged, within(signature, 'Signature', original)),
  ),
  2: ofResponse(
    'a forged Response holds the signed Response and, beside it, the signature',
    ({ original, signature, forged }) => signedAs(forged, original + signature),
  ),
  3: ofAssertion('a forged assertion stands before the signed one', ({ forged, signed }) => forged + signed),
  4: ofAssertion('a forged assertion holds the signed one', ({ forged, signed }) =>
    within(forged, 'Assertion', signed),
  ),
  5: ofAssertion(
    'a forged assertion carries the signature; the signed one follows',
    ({ forged, signature, original }) => signedAs(forged, signature) + original,
  ),
  6: ofAssertion(
    'a forged assertion carries the signature, which holds the signed one',
    ({ forged, signature, original }) => signedAs(forged, within(signature, 'Signature', original)),
  ),
  7: rewrite('a forged assertion with the same ID stands in Extensions before the signed one', (xml, facts) => {
    const forged = userReplaced(parts(textOf(xml, elementNamed(xml, 'Assertion')), (text) => text).original, facts)
    return insertedAt(xml, elementNamed(xml, 'Status').start, `<samlp:Extensions>${forged}</samlp:Extensions>`)
  }),
  8: ofAssertion(
    'a forged assertion carries the signature, whose Object holds the signed one',
    ({ forged, signature, original }) =>
      signedAs(forged, within(signature, 'Signature', `<ds:Object ${DS}>${original}</ds:Object>`)),
  ),
} as const satisfies Record<number, Rewrite>
