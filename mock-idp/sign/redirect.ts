import { deflateRawSync } from 'node:zlib'
import { SIGNATURE_METHODS } from './algorithms.ts'
import type { Keyring } from './keyring.ts'
import type { SignaturePlan } from './plan.ts'
import { signatureOctets } from './value.ts'

/** What the Redirect binding carries. */
export interface Redirected {
  readonly field: 'SAMLRequest' | 'SAMLResponse'
  readonly xml: string
  readonly relayState: string | undefined
}

/** One name and value of a query string, octet for octet. */
export const pair = (name: string, value: string): string => `${name}=${encodeURIComponent(value)}`

/** A message for the URL: raw DEFLATE without a header, in base64. @see SAML Bindings 3.4.4.1 */
export const deflated = (xml: string): string => deflateRawSync(Buffer.from(xml, 'utf8')).toString('base64')

/**
 * A query's name-value pairs, signed over their octets as the plan says.
 * @throws MissingKey
 * @see SAML Bindings 3.4.4.1
 */
export function signedQuery(
  { field, xml, relayState }: Redirected,
  plan: SignaturePlan,
  keyring: Keyring,
): readonly string[] {
  const {
    escapes = 'upper-case',
    order = 'as-specified',
    sigAlg = SIGNATURE_METHODS[plan.signatureMethod].uri,
  } = plan.query ?? {}
  const named = [
    pair(field, deflated(xml)),
    ...(relayState === undefined ? [] : [pair('RelayState', relayState)]),
    pair('SigAlg', sigAlg),
  ]
  const escaped = escapes === 'upper-case' ? named : named.map(inLowerCase)
  const pairs = order === 'as-specified' ? escaped : escaped.toReversed()
  const value = signatureOctets(plan, keyring, Buffer.from(pairs.join('&'))).toString('base64')
  return [...pairs, pair('Signature', value)]
}

/** What `%2B` and `%2b` stand for is the same; their octets are not. @see RFC 3986 2.1 */
const inLowerCase = (text: string): string => text.replace(/%[0-9A-F]{2}/g, (octet) => octet.toLowerCase())
