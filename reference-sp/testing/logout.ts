import { sign as signOctets } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Authority } from './authority.ts'
import { at, BASE, encode, sign } from './message.ts'

export const SLO = `${BASE}/saml/slo`

const RSA = 'http://www.w3.org/2001/04/xmldsig-more#rsa-'
export const RSA_SHA1 = 'http://www.w3.org/2000/09/xmldsig#rsa-sha1'
export const RSA_SHA256 = `${RSA}sha256`
export const RSA_SHA512 = `${RSA}sha512`

let count = 0

interface Asked {
  readonly issuer: string
  /** XML attributes beside ID. */
  readonly attributes: string
  readonly extensions: string
  readonly nameId: string
  readonly sessions: string
}

export const common = (more = ` Destination="${SLO}"`, version = '2.0'): string =>
  `Version="${version}" IssueInstant="${at(0)}"${more}`

const named = (name: string, own: string, children: string): string => {
  count += 1
  return `<samlp:${name} xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_l${count}" ${own}>${children}</samlp:${name}>`
}

/** An unsigned LogoutRequest: the honest one for `alice-name-id` and her session, but for what is said. */
export function logoutRequest(by: Authority, said: Partial<Asked> = {}): string {
  const {
    issuer = `<saml:Issuer>${by.entityId}</saml:Issuer>`,
    attributes = common(),
    extensions = '',
    nameId = '<saml:NameID>alice-name-id</saml:NameID>',
    sessions = '<samlp:SessionIndex>s</samlp:SessionIndex>',
  } = said
  return named('LogoutRequest', attributes, `${issuer}${extensions}${nameId}${sessions}`)
}

/** An unsigned LogoutResponse; it answers nothing unless `inResponseTo` says so. */
export const logoutResponse = (by: Authority, inResponseTo?: string): string =>
  named(
    'LogoutResponse',
    `${common()}${inResponseTo === undefined ? '' : ` InResponseTo="${inResponseTo}"`}`,
    `<saml:Issuer>${by.entityId}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>`,
  )

export const signedLogout = (xml: string, key: Authority): string =>
  sign(xml, { key, of: xml.startsWith('<samlp:LogoutRequest') ? 'LogoutRequest' : 'LogoutResponse' })

export type Pair = readonly [name: string, value: string]

export const deflated = (xml: string): string => deflateRawSync(Buffer.from(xml)).toString('base64')
const inflated = (value: string): string => inflateRawSync(Buffer.from(value, 'base64')).toString()

export const written = (pairs: readonly Pair[]): string =>
  pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')

export const signatureOver = (text: string, by: Authority, hash = 'sha256'): Pair => [
  'Signature',
  signOctets(hash, Buffer.from(text), by.privateKey).toString('base64'),
]

/** A query that carries a message, signed as the Redirect binding says. */
export function signedQuery(xml: string, by: Authority, hash = 'sha256', sigAlg = RSA_SHA256): string {
  const field = xml.startsWith('<samlp:LogoutRequest') ? 'SAMLRequest' : 'SAMLResponse'
  const text = written([
    [field, deflated(xml)],
    ['SigAlg', sigAlg],
  ])
  return `${text}&${written([signatureOver(text, by, hash)])}`
}

/** The message that a redirect carries. */
export const carriedBy = (location: string): string => {
  const query = new URL(location).searchParams
  return inflated(query.get('SAMLRequest') ?? query.get('SAMLResponse') ?? '')
}

export const posted = (xml: string): readonly Pair[] => [
  [xml.startsWith('<samlp:LogoutRequest') ? 'SAMLRequest' : 'SAMLResponse', encode(xml)],
]
