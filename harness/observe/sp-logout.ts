import { verify, X509Certificate } from 'node:crypto'
import { ParseOption, XmlDocument } from 'libxml2-wasm'
import type { LogoutRule } from '../../suites/case.ts'

/** The parts of a NameID that a copy of it must share. */
interface Name {
  readonly value: string
  readonly format?: string | undefined
  readonly nameQualifier?: string | undefined
  readonly spNameQualifier?: string | undefined
}

/** A logout message of the SP, as it was read at the door of the IdP. */
export interface SpLogout {
  readonly name: string
  readonly id: string | undefined
  readonly version: string | undefined
  readonly issuer: string | undefined
  readonly destination: string | undefined
  readonly inResponseTo: string | undefined
  readonly status: string | undefined
  readonly nameId: Name | undefined
  readonly sessionIndexes: readonly string[]
  readonly hasSignature: boolean
  /** Where it was sent, without the query. */
  readonly sentTo: string
  readonly relayState: string | undefined
  /** The query as it was sent; absent where it was posted. */
  readonly query: string | undefined
}

/** What it should say. */
export interface ExpectedLogout {
  readonly entityId: string
  /** Of the login that is ended. */
  readonly nameId: Name | undefined
  readonly sessionIndexes: readonly string[]
  /** Of the request that is answered. */
  readonly inResponseTo: string | undefined
  readonly relayState: string | undefined
  /** The SP's signing certificates, as far as its metadata have been read. */
  readonly certificates: readonly X509Certificate[]
}

/** What is wrong with a logout message of the SP, by one rule; nothing, when the list is empty. */
export const lintSpLogout = (rule: LogoutRule, message: SpLogout, expected: ExpectedLogout): readonly string[] =>
  LINTS[rule](message, expected)

const LINTS: Readonly<Record<LogoutRule, (message: SpLogout, expected: ExpectedLogout) => readonly string[]>> = {
  signature: signatureProblems,
  name: nameProblems,
  content: contentProblems,
}

const HASHES: ReadonlyMap<string, string> = new Map([
  ['http://www.w3.org/2000/09/xmldsig#rsa-sha1', 'sha1'],
  ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'sha256'],
  ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha384', 'sha384'],
  ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha512', 'sha512'],
])

/** @see Kantara SAML2int SDP-SP28, SDP-SP33; SAML Bindings 3.4.4.1 */
function signatureProblems(
  { name, query, hasSignature }: SpLogout,
  { certificates }: ExpectedLogout,
): readonly string[] {
  if (query === undefined) return hasSignature ? [] : [`the ${name} is not signed`]
  const pairs = query.split('&')
  const fieldOf = (key: string) => new URLSearchParams(query).get(key)
  const [signature, sigAlg] = [fieldOf('Signature'), fieldOf('SigAlg')]
  if (signature === null || sigAlg === null) return [`the ${name} is not signed`]
  const hash = HASHES.get(sigAlg)
  if (hash === undefined || certificates.length === 0) return []
  const text = [`SAML${name === 'LogoutRequest' ? 'Request' : 'Response'}`, 'RelayState', 'SigAlg']
    .flatMap((key) => pairs.find((pair) => pair.startsWith(`${key}=`)) ?? [])
    .join('&')
  const value = Buffer.from(signature, 'base64')
  return certificates.some(({ publicKey }) => verify(hash, Buffer.from(text), publicKey, value))
    ? []
    : ["no signing key of the SP's metadata made the signature"]
}

const PARTS = ['value', 'format', 'nameQualifier', 'spNameQualifier'] as const

/** @see Kantara SAML2int SDP-SP29 */
function nameProblems({ nameId, sessionIndexes }: SpLogout, expected: ExpectedLogout): readonly string[] {
  const indexes = sessionIndexes.find((one) => !expected.sessionIndexes.includes(one))
  return [
    ...PARTS.filter((part) => nameId?.[part] !== expected.nameId?.[part]).map(
      (part) => `${part} of the NameID is ${nameId?.[part] ?? 'absent'}, not ${expected.nameId?.[part] ?? 'absent'}`,
    ),
    ...(indexes === undefined ? [] : [`SessionIndex ${indexes} is none of the login's`]),
  ]
}

/** @see SAML Core 3.2.1, 3.2.2, 3.7.2; SAML Profiles 4.4.4 */
function contentProblems(message: SpLogout, expected: ExpectedLogout): readonly string[] {
  const isAnswer = message.name === 'LogoutResponse'
  return [
    ...(message.version === '2.0' ? [] : [`Version is ${message.version}`]),
    ...(/^[A-Za-z_][\w.-]*$/.test(message.id ?? '') ? [] : [`ID is ${message.id}`]),
    ...(message.issuer === expected.entityId ? [] : [`Issuer is ${message.issuer}`]),
    ...(message.destination === message.sentTo ? [] : [`Destination is ${message.destination}, not ${message.sentTo}`]),
    ...(isAnswer && message.status === undefined ? ['there is no StatusCode'] : []),
    ...(isAnswer && message.inResponseTo !== expected.inResponseTo
      ? [`InResponseTo is ${message.inResponseTo}, not ${expected.inResponseTo}`]
      : []),
    ...(isAnswer && message.relayState !== expected.relayState
      ? [`RelayState is ${message.relayState}, not ${expected.relayState}`]
      : []),
  ]
}

const NAMES = { md: 'urn:oasis:names:tc:SAML:2.0:metadata', ds: 'http://www.w3.org/2000/09/xmldsig#' }
const SIGNING =
  '//md:SPSSODescriptor/md:KeyDescriptor[not(@use) or @use="signing"]/ds:KeyInfo/ds:X509Data/ds:X509Certificate'

/** The certificates with which an SP says that it signs; none, where the document cannot be read. */
export function signingCertificates(metadata: Uint8Array): readonly X509Certificate[] {
  try {
    const option = ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET
    const document = XmlDocument.fromBuffer(metadata, { option })
    try {
      return document.find(SIGNING, NAMES).map((one) => new X509Certificate(Buffer.from(one.content, 'base64')))
    } finally {
      document.dispose()
    }
  } catch {
    return []
  }
}
