import { XmlDocument, XmlElement } from 'libxml2-wasm'

/**
 * Rules of a login that a machine can check without any of our own reading or writing of SAML: by libxml2, the schemas of
 * OASIS, xmlsec1, and a few paths.
 */
const RULES = [
  'well-formed',
  'doctype',
  'schema',
  'signature',
  'ids',
  'root',
  'one-assertion',
  'version',
  'status',
  'destination',
  'issuer',
  'audience',
  'recipient',
  'method',
  'confirmation-window',
  'window',
  'in-response-to',
  'authn-statement',
  'session-window',
  'issue-instant',
  'name-id',
  'algorithms',
] as const
export type Rule = (typeof RULES)[number]

/** What a message is held against. */
export interface Circumstances {
  readonly acs: string
  readonly entityId: string
  readonly issuer: string
  /** Milliseconds since the epoch. */
  readonly at: number
}

const NAMESPACES = {
  p: 'urn:oasis:names:tc:SAML:2.0:protocol',
  a: 'urn:oasis:names:tc:SAML:2.0:assertion',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
}
const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer'
const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success'
/** SHA-256 and better, as every message of ours has it unless its case says otherwise. */
const STRONG = /#(?:rsa-sha(?:256|384|512)|sha(?:256|384|512)|ecdsa-sha(?:256|384|512)|sha(?:256|384|512)-rsa-MGF1)$/

/** `undefined`: libxml2 cannot read it. */
export function parsed(xml: string): XmlDocument | undefined {
  try {
    return XmlDocument.fromString(xml)
  } catch {
    return undefined
  }
}

/** The rules that paths can check, of those that the message breaks. */
export function brokenByPaths(document: XmlDocument, circumstances: Circumstances): readonly Rule[] {
  const { acs, entityId, issuer, at } = circumstances
  const root = document.root
  const texts = (path: string): string[] =>
    document.root.find(path, NAMESPACES).map((node) => (node instanceof XmlElement ? node.content : node.content))
  const only = (path: string, fits: (text: string) => boolean) => texts(path).every(fits)
  const past = (text: string) => !(Date.parse(text) > at)
  const future = (text: string) => !(Date.parse(text) <= at)
  const assertion = '/p:Response/a:Assertion'
  const confirmation = `${assertion}/a:Subject/a:SubjectConfirmation`
  const ids = texts('//@ID')
  const holds: Readonly<Partial<Record<Rule, boolean>>> = {
    doctype: document.dtd === null,
    ids: new Set(ids).size === ids.length,
    root: root.name === 'Response' && root.namespaceUri === NAMESPACES.p,
    'one-assertion': texts('//a:Assertion').length === 1,
    version: only('/*/@Version | //a:Assertion/@Version', (text) => text === '2.0'),
    status: texts('/p:Response/p:Status/p:StatusCode/@Value').join(' ') === SUCCESS,
    destination: texts('/p:Response/@Destination').join(' ') === acs,
    issuer: only('/*/a:Issuer | //a:Assertion/a:Issuer', (text) => text === issuer),
    audience: texts(`${assertion}/a:Conditions/a:AudienceRestriction`).length > 0 && audienceHolds(root, entityId),
    recipient: texts(`${confirmation}/a:SubjectConfirmationData/@Recipient`).includes(acs),
    method: texts(`${confirmation}/@Method`).includes(BEARER),
    'confirmation-window':
      texts(`${confirmation}/a:SubjectConfirmationData/@NotOnOrAfter`).some((text) => !past(text)) &&
      texts(`${confirmation}/a:SubjectConfirmationData/@NotBefore`).length === 0,
    window:
      texts(`${assertion}/a:Conditions/@NotBefore`).every((text) => !future(text)) &&
      texts(`${assertion}/a:Conditions/@NotOnOrAfter`).every((text) => !past(text)),
    'in-response-to': texts('//@InResponseTo').length === 0,
    'authn-statement': texts(`${assertion}/a:AuthnStatement`).length > 0,
    'session-window': texts(`${assertion}/a:AuthnStatement/@SessionNotOnOrAfter`).every((text) => !past(text)),
    'issue-instant': only('/*/@IssueInstant | //a:Assertion/@IssueInstant', (text) => !future(text)),
    'name-id': texts(`${assertion}/a:Subject/a:NameID`).length === 1,
    algorithms: only('//ds:SignatureMethod/@Algorithm | //ds:DigestMethod/@Algorithm', (text) => STRONG.test(text)),
  }
  const asked = LOGOUT.has(root.name) ? OF_LOGOUT : RULES
  return asked.filter((rule) => holds[rule] === false)
}

const LOGOUT: ReadonlySet<string> = new Set(['LogoutRequest', 'LogoutResponse'])
const OF_LOGOUT: readonly Rule[] = ['doctype', 'ids', 'version', 'issuer', 'issue-instant', 'algorithms']

/** Every restriction must name the SP among its audiences. @see SAML Core 2.5.1.4 */
const audienceHolds = (root: XmlElement, entityId: string): boolean =>
  root
    .find('/p:Response/a:Assertion/a:Conditions/a:AudienceRestriction', NAMESPACES)
    .every((restriction) =>
      (restriction as XmlElement).find('a:Audience', NAMESPACES).some((audience) => audience.content === entityId),
    )
