import { isRefusal } from '../check.ts'
import { logoutQuerySignature } from '../checks/logout/query-signature.ts'
import { type Carrier, logoutTransport, signedText } from '../checks/logout/transport.ts'
import type { Posted } from '../draft.ts'
import type { Checks } from '../pipeline.ts'
import { under } from './under.ts'

/** Looks at the query as if it had only the pairs that `keep` leaves. */
const seenAs = (posted: Posted, keep: (pairs: readonly string[]) => readonly string[]): Posted => {
  const search = keep(posted.search.split('&')).join('&')
  return { ...posted, search, query: [...new URLSearchParams(search)] }
}

type Keep = Parameters<typeof seenAs>[1]

/** Reads one message and verifies another. @see CVE-2025-27773 */
const twoReadings =
  (read: Keep, verify: Keep): Checks['logoutTransport'] =>
  ({ posted }) => {
    if (posted.method !== 'GET') return logoutTransport({ posted })
    const found = logoutTransport({ posted: seenAs(posted, read) })
    const other = logoutTransport({ posted: seenAs(posted, verify) })
    if (isRefusal(found) || isRefusal(other) || other.carrier.binding === 'post') return found
    const { signedText: text, sigAlg, signature } = other.carrier
    return { ...found, carrier: { ...found.carrier, binding: 'redirect', signedText: text, sigAlg, signature } }
  }

/** Of pairs of one name, the one. */
const only =
  (which: 'first' | 'last'): Keep =>
  (pairs) => {
    const nameOf = (pair: string) => pair.slice(0, pair.indexOf('='))
    const ordered = which === 'first' ? pairs.toReversed() : pairs
    return [...new Map(ordered.map((pair) => [nameOf(pair), pair])).values()]
  }

export const lastPairRead = twoReadings(only('last'), only('first'))
export const firstPairRead = twoReadings(only('first'), only('last'))
/** Does what the request says and verifies the response beside it. */
export const requestReadResponseVerified = twoReadings(
  (pairs) =>
    pairs.some((one) => one.startsWith('SAMLRequest='))
      ? pairs.filter((one) => !one.startsWith('SAMLResponse='))
      : pairs,
  (pairs) =>
    pairs.some((one) => one.startsWith('SAMLResponse='))
      ? pairs.filter((one) => !one.startsWith('SAMLRequest='))
      : pairs,
)

type Redirected = Extract<Carrier, { binding: 'redirect' }>

/** Verifies another text than the binding says. */
const verifying =
  (text: (search: string, carrier: Redirected) => Partial<Redirected>): Checks['logoutQuerySignature'] =>
  (known, world) => {
    const { carrier, posted } = known
    if (carrier.binding === 'post') return logoutQuerySignature(known, world)
    return logoutQuerySignature({ ...known, carrier: { ...carrier, ...text(posted.search, carrier) } }, world)
  }

/** All that stands before the signature, in whatever order. */
export const asItStands = verifying((search) => ({ signedText: search.replace(/&Signature=[^&]*/, '') }))

/** What a framework has decoded, escaped anew. */
export const escapedAnew = verifying((search, { field }) => ({
  signedText: signedText(search, field)
    .split('&')
    .map((pair) => {
      const [name = '', value = ''] = pair.split('=')
      return `${name}=${encodeURIComponent(decodeURIComponent(value))}`
    })
    .join('&'),
}))

const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'

/** Knows one algorithm, and does not look which is named. */
export const algorithmAssumed = verifying((search, { field }) => ({
  sigAlg: RSA_SHA256,
  signedText: signedText(search, field).replace(/SigAlg=[^&]*/, `SigAlg=${encodeURIComponent(RSA_SHA256)}`),
}))

/** Falls back on the usual algorithm where another is named that it does not know. */
export const unknownAlgorithmDefaults = verifying((_, { sigAlg = '' }) => ({
  sigAlg: /#(rsa|ecdsa|eddsa|sha)/.test(sigAlg) ? sigAlg : RSA_SHA256,
}))

export const sha1Accepted = under(logoutQuerySignature, { 'algorithms.sha1': 'accept' })
export const sha1Refused = under(logoutQuerySignature, { 'algorithms.sha1': 'reject' })
