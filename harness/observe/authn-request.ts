import { ParseOption, XmlDocument, XmlElement } from 'libxml2-wasm'
import { type Endpoints, endpointsOf } from '../../mock-idp/message/endpoint.ts'
import type { AuthnRequest, Reading } from '../../mock-idp/server/authn-request.ts'
import type { RequestRule } from '../../suites/case.ts'
import { cleaned } from './excerpt.ts'

const SAMLP = 'urn:oasis:names:tc:SAML:2.0:protocol'
const SAML = 'urn:oasis:names:tc:SAML:2.0:assertion'
const DS = 'http://www.w3.org/2000/09/xmldsig#'
const HTTP_POST = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'
/** SAML Bindings 3.4.3, 3.5.3 */
const MOST_RELAY_STATE = 80

/** One request as it stood at the door of the IdP, and what it is compared with. */
export interface Brought {
  readonly binding: 'redirect' | 'post'
  readonly sentTo: string
  readonly fields: readonly (readonly [name: string, value: string])[]
  readonly reading: Reading
  readonly sp: Endpoints & { readonly entityId: string }
  /** What entity ids of this kind of SP look like. */
  readonly entityIdForm?: RegExp | undefined
  /** Whether the metadata of the SP say that it signs its requests; absent: that was not looked up. */
  readonly isSigningAnnounced?: boolean
  /** IDs of the other requests that the SP made in the scene. */
  readonly otherIds: readonly string[]
  /** Milliseconds since the epoch. */
  readonly now: number
  readonly skewSeconds: number
}

type Problems = readonly string[]
type Read = Brought & { readonly request: AuthnRequest; readonly root: XmlElement }

const quoted = (text: string | undefined): string => JSON.stringify(cleaned(text ?? ''))
const attribute = (element: XmlElement, name: string): string | undefined => element.attr(name)?.value
const valuesOf = ({ fields }: Brought, name: string): readonly string[] =>
  fields.filter(([key]) => key === name).map(([, value]) => value)

const elementsIn = (element: XmlElement): readonly XmlElement[] => {
  const found: XmlElement[] = []
  for (let at = element.firstChild; at !== null; at = at.next) if (at instanceof XmlElement) found.push(at)
  return found
}

const PREFIXES: Readonly<Record<string, string>> = { [SAMLP]: 'samlp', [SAML]: 'saml', [DS]: 'ds' }
const nameOf = (element: XmlElement): string => `${PREFIXES[element.namespaceUri] ?? '?'}:${element.name}`

/** The content model of an AuthnRequest, each child's name followed by a space. @see SAML Core 3.2.1, 3.4.1 */
const CONTENT =
  /^(saml:Issuer )(ds:Signature )?(samlp:Extensions )?(saml:Subject )?(samlp:NameIDPolicy )?(saml:Conditions )?(samlp:RequestedAuthnContext )?(samlp:Scoping )?$/
const ATTRIBUTES: Readonly<Record<string, RegExp>> = {
  ID: /^[\p{L}_][\p{L}\p{N}\p{M}._\u00b7-]*$/u,
  Version: /^2\.0$/,
  IssueInstant: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
  Destination: /^\S+$/,
  Consent: /^\S+$/,
  ForceAuthn: /^(true|false|1|0)$/,
  IsPassive: /^(true|false|1|0)$/,
  AssertionConsumerServiceIndex: /^\d{1,5}$/,
  AssertionConsumerServiceURL: /^\S+$/,
  ProtocolBinding: /^\S+$/,
  AttributeConsumingServiceIndex: /^\d{1,5}$/,
  ProviderName: /^/,
}

