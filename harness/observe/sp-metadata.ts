import { X509Certificate } from 'node:crypto'
import { ParseOption, XmlDocument, XmlElement } from 'libxml2-wasm'
import { type Endpoint, type Endpoints, endpointsOf } from '../../mock-idp/message/endpoint.ts'
import { cleaned } from './excerpt.ts'

const MD = 'urn:oasis:names:tc:SAML:2.0:metadata'
const DS = 'http://www.w3.org/2000/09/xmldsig#'
const SAML2 = 'urn:oasis:names:tc:SAML:2.0:protocol'
const HTTP_POST = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'
/** SAML Core 8.3.6 */
const MAX_ENTITY_ID = 1024
/** Keys of one SP that are looked at. */
const MAX_KEYS = 100

/** What the target file declares of the SP; what it leaves out is not compared. */
export interface Expected extends Partial<Endpoints> {
  readonly entityId?: string | undefined
}

const childrenOf = (element: XmlElement, namespace: string, name: string): readonly XmlElement[] => {
  const found: XmlElement[] = []
  for (let at = element.firstChild; at !== null; at = at.next) {
    if (at instanceof XmlElement && at.name === name && at.namespaceUri === namespace) found.push(at)
  }
  return found
}

/** Follows a path of element names below an element. */
const below = (element: XmlElement, namespace: string, ...path: readonly string[]): readonly XmlElement[] =>
  path.reduce<readonly XmlElement[]>((at, name) => at.flatMap((one) => childrenOf(one, namespace, name)), [element])

const attribute = (element: XmlElement, name: string): string => element.attr(name)?.value ?? ''

const isEntity = (element: XmlElement): boolean => element.name === 'EntityDescriptor' && element.namespaceUri === MD

/** The SP's own descriptor: by its name, else the first that describes an SP. */
const entityOf = (root: XmlElement, expected: Expected): XmlElement | undefined => {
  const entities = isEntity(root) ? [root] : below(root, MD, 'EntityDescriptor')
  return (
    entities.find((one) => attribute(one, 'entityID') === expected.entityId) ??
    entities.find((one) => below(one, MD, 'SPSSODescriptor').length > 0) ??
    entities[0]
  )
}

const entityIdProblems = (entity: XmlElement, expected: Expected): readonly string[] => {
  const id = attribute(entity, 'entityID')
  if (id === '') return ['EntityDescriptor has no entityID']
  if (id.length > MAX_ENTITY_ID) return [`entityID has ${id.length} characters, more than ${MAX_ENTITY_ID}`]
  if (expected.entityId === undefined || id === expected.entityId) return []
  return [`entityID is ${cleaned(id)}, but the target file says ${expected.entityId}`]
}

const isAbsolute = (location: string): boolean => /^https?:\/\//i.test(location) && URL.canParse(location)

const acsProblems = (descriptor: XmlElement, expected: Expected): readonly string[] => {
  const services = below(descriptor, MD, 'AssertionConsumerService').filter(
    (one) => attribute(one, 'Binding') === HTTP_POST,
  )
  const locations = services.map((one) => attribute(one, 'Location'))
  if (locations.length === 0) return ['no AssertionConsumerService for HTTP-POST']
  const relative = locations.filter((one) => !isAbsolute(one))
  const problems = relative.map(
    (one) => `AssertionConsumerService for HTTP-POST has no absolute URL: "${cleaned(one)}"`,
  )
  const { acs, ...others } = expected
  if (acs === undefined) return problems
  return [...problems, ...endpointsOf({ acs, ...others }).flatMap((one) => endpointProblems(one, services))]
}

const endpointProblems = ({ url, index }: Endpoint, services: readonly XmlElement[]): readonly string[] => {
  const there = services.filter((one) => attribute(one, 'Location') === url)
  if (there.length === 0) return [`no AssertionConsumerService for HTTP-POST at ${url}, the target file's`]
  if (index === undefined || there.some((one) => attribute(one, 'index').trim() === String(index))) return []
  return [
    `the index of ${url} is ${cleaned(there.map((one) => attribute(one, 'index')).join(', '))}, not ${index}, the target file's`,
  ]
}

const isCertificate = (base64: string): boolean => {
  try {
    return new X509Certificate(Buffer.from(base64, 'base64')).publicKey !== undefined
  } catch {
    return false
  }
}

const keyProblems = (descriptor: XmlElement): readonly string[] =>
  below(descriptor, MD, 'KeyDescriptor')
    .slice(0, MAX_KEYS)
    .flatMap((key, at) => {
      const use = cleaned(attribute(key, 'use'), 20)
      const name = `key ${at + 1}${use === '' ? '' : ` (${use})`}`
      const certificates = below(key, DS, 'KeyInfo', 'X509Data', 'X509Certificate')
      if (certificates.length === 0) {
        return below(key, DS, 'KeyInfo', 'KeyValue').length > 0 ? [] : [`${name} has neither certificate nor key value`]
      }
      return certificates.every((one) => isCertificate(one.content))
        ? []
        : [`${name} has a certificate that cannot be read`]
    })

