import { type Element, element } from '../../message/node.ts'
import { elementText } from '../../sign/signed-element.ts'
import { grantOf, hasGroups } from '../groups-in.ts'
import type { Facts, Rewrite } from '../step.ts'
import { elementNamed, insertedAt, replacedBy, textOf } from './element-text.ts'
import { forgedLogin } from './forged-login.ts'
import { rewrite } from './rewrite.ts'
import { inSignature } from './wrapping/holder.ts'

/** Where no signature covers what stands there, though everything that was signed stays as it was. */
const OUTSIDE = {
  'before the assertion': (xml, text) => insertedAt(xml, elementNamed(xml, 'Assertion').start, text),
  'behind the assertion': (xml, text) => insertedAt(xml, elementNamed(xml, 'Assertion').end, text),
  'in an Object of the signature': (xml, text) => inFirstSignature(xml, 'object', text),
  'in the KeyInfo of the signature': (xml, text) => inFirstSignature(xml, 'key-info', text),
} as const satisfies Record<string, (xml: string, text: string) => string>

/** The enveloped signature transform takes the signature out of the digest, and all that is in it. @see XML Signature 6.6.4 */
function inFirstSignature(xml: string, place: 'object' | 'key-info', text: string): string {
  const span = elementNamed(xml, 'Signature')
  return replacedBy(xml, span, inSignature[place](textOf(xml, span), text))
}

/** Unsigned claims put into a signed message. `claims` is named in the title: `a Subject`. */
export const hearsay = (
  where: keyof typeof OUTSIDE,
  what: string,
  claims: (facts: Facts) => readonly Element[],
  needs?: Rewrite['needs'],
): Rewrite => ({
  ...rewrite(`after signing, ${what} stands ${where}`, (xml, facts) => OUTSIDE[where](xml, textOfAll(claims(facts)))),
  needs,
})

/** A whole assertion, where no digest sees it: of a message, too, that brings none. */
export const forgedInObject: Rewrite = rewrite(
  'an unsigned assertion stands in an Object of the signature',
  (xml, facts) => inFirstSignature(xml, 'object', forgedLogin(xml, facts).assertion),
)

export const textOfAll = (elements: readonly Element[]): string => elements.map((one) => elementText(one)).join('')

const nameId = ({ marker }: Facts): Element => element('saml:NameID', {}, [marker])

const statement = (name: string, value: string): Element =>
  element('saml:AttributeStatement', {}, [
    element('saml:Attribute', { Name: name }, [element('saml:AttributeValue', {}, [value])]),
  ])

const subject = (facts: Facts): Element => element('saml:Subject', {}, [nameId(facts)])

/** An SP that names its users by the NameID sees a name all the same. */
const user = (facts: Facts): Element =>
  statement(facts.claims.user ?? 'urn:oid:0.9.2342.19200300.100.1.1', facts.marker)

const role = (facts: Facts): Element => statement(facts.claims.role ?? 'role', grantOf(facts, 1) ?? 'admin')

/** What an SP might take for claims; each names the marker, or a role that nothing signed names. */
export const claims = {
  nameId: (facts: Facts) => [nameId(facts)],
  subject: (facts: Facts) => [subject(facts)],
  user: (facts: Facts) => [user(facts)],
  all: (facts: Facts) => [subject(facts), user(facts)],
  role: (facts: Facts) => [role(facts)],
} as const satisfies Record<string, (facts: Facts) => readonly Element[]>

/** Whose role is read needs a second one. */
export const secondRole = (facts: Facts): string | undefined => {
  if (facts.claims.role === undefined || grantOf(facts, 1) !== undefined) return undefined
  return hasGroups(facts) ? 'tenants[0].groups (2 of them)' : 'tenants[0].roles[1]'
}
