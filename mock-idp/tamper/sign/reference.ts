import { createHash } from 'node:crypto'
import { element, isElement, NAMESPACES } from '../../message/node.ts'
import { elementText } from '../../sign/signed-element.ts'
import { attributeIn, elementNamed, elementsNamed, textOf, without } from '../rewrite/element-text.ts'
import { edited } from '../say/say.ts'
import type { Say, Sign } from '../step.ts'
import { signature } from './signature.ts'
import { signedInfo } from './signed-info.ts'
import { EXCLUSIVE } from './size.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64')

const REFERENCE = /<ds:Reference[\s\S]*<\/ds:Reference>/
const OWN_URI = / URI="#([^"]*)"/

/** Stands in the Response's Extensions; its text is its own exclusive canonical form. */
export const hint = element('ext:Hint', { ID: '_0000000000000000000000000000hint' }, ['none'])

const referenceTo = (id: string, digest: string, first = ''): string =>
  `<ds:Reference URI="#${id}"><ds:Transforms>${first}<ds:Transform Algorithm="${EXCLUSIVE}"></ds:Transform></ds:Transforms>` +
  '<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></ds:DigestMethod>' +
  `<ds:DigestValue>${digest}</ds:DigestValue></ds:Reference>`

/** SignedInfo refers to the hint as well, and tells its digest. @see SAML Core 5.4.2 */
export const hintReferredTo = (where: 'before' | 'behind'): Sign =>
  signedInfo(`a second Reference, to an element in Extensions, stands ${where} the first`, (text) => {
    const second = referenceTo(hint.attributes.ID ?? '', sha256(elementText(hint)))
    return text.replace(REFERENCE, (own) => (where === 'before' ? second + own : own + second))
  })

const ISSUER_ID = '_000000000000000000000000000issuer'

/** An element can be referred to that has no ID by its schema. */
export const issuerWithId: Say = edited('the Issuer of the assertion has an ID', 'assertion', (assertion) => ({
  ...assertion,
  children: assertion.children.map((child) =>
    isElement(child) && child.name === 'saml:Issuer'
      ? { ...child, attributes: { ...child.attributes, ID: ISSUER_ID } }
      : child,
  ),
}))

/** The assertion's signature refers to its Issuer and to nothing else. */
export const issuerSigned: Sign = signature('the signature refers to the Issuer of the assertion alone', {
  reference: { uri: `#${ISSUER_ID}` },
  digestOf: (assertion) =>
    textOf(assertion, elementNamed(assertion, 'Issuer')).replace(
      '<saml:Issuer',
      `<saml:Issuer xmlns:saml="${NAMESPACES.saml}"`,
    ),
})

const TRANSFORMS =
  /(<ds:Transform Algorithm="[^"]*enveloped-signature"><\/ds:Transform>)(<ds:Transform [\s\S]*?<\/ds:Transform>)/

const ENVELOPED = '<ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"></ds:Transform>'

const MANIFEST_ID = '_0000000000000000000000000manifest'

/**
 * Refers to the element by its ID and tells its digest.
 * @param element canonical, and without its signature
 * @see XML Signature 5.1
 */
export const manifestOf = (element: string): string =>
  `<ds:Manifest xmlns:ds="${NAMESPACES.ds}" Id="${MANIFEST_ID}">${referenceTo(attributeIn(element, 'ID') ?? '', sha256(element), ENVELOPED)}</ds:Manifest>`

/** The Manifest will stand in the signature, so that the enveloped transform would leave it out. */
export const manifestSigned: Sign = signedInfo(
  'the signature refers to a Manifest, and that to the element',
  (text) =>
    text.replace('<ds:Reference', '$& Type="http://www.w3.org/2000/09/xmldsig#Manifest"').replace(TRANSFORMS, '$2'),
  { reference: { uri: `#${MANIFEST_ID}` }, digestOf: manifestOf },
)

/** The URI that names the element, said otherwise. */
export const uriChanged = (title: string, change: (id: string) => string): Sign =>
  signedInfo(title, (text) => text.replace(OWN_URI, (_, id: string) => ` URI="${change(id)}"`))

/** What tells who the user is, wherever an SP reads it. */
const NAMING = ['Subject', 'AttributeStatement'] as const
const named = (axis: string): string => NAMING.map((name) => `${axis}*[local-name()='${name}']`).join(' or ')

/** The digest is made without the elements that say who the user is. */
const withoutNames = (canonical: string): string =>
  NAMING.flatMap((name) => elementsNamed(canonical, name))
    .sort((one, other) => other.start - one.start)
    .reduce((text, span) => without(text, span), canonical)

const leavingOut = (title: string, transform: string): Sign =>
  signedInfo(title, (text) => text.replace('</ds:Transform>', `$&${transform}`), { digestOf: withoutNames })

/** @see XML Signature 6.6.3, 8.1.1 */
export const namesLeftOutByXPath: Sign = leavingOut(
  'a transform by XPath leaves the Subject and the attributes out of the digest',
  '<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116">' +
    `<ds:XPath>not(${named('ancestor-or-self::')})</ds:XPath></ds:Transform>`,
)

const FILTER = 'http://www.w3.org/2002/06/xmldsig-filter2'

/** @see XML-Signature XPath Filter 2.0, 3 */
export const namesLeftOutByFilter: Sign = leavingOut(
  'a transform by XPath Filter 2.0 takes the Subject and the attributes out of the digest',
  `<ds:Transform Algorithm="${FILTER}"><f:XPath xmlns:f="${FILTER}" Filter="subtract">` +
    `${named('//').replace(' or ', ' | ')}</f:XPath></ds:Transform>`,
)

/** The digest is that of an enveloped signature all the same. */
export const notEnveloped: Sign = signedInfo('no transform says that the signature is enveloped', (text) =>
  text.replace(TRANSFORMS, '$2'),
)

/** @see XML Signature 4.4.3.2 */
export const transformsReversed: Sign = signedInfo(
  'the canonicalization stands before the enveloped signature',
  (text) => text.replace(TRANSFORMS, '$2$1'),
)

const DIGEST_VALUE = /<ds:DigestValue>[^<]*<\/ds:DigestValue>/
const OF_NOTHING = `<ds:DigestValue>${sha256('')}</ds:DigestValue>`

/** One is the true one, the other that of nothing. */
export const twoDigests = (trueOne: 'first' | 'last'): Sign =>
  signedInfo(`the Reference holds two digests, of which the ${trueOne} is true`, (text) =>
    text.replace(DIGEST_VALUE, (own) => (trueOne === 'first' ? own + OF_NOTHING : OF_NOTHING + own)),
  )

/** Base64 in lines of 20 characters, with one before and one behind. */
export const inLines = (base64: string, end: string): string => base64.replace(/.{1,20}/g, `${end}$&`) + end

/** @see XML Schema 2, 3.2.16 */
export const digestInLines = (end: string): Sign =>
  signedInfo('the digest is broken into lines', (text) =>
    text.replace(/(<ds:DigestValue>)([^<]*)/, (_, tag: string, digest: string) => tag + inLines(digest, end)),
  )

/** How SignedInfo declares its namespace, and one that differs from it by its last character. */
export const DECLARED = `xmlns:ds="${NAMESPACES.ds}"`
export const DECLARED_WITHOUT_HASH = DECLARED.replace('#', '')

/** The value is made over these names, so that in a message with them only the namespace is wrong. */
export const signedInAnotherNamespace: Sign = signature('the value is over names of a namespace without #', {
  signs: (canonical) => canonical.replaceAll(DECLARED, DECLARED_WITHOUT_HASH),
})