const descriptorProblems = (descriptor: XmlElement, expected: Expected): readonly string[] => {
  const protocols = attribute(descriptor, 'protocolSupportEnumeration').split(/\s+/)
  const speaks = protocols.includes(SAML2) ? [] : [`protocolSupportEnumeration does not name ${SAML2}`]
  return [...speaks, ...acsProblems(descriptor, expected), ...keyProblems(descriptor)]
}

const documentProblems = (document: XmlDocument, expected: Expected): readonly string[] => {
  // Not read any further: its entities could stand for anything, and for any amount of it.
  if (document.dtd !== null) return ['the document has a DOCTYPE']
  const entity = entityOf(document.root, expected)
  if (entity === undefined) return [`no EntityDescriptor: the root is ${cleaned(document.root.name, 60)}`]
  const [first, ...others] = below(entity, MD, 'SPSSODescriptor')
  const problems = entityIdProblems(entity, expected)
  if (first === undefined) return [...problems, 'no SPSSODescriptor']
  const each = [first, ...others].map((one) => descriptorProblems(one, expected))
  // Several descriptors are several offers: one that is sound is enough.
  return [...problems, ...(each.find((one) => one.length === 0) ?? each[0] ?? [])]
}

const looksLikeHtml = (octets: Uint8Array): boolean =>
  /<(?:!doctype\s{1,20}html|html|head|body)\b/i.test(Buffer.from(octets.subarray(0, 1024)).toString('latin1'))

const parse = (octets: Uint8Array): XmlDocument | string => {
  try {
    return XmlDocument.fromBuffer(octets, { option: ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET })
  } catch (error) {
    return cleaned(error instanceof Error ? error.message : String(error))
  }
}

const signedProblems = (
  document: XmlDocument,
  expected: Expected,
  signedResponse: SignedResponse,
): readonly string[] => {
  if (document.dtd !== null) return ['the document has a DOCTYPE']
  const entity = entityOf(document.root, expected)
  const [descriptor] = entity === undefined ? [] : below(entity, MD, 'SPSSODescriptor')
  if (descriptor === undefined) return ['no SPSSODescriptor']
  const isWanted = isTrue(descriptor, 'WantAssertionsSigned')
  if (signedResponse === 'accept' && isWanted)
    return ['WantAssertionsSigned is true, and a signed response is enough by the target file']
  if (signedResponse === 'reject' && !isWanted)
    return ['WantAssertionsSigned is not true, and a signed response is not enough by the target file']
  return []
}

const isTrue = (element: XmlElement, name: string): boolean => /^\s*(true|1)\s*$/.test(attribute(element, name))

/** Whether an assertion may go without a signature in a response that is signed; undefined where nobody says. */
type SignedResponse = 'accept' | 'reject' | undefined

const linted = (octets: Uint8Array, problemsOf: (document: XmlDocument) => readonly string[]): readonly string[] => {
  if (looksLikeHtml(octets)) return ['the answer is an HTML page, not metadata']
  const document = parse(octets)
  if (typeof document === 'string') return [`the answer is not well-formed XML: ${document}`]
  try {
    return problemsOf(document)
  } finally {
    document.dispose()
  }
}

/**
 * What is wrong with an SP's metadata document; nothing, when the list is empty.
 * @see SAML Metadata 2.3.2, 2.4.4; SAML Core 8.3.6
 */
export const lintSpMetadata = (octets: Uint8Array, expected: Expected): readonly string[] =>
  linted(octets, (document) => documentProblems(document, expected))

/**
 * Whether the metadata tell an IdP the truth about what has to be signed.
 * @see SAML Metadata 2.4.4, WantAssertionsSigned
 */
export const lintWantAssertionsSigned = (
  octets: Uint8Array,
  expected: Expected,
  signedResponse: SignedResponse,
): readonly string[] => linted(octets, (document) => signedProblems(document, expected, signedResponse))

/**
 * Whether the metadata say that the SP signs its requests; not where they cannot be read.
 * @see SAML Metadata 2.4.4, AuthnRequestsSigned
 */
export function announcesSignedRequests(octets: Uint8Array, expected: Expected): boolean {
  const document = parse(octets)
  if (typeof document === 'string') return false
  try {
    const entity = document.dtd === null ? entityOf(document.root, expected) : undefined
    const [descriptor] = entity === undefined ? [] : below(entity, MD, 'SPSSODescriptor')
    return descriptor !== undefined && isTrue(descriptor, 'AuthnRequestsSigned')
  } finally {
    document.dispose()
  }
}
