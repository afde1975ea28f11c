import { inflateRawSync } from 'node:zlib'
import { SIGNATURE_METHODS } from '../../sign/algorithms.ts'
import { deflated, pair } from '../../sign/redirect.ts'
import type { Carry, Facts } from '../step.ts'
import { carry } from './carry.ts'

type Pairs = readonly string[]

/** The pairs of a query, `name=value` each, as they stand in the URL. */
const query = (title: string, change: (pairs: Pairs, facts: Facts) => Pairs): Carry =>
  carry(title, (post, facts) => {
    if (post.query === undefined) throw new RangeError(`"${title}": the message does not come in a query`)
    return { ...post, query: change(post.query.split('&'), facts).join('&') }
  })

const isMessage = (one: string): boolean => /^SAML(Request|Response)=/.test(one)
const nameOf = (one: string): string => one.slice(0, one.indexOf('='))
const decodedOf = (one: string): string => decodeURIComponent(one.slice(one.indexOf('=') + 1))
const without = (pairs: Pairs, ...names: readonly string[]): Pairs =>
  pairs.filter((one) => !names.includes(nameOf(one)))
const changed = (pairs: Pairs, name: string, change: (value: string) => string): Pairs =>
  pairs.map((one) => (nameOf(one) === name ? pair(name, change(decodedOf(one))) : one))

export const noQuerySignature = query('the query has no signature', (pairs) => without(pairs, 'SigAlg', 'Signature'))

export const noSigAlg = query('the query does not name the algorithm of its signature', (pairs) =>
  without(pairs, 'SigAlg'),
)

export const emptyQuerySignature = query('the signature in the query is empty', (pairs) =>
  changed(pairs, 'Signature', () => ''),
)

/** One bit of the signature is turned; its length stays. */
export const flippedQuerySignature = query('one bit of the signature in the query is turned', (pairs) =>
  changed(pairs, 'Signature', (value) => {
    const octets = Buffer.from(value, 'base64')
    octets[octets.length >> 1] = (octets[octets.length >> 1] ?? 0) ^ 1
    return octets.toString('base64')
  }),
)

export const sigAlgChanged = query('after signing, SigAlg names another algorithm', (pairs) =>
  changed(pairs, 'SigAlg', () => SIGNATURE_METHODS['rsa-sha512'].uri),
)

export const noRelayState = query('after signing, RelayState is taken out', (pairs) => without(pairs, 'RelayState'))

export const relayStateChanged = query('after signing, RelayState is another', (pairs) =>
  changed(pairs, 'RelayState', (value) => `${value}-2`),
)

/** The message of a query, with the user in the place of the marker whom its signed text names. */
const forgedIn = (pairs: Pairs, { user, marker }: Facts): string => {
  const signed = pairs.find(isMessage)
  if (signed === undefined) throw new RangeError('the query holds no message')
  const xml = inflateRawSync(Buffer.from(decodedOf(signed), 'base64')).toString('utf8')
  return deflated(xml.replaceAll(`>${marker}<`, `>${user}<`))
}

/** A request beside the signed one, in a pair of the same name. @see CVE-2025-27773 */
export const forgedRequest = {
  before: query('a forged SAMLRequest stands before the signed one', (pairs, facts) => [
    pair('SAMLRequest', forgedIn(pairs, facts)),
    ...pairs,
  ]),
  behind: query('a forged SAMLRequest stands behind the signed one', (pairs, facts) => [
    ...pairs,
    pair('SAMLRequest', forgedIn(pairs, facts)),
  ]),
} as const

/**
 * Beside a signed response stands a request that was captured, its signature gone and the user in the marker's place.
 * @see CVE-2025-27773
 */
export const forgedRequestBesideResponse = query(
  'a forged SAMLRequest stands beside the signed SAMLResponse',
  (pairs, { captured = [], user, marker }) => {
    const request = captured.at(-1)
    if (request === undefined) throw new RangeError('no earlier message of the scene was captured')
    const forged = request.replaceAll(`>${marker}<`, `>${user}<`).replace(/(\sID="[^"]*)"/, '$1-forged"')
    return [...pairs, pair('SAMLRequest', deflated(forged))]
  },
)
