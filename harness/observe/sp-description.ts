import { ParseOption, XmlDocument, XmlElement } from 'libxml2-wasm'
import type { Endpoint } from '../../mock-idp/message/endpoint.ts'
import { cleaned } from './excerpt.ts'

const NAMESPACES = { md: 'urn:oasis:names:tc:SAML:2.0:metadata' }
const POST = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'
const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect'
/** SPs of one federation that are looked at, and services of each. */
const MAX_SPS = 10_000
const MAX_SERVICES = 100

/** What an SP's metadata say of it, as far as a target file wants to know. */
export interface SpDescription {
  readonly entityId: string
  /** Assertion consumer services with the HTTP-POST binding, the default one first. */
  readonly acs: readonly Endpoint[]
  readonly singleLogout: { readonly post?: string | undefined; readonly redirect?: string | undefined }
  /** Whether it publishes a key that is for encryption by its use, or by the algorithms that it names. */
  readonly hasEncryptionKey: boolean
}

/** A key without a use is for signing too, and many an SP that publishes one cannot decrypt. @see SAML Metadata 2.4.1.1 */
const FOR_ENCRYPTION = '@use="encryption" or (not(@use) and md:EncryptionMethod)'

/** The SPs that a metadata document describes, or why it describes none. @see SAML Metadata 2.3, 2.4.4 */
export function describeSps(octets: Uint8Array): readonly SpDescription[] | { readonly fault: string } {
  const document = parse(octets)
  if (!(document instanceof XmlDocument)) return document
  try {
    // Not read any further: its entities could stand for anything, and for any amount of it.
    if (document.dtd !== null) return { fault: 'the document has a DOCTYPE' }
    const found = elements(document, 'descendant-or-self::md:EntityDescriptor[md:SPSSODescriptor]').slice(0, MAX_SPS)
    if (found.length > 0) return found.map(describe)
    return { fault: `no EntityDescriptor with an SPSSODescriptor: the root is ${cleaned(document.root.name, 60)}` }
  } finally {
    document.dispose()
  }
}

function parse(octets: Uint8Array): XmlDocument | { readonly fault: string } {
  try {
    return XmlDocument.fromBuffer(octets, { option: ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET })
  } catch (error) {
    return { fault: `not well-formed XML: ${cleaned(error instanceof Error ? error.message : String(error))}` }
  }
}

const elements = (from: XmlDocument | XmlElement, path: string): readonly XmlElement[] =>
  from.find(path, NAMESPACES).filter((one) => one instanceof XmlElement)

const attribute = (element: XmlElement, name: string): string => element.attr(name)?.value ?? ''

/** @see XML Schema Part 2, 3.3.23 */
const indexOf = (service: XmlElement): number | undefined => {
  const text = attribute(service, 'index').trim()
  const index = Number(text)
  return /^\+?\d+$/.test(text) && index <= 65_535 ? index : undefined
}

/** @see XML Schema Part 2, 3.2.2 */
const isTrue = (text: string): boolean => /^\s*(true|1)\s*$/.test(text)

function describe(entity: XmlElement): SpDescription {
  const services = (name: string, binding: string) =>
    elements(entity, `md:SPSSODescriptor/md:${name}`)
      .slice(0, MAX_SERVICES)
      .filter((one) => attribute(one, 'Binding') === binding && attribute(one, 'Location') !== '')
  const acs = services('AssertionConsumerService', POST)
  return {
    entityId: attribute(entity, 'entityID'),
    // The default one is what says so, else the first that does not say that it is not one (Metadata 2.2.3).
    acs: [
      ...acs.filter((one) => isTrue(attribute(one, 'isDefault'))),
      ...acs.filter((one) => attribute(one, 'isDefault') === ''),
      ...acs.filter((one) => attribute(one, 'isDefault') !== '' && !isTrue(attribute(one, 'isDefault'))),
    ].map((one) => ({ url: attribute(one, 'Location'), index: indexOf(one) })),
    singleLogout: {
      post: services('SingleLogoutService', POST).map((one) => attribute(one, 'Location'))[0],
      redirect: services('SingleLogoutService', REDIRECT).map((one) => attribute(one, 'Location'))[0],
    },
    hasEncryptionKey: elements(entity, `md:SPSSODescriptor/md:KeyDescriptor[${FOR_ENCRYPTION}]`).length > 0,
  }
}
