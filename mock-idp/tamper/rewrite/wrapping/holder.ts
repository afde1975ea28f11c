import { elementNamed, insertedAt } from '../element-text.ts'

/** Puts an element's text into another's. The outer one holds no other of that kind yet, so names are enough to find a place. */
type Hold = (holder: string, held: string) => string

const DS = 'xmlns:ds="http://www.w3.org/2000/09/xmldsig#"'

/** The text put last inside the outermost element of that name. */
const within = (xml: string, local: string, text: string): string =>
  insertedAt(xml, elementNamed(xml, local).close, text)

const behind = (xml: string, local: string, text: string): string => insertedAt(xml, elementNamed(xml, local).end, text)

/** Extension points of a Response. @see the protocol schema: ExtensionsType, StatusDetailType */
export const inResponse = {
  extensions: (response, held) =>
    insertedAt(response, elementNamed(response, 'Status').start, `<samlp:Extensions>${held}</samlp:Extensions>`),
  'status-detail': (response, held) => within(response, 'Status', `<samlp:StatusDetail>${held}</samlp:StatusDetail>`),
} as const satisfies Record<string, Hold>

/**
 * Extension points of an assertion.
 * @see the assertion schema: AdviceType, SubjectConfirmationDataType, AttributeValue, AuthnContextDecl
 */
export const inAssertion = {
  advice: (xml, held) => behind(xml, 'Conditions', `<saml:Advice>${held}</saml:Advice>`),
  'subject-confirmation-data': (xml, held) => within(xml, 'SubjectConfirmationData', held),
  // An attribute of its own, so that the claims which the SP reads keep their values.
  'attribute-value': (xml, held) =>
    within(
      xml,
      'Assertion',
      `<saml:AttributeStatement><saml:Attribute Name="urn:example:saml-assay:extension"><saml:AttributeValue>${held}</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>`,
    ),
  'authn-context-decl': (xml, held) =>
    behind(xml, 'AuthnContextClassRef', `<saml:AuthnContextDecl>${held}</saml:AuthnContextDecl>`),
  child: (xml, held) => within(xml, 'Assertion', held),
} as const satisfies Record<string, Hold>

/** Extension points of a signature, and two places that it has not. @see the XML Signature schema: ObjectType, KeyInfoType */
export const inSignature = {
  object: (signature, held) => within(signature, 'Signature', `<ds:Object ${DS}>${held}</ds:Object>`),
  'key-info': (signature, held) => within(signature, 'KeyInfo', held),
  signature: (signature, held) => within(signature, 'Signature', held),
  'beside-signature': (signature, held) => held + signature,
} as const satisfies Record<string, Hold>