const schema = ({ root, request, sp, now, skewSeconds }: Read): Problems => {
  const content = elementsIn(root)
    .map((one) => `${nameOf(one)} `)
    .join('')
  const odd = root.attrs
    .filter(({ namespaceUri }) => namespaceUri === '')
    .flatMap(({ name, value }) => {
      const form = ATTRIBUTES[name]
      if (form === undefined) return [`AuthnRequest has an attribute that it may not have: ${cleaned(name, 60)}`]
      return form.test(value) ? [] : [`${name} is ${quoted(value)}`]
    })
  const issued = Date.parse(attribute(root, 'IssueInstant') ?? '')
  const off = Math.abs(issued - now) / 1000
  return [
    ...(CONTENT.test(content) ? [] : [`AuthnRequest holds ${cleaned(content)}`]),
    ...odd,
    ...(attribute(root, 'IssueInstant') === undefined ? ['there is no IssueInstant'] : []),
    ...(off > skewSeconds + 60 ? [`IssueInstant is ${Math.round(off)} s off`] : []),
    ...(request.issuer === sp.entityId ? [] : [`Issuer is ${quoted(request.issuer)}, not the entity id`]),
  ]
}

/** Bits of one character, by the smallest alphabet that holds them all. */
const bitsOf = (text: string): number => (/^\d*$/.test(text) ? 3.3 : /^[\da-f-]*$/i.test(text) ? 4 : 6)

