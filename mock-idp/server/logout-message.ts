import { inflateRawSync } from 'node:zlib'
import { ParseOption, XmlDocument, type XmlElement } from 'libxml2-wasm'
import { NAMESPACES } from '../message/node.ts'
import type { NameId } from '../message/recipe.ts'

const MOST_OCTETS = 256 * 1024

/** What a logout message of an SP says. @see SAML Core 3.7.1, 3.7.2 */
interface LogoutMessage {
  readonly name: 'LogoutRequest' | 'LogoutResponse'
  readonly id: string | undefined
  readonly version: string | undefined
  readonly issuer: string | undefined
  readonly destination: string | undefined
  readonly inResponseTo: string | undefined
  /** The top level code of its Status. */
  readonly status: string | undefined
  readonly nameId: NameId | undefined
  readonly sessionIndexes: readonly string[]
  /** Whether the root has a ds:Signature for a child. */
  readonly hasSignature: boolean
  /** The message's text. */
  readonly xml: string
}

export type LogoutReading =
  | { readonly kind: 'message'; readonly message: LogoutMessage }
  | { readonly kind: 'error'; readonly why: string }

/**
 * Reads a logout message as it was carried: base64, and raw DEFLATE in it where it came in a query.
 * @see SAML Bindings 3.4.4.1, 3.5.4
 */
export function readLogout(value: string, carried: 'deflated' | 'plain'): LogoutReading {
  if (!/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(value)) return failed('it is not base64')
  const octets = Buffer.from(value, 'base64')
  const inflated = carried === 'plain' ? octets : inflate(octets)
  if (inflated === undefined) return failed('it is not raw DEFLATE')
  const xml = inflated.toString('utf8')
  // Before any parser sees it: no entity is ever declared. @see SAML Core 1.1
  if (xml.includes('<!DOCTYPE')) return failed('it has a DOCTYPE')
  const document = parse(xml)
  if (document === undefined) return failed('it is not well-formed XML')
  try {
    return interpret(document.root, xml)
  } finally {
    document.dispose()
  }
}

const failed = (why: string): LogoutReading => ({ kind: 'error', why })

function inflate(octets: Buffer): Buffer | undefined {
  try {
    return inflateRawSync(octets, { maxOutputLength: MOST_OCTETS })
  } catch {
    return undefined
  }
}

function parse(xml: string): XmlDocument | undefined {
  try {
    return XmlDocument.fromString(xml, { option: ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET })
  } catch {
    return undefined
  }
}

function interpret(root: XmlElement, xml: string): LogoutReading {
  const { name, namespaceUri } = root
  if ((name !== 'LogoutRequest' && name !== 'LogoutResponse') || namespaceUri !== NAMESPACES.samlp) {
    return failed(`its root is ${name}`)
  }
  const attribute = (of: string) => root.attr(of)?.value
  return {
    kind: 'message',
    message: {
      name,
      id: attribute('ID'),
      version: attribute('Version'),
      issuer: root.get('saml:Issuer', NAMESPACES)?.content,
      destination: attribute('Destination'),
      inResponseTo: attribute('InResponseTo'),
      status: root.get('samlp:Status/samlp:StatusCode/@Value', NAMESPACES)?.content,
      nameId: nameIdOf(root),
      sessionIndexes: root.find('samlp:SessionIndex', NAMESPACES).map((one) => one.content),
      hasSignature: root.find('ds:Signature', NAMESPACES).length > 0,
      xml,
    },
  }
}

function nameIdOf(root: XmlElement): NameId | undefined {
  const attribute = (name: string) => root.get(`saml:NameID/@${name}`, NAMESPACES)?.content
  const value = root.get('saml:NameID', NAMESPACES)?.content
  if (value === undefined) return undefined
  return {
    value,
    format: attribute('Format'),
    nameQualifier: attribute('NameQualifier'),
    spNameQualifier: attribute('SPNameQualifier'),
  }
}
