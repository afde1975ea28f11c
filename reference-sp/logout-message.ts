import { type KeyObject, sign } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import type { NameIdentity } from './name-identity.ts'
import { SAML, SAMLP } from './xml/namespace.ts'

const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'
const STATUS = 'urn:oasis:names:tc:SAML:2.0:status:'

/** What every message of this SP says of itself. */
export interface Sender {
  readonly id: string
  /** Entity id of this SP. */
  readonly issuer: string
  /** Milliseconds since the epoch. */
  readonly now: number
  readonly destination: string
}

/** @see SAML Core 3.7.1 */
export const logoutRequestText = (sender: Sender, nameId: NameIdentity, sessionIndexes: readonly string[]): string =>
  message('LogoutRequest', sender, '', [
    `<saml:NameID${attributes({
      Format: nameId.format,
      NameQualifier: nameId.nameQualifier,
      SPNameQualifier: nameId.spNameQualifier,
      SPProvidedID: nameId.spProvidedId,
    })}>${escaped(nameId.value)}</saml:NameID>`,
    ...sessionIndexes.map((index) => `<samlp:SessionIndex>${escaped(index)}</samlp:SessionIndex>`),
  ])

/** @see SAML Core 3.7.2 */
export const logoutResponseText = (
  sender: Sender,
  inResponseTo: string,
  status: 'Success' | 'UnknownPrincipal',
): string => {
  const codes =
    status === 'Success'
      ? `<samlp:StatusCode Value="${STATUS}Success"/>`
      : `<samlp:StatusCode Value="${STATUS}Requester"><samlp:StatusCode Value="${STATUS}${status}"/></samlp:StatusCode>`
  return message('LogoutResponse', sender, attributes({ InResponseTo: inResponseTo }), [
    `<samlp:Status>${codes}</samlp:Status>`,
  ])
}

/** Signs the octets of a query; `undefined`: it goes unsigned. */
export type QuerySigner = (octets: string, key: KeyObject) => string | undefined

export const queryValue: QuerySigner = (octets, key) => sign('sha256', Buffer.from(octets), key).toString('base64')

/** The address that takes a message to its receiver by the Redirect binding. @see SAML Bindings 3.4.4.1 */
export function redirectUrl(
  field: 'SAMLRequest' | 'SAMLResponse',
  xml: string,
  location: string,
  { relayState, key, signer }: { relayState: string | undefined; key: KeyObject; signer: QuerySigner },
): string {
  const pair = (name: string, value: string) => `${name}=${encodeURIComponent(value)}`
  const unsigned = [
    pair(field, deflateRawSync(Buffer.from(xml)).toString('base64')),
    ...(relayState === undefined ? [] : [pair('RelayState', relayState)]),
  ]
  const pairs = [...unsigned, pair('SigAlg', RSA_SHA256)]
  const signature = signer(pairs.join('&'), key)
  const query = signature === undefined ? unsigned : [...pairs, pair('Signature', signature)]
  return `${location}${location.includes('?') ? '&' : '?'}${query.join('&')}`
}

function message(name: string, { id, issuer, now, destination }: Sender, more: string, children: readonly string[]) {
  const own = attributes({
    ID: id,
    Version: '2.0',
    IssueInstant: new Date(now).toISOString(),
    Destination: destination,
  })
  return `<samlp:${name} xmlns:samlp="${SAMLP}" xmlns:saml="${SAML}"${own}${more}><saml:Issuer>${escaped(issuer)}</saml:Issuer>${children.join('')}</samlp:${name}>`
}

const attributes = (all: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(all)
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${escaped(value)}"`]))
    .join('')

const escaped = (text: string): string => text.replace(/[&<>"\t\r\n]/g, (one) => `&#${one.codePointAt(0)};`)
