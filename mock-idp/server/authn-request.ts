import { inflateRawSync } from 'node:zlib'
import { ParseOption, XmlDocument, type XmlElement } from 'libxml2-wasm'
import { NAMESPACES } from '../message/node.ts'

/** Octets of a request as it is carried, and as it is read. */
const MOST_COMPRESSED = 64 * 1024
const MOST_INFLATED = 256 * 1024

/** What a request asks for. @see SAML Core 3.4.1 */
export interface AuthnRequest {
  readonly id: string
  readonly issuer: string
  readonly destination: string | undefined
  readonly acsUrl: string | undefined
  readonly acsIndex: string | undefined
  readonly protocolBinding: string | undefined
  readonly forceAuthn: boolean
  readonly isPassive: boolean
  readonly nameIdFormat: string | undefined
  /** Classes of authentication that are asked for, in their order. @see SAML Core 3.3.2.2.1 */
  readonly contextClasses: readonly string[]
  /** The request's text. */
  readonly xml: string
}

/** Why something is no request that can be answered; the message is for the person who tests the SP. */
interface AuthnRequestError {
  readonly code:
    | 'too-long'
    | 'not-base64'
    | 'not-deflated'
    | 'not-utf-8'
    | 'doctype'
    | 'not-xml'
    | 'not-an-authn-request'
    | 'wrong-version'
    | 'incomplete'
  readonly message: string
}

export type Reading =
  | { readonly kind: 'request'; readonly request: AuthnRequest }
  | { readonly kind: 'error'; readonly error: AuthnRequestError }

/** Reads the SAMLRequest of HTTP-Redirect, percent-decoded already. @see SAML Bindings 3.4.4.1 */
export function readRedirect(value: string): Reading {
  const octets = fromBase64(value, MOST_COMPRESSED)
  if ('code' in octets) return failed(octets)
  const inflated = inflate(octets)
  return 'code' in inflated ? failed(inflated) : read(inflated)
}

/** Reads the SAMLRequest of HTTP-POST. @see SAML Bindings 3.5.4 */
export function readPost(value: string): Reading {
  const octets = fromBase64(value.replace(/[\t\r\n ]/g, ''), MOST_INFLATED)
  return 'code' in octets ? failed(octets) : read(octets)
}

const failed = (error: AuthnRequestError): Reading => ({ kind: 'error', error })
const problem = (code: AuthnRequestError['code'], message: string): AuthnRequestError => ({ code, message })

function fromBase64(value: string, most: number): Uint8Array | AuthnRequestError {
  if (value.length > Math.ceil(most / 3) * 4) return problem('too-long', `SAMLRequest is longer than ${most} octets`)
  if (value !== '' && /^[A-Za-z0-9+/]+={0,2}$/.test(value) && value.length % 4 === 0)
    return Buffer.from(value, 'base64')
  const hint = value.includes(' ') ? ': there is a space in it; in a URL a + is written %2B' : ''
  return problem('not-base64', `SAMLRequest is not base64${hint}`)
}

function inflate(octets: Uint8Array): Uint8Array | AuthnRequestError {
  try {
    return inflateRawSync(octets, { maxOutputLength: MOST_INFLATED })
  } catch (error) {
    const isLong = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return isLong
      ? problem('too-long', `SAMLRequest inflates to more than ${MOST_INFLATED} octets`)
      : problem('not-deflated', 'SAMLRequest is not raw DEFLATE (RFC 1951, without a zlib header)')
  }
}

function read(octets: Uint8Array): Reading {
  const xml = utf8(octets)
  if (xml === undefined) return failed(problem('not-utf-8', 'SAMLRequest is not UTF-8 text'))
  // Before any parser sees it: no entity is ever declared. @see SAML Core 1.1
  if (xml.includes('<!DOCTYPE')) return failed(problem('doctype', 'SAMLRequest holds a DOCTYPE, which is refused'))
  const document = parse(xml)
  if (document === undefined) return failed(problem('not-xml', 'SAMLRequest is not well-formed XML'))
  try {
    return interpret(document.root, xml)
  } finally {
    document.dispose()
  }
}

function utf8(octets: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets)
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

function interpret(root: XmlElement, xml: string): Reading {
  if (root.name !== 'AuthnRequest' || root.namespaceUri !== NAMESPACES.samlp)
    return failed(problem('not-an-authn-request', 'the root of SAMLRequest is no samlp:AuthnRequest'))
  const attribute = (name: string) => root.attr(name)?.value
  if (attribute('Version') !== '2.0')
    return failed(problem('wrong-version', 'the AuthnRequest does not say Version="2.0"'))
  const id = attribute('ID')
  if (!id) return failed(problem('incomplete', 'the AuthnRequest has no ID'))
  const issuer = root.get('saml:Issuer', NAMESPACES)?.content.trim()
  if (!issuer) return failed(problem('incomplete', 'the AuthnRequest has no Issuer (SAML Profiles 4.1.4.1)'))
  return {
    kind: 'request',
    request: {
      id,
      issuer,
      destination: attribute('Destination'),
      acsUrl: attribute('AssertionConsumerServiceURL'),
      acsIndex: attribute('AssertionConsumerServiceIndex'),
      protocolBinding: attribute('ProtocolBinding'),
      forceAuthn: isTrue(attribute('ForceAuthn')),
      isPassive: isTrue(attribute('IsPassive')),
      nameIdFormat: root.get('samlp:NameIDPolicy/@Format', NAMESPACES)?.content,
      contextClasses: root
        .find('samlp:RequestedAuthnContext/saml:AuthnContextClassRef', NAMESPACES)
        .map(({ content }) => content.trim()),
      xml,
    },
  }
}

/** @see XML Schema 2, 3.2.2 */
const isTrue = (value: string | undefined): boolean => value === 'true' || value === '1'