/** What two texts do not share at their beginnings and ends. */
const differing = (one: string, other: string): string => {
  let head = 0
  while (head < one.length && one[head] === other[head]) head += 1
  let tail = 0
  while (tail < one.length - head && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1
  return one.slice(head, one.length - tail)
}

/**
 * Two ids of 128 random bits share four bits in one of sixteen pairs and 24 bits hardly ever: what is below is no such
 * id, and what is above may still be one that somebody can guess.
 */
const LEAST_BITS = 104

const id = ({ request, otherIds }: Read): Problems => {
  if (otherIds.length === 0) return ['there is no second request to compare the ID with']
  if (otherIds.includes(request.id)) return [`two requests have the ID ${quoted(request.id)}`]
  const random = otherIds.map((other) => differing(request.id, other)).reduce((a, b) => (a.length < b.length ? a : b))
  const bits = Math.floor(random.length * bitsOf(random))
  return bits >= LEAST_BITS ? [] : [`from one ID to the next at most ${bits} bits change: ${quoted(request.id)}`]
}

const isSigned = (read: Read): boolean =>
  valuesOf(read, 'Signature').length > 0 || elementsIn(read.root).some((one) => nameOf(one) === 'ds:Signature')

const destination = (read: Read): Problems => {
  const { request, sentTo } = read
  if (request.destination === undefined) return isSigned(read) ? ['a signed request has no Destination'] : []
  return request.destination === sentTo
    ? []
    : [`Destination is ${quoted(request.destination)}, but it went to ${sentTo}`]
}

const acs = ({ request, sp }: Read): Problems => {
  const endpoints = endpointsOf(sp)
  const indexes = endpoints.flatMap(({ index }) => (index === undefined ? [] : String(index)))
  return [
    ...(request.acsIndex !== undefined && (request.acsUrl !== undefined || request.protocolBinding !== undefined)
      ? ['AssertionConsumerServiceIndex stands beside AssertionConsumerServiceURL or ProtocolBinding']
      : []),
    ...(request.acsUrl === undefined || endpoints.some(({ url }) => url === request.acsUrl)
      ? []
      : [`AssertionConsumerServiceURL is ${quoted(request.acsUrl)}, not the endpoint`]),
    // Where the target file has no index, nothing is known of any.
    ...(request.acsIndex === undefined || indexes.length === 0 || indexes.includes(request.acsIndex)
      ? []
      : [`AssertionConsumerServiceIndex is ${quoted(request.acsIndex)}, and the endpoints have ${indexes.join(', ')}`]),
    ...(request.protocolBinding === undefined || request.protocolBinding === HTTP_POST
      ? []
      : [`ProtocolBinding is ${quoted(request.protocolBinding)}`]),
  ]
}

/** An index in place of the URL: where it leads only the metadata say, which an IdP may have of another day. */
const acsByUrl = ({ request }: Read): Problems =>
  request.acsIndex === undefined || request.acsUrl !== undefined
    ? []
    : [`the endpoint is named by its index, ${quoted(request.acsIndex)}`]

const encoding = (read: Read): Problems => {
  const relayState = valuesOf(read, 'RelayState')
  const long = relayState.find((value) => Buffer.byteLength(value) > MOST_RELAY_STATE)
  const doubled = ['SAMLRequest', 'RelayState', 'SigAlg', 'Signature'].filter((name) => valuesOf(read, name).length > 1)
  const half = valuesOf(read, 'SigAlg').length !== valuesOf(read, 'Signature').length
  const inside = read.binding === 'redirect' && elementsIn(read.root).some((one) => nameOf(one) === 'ds:Signature')
  return [
    ...(long === undefined ? [] : [`RelayState has ${Buffer.byteLength(long)} bytes, more than ${MOST_RELAY_STATE}`]),
    ...doubled.map((name) => `${name} stands more than once`),
    ...(half ? ['SigAlg and Signature do not come together'] : []),
    ...(inside ? ['a request over Redirect carries a Signature element'] : []),
  ]
}

const nameIdPolicy = ({ root }: Read): Problems => {
  const policy = elementsIn(root).find((one) => nameOf(one) === 'samlp:NameIDPolicy')
  if (policy === undefined) return []
  const allow = attribute(policy, 'AllowCreate')
  return [
    ...(allow === 'true' || allow === '1' ? [] : ['NameIDPolicy does not say AllowCreate']),
    ...(attribute(policy, 'Format') === undefined
      ? []
      : [`NameIDPolicy demands ${quoted(attribute(policy, 'Format'))}`]),
  ]
}

/** Whoever has signed in at the identity provider is not asked again. */
const singleSignOn = ({ root }: Read): Problems =>
  ['true', '1'].includes(attribute(root, 'ForceAuthn') ?? '') ? ['the request says ForceAuthn'] : []

const entityId = ({ request, entityIdForm }: Read): Problems =>
  entityIdForm === undefined || entityIdForm.test(request.issuer ?? '')
    ? []
    : [`Issuer is ${quoted(request.issuer)}, which is not of the form ${entityIdForm.source}`]

const RULES: Readonly<Record<RequestRule, (read: Read) => Problems>> = {
  schema,
  id,
  destination,
  acs,
  'acs-by-url': acsByUrl,
  encoding,
  'name-id-policy': nameIdPolicy,
  doctype: () => [],
  signature: (read) =>
    read.isSigningAnnounced === true && !isSigned(read)
      ? ['the metadata say AuthnRequestsSigned, and the request has no signature']
      : [],
  'single-sign-on': singleSignOn,
  'entity-id': entityId,
}

type Code = Extract<Reading, { kind: 'error' }>['error']['code']

/** Which rule a request breaks that cannot be read at all. */
const BROKEN: Readonly<Record<Code, RequestRule>> = {
  'too-long': 'encoding',
  'not-base64': 'encoding',
  'not-deflated': 'encoding',
  'not-utf-8': 'encoding',
  doctype: 'doctype',
  'not-xml': 'schema',
  'not-an-authn-request': 'schema',
  'wrong-version': 'schema',
  incomplete: 'schema',
}

/**
 * What is wrong with a request of the SP by one rule; nothing, when the list is empty. Undefined where the request breaks
 * another rule so that this one cannot be looked at.
 * @see SAML Core 3.4.1, 1.3.4; SAML Bindings 3.4.3, 3.4.4.1, 3.4.5.2
 */
export const lintAuthnRequest = (brought: Brought, rule: RequestRule): Problems | undefined => {
  const { reading } = brought
  if (reading.kind === 'error') return BROKEN[reading.error.code] === rule ? [reading.error.message] : undefined
  const { request } = reading
  const option = ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET
  const document = XmlDocument.fromString(request.xml, { option })
  try {
    return RULES[rule]({ ...brought, request, root: document.root })
  } finally {
    document.dispose()
  }
}
