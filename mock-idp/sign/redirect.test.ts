import { verify } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { testKeyring } from '../../tests/test-keys.ts'
import type { Issuer } from './keyring.ts'
import { planFor, type SignaturePlan } from './plan.ts'
import { signedQuery } from './redirect.ts'

const keyring = testKeyring()
const main = keyring.main as Issuer
const PLAN = planFor('response').response as SignaturePlan
const MESSAGE = { field: 'SAMLRequest', xml: '<a>?&+ö</a>', relayState: 'a b' } as const

const query = (plan: Partial<SignaturePlan> = {}, message: Parameters<typeof signedQuery>[0] = MESSAGE) =>
  signedQuery(message, { ...PLAN, ...plan }, keyring)
const namesOf = (pairs: readonly string[]) => pairs.map((pair) => pair.slice(0, pair.indexOf('=')))
/** Whether the last pair is a signature over the octets of the others. */
const isSigned = (pairs: readonly string[], hash = 'sha256'): boolean => {
  const value = new URLSearchParams(pairs.at(-1)).get('Signature') ?? ''
  return verify(hash, Buffer.from(pairs.slice(0, -1).join('&')), main.publicKey, Buffer.from(value, 'base64'))
}

test('message, RelayState and SigAlg are signed in this order', () => {
  const pairs = query()
  expect(namesOf(pairs)).toEqual(['SAMLRequest', 'RelayState', 'SigAlg', 'Signature'])
  expect(isSigned(pairs)).toBe(true)
  const fields = new URLSearchParams(pairs.join('&'))
  expect(inflateRawSync(Buffer.from(fields.get('SAMLRequest') ?? '', 'base64')).toString()).toBe(MESSAGE.xml)
  expect(fields.get('RelayState')).toBe('a b')
})

test('where there is no RelayState, none is signed', () => {
  const pairs = query({}, { ...MESSAGE, field: 'SAMLResponse', relayState: undefined })
  expect(namesOf(pairs)).toEqual(['SAMLResponse', 'SigAlg', 'Signature'])
  expect(isSigned(pairs)).toBe(true)
})

test('escapes in lower case, another order and another name of the algorithm are signed as they are sent', () => {
  const lower = query({ query: { escapes: 'lower-case' } })
  expect(lower[2]).toMatch(/%3a%2f%2f/)
  const reversed = query({ query: { order: 'reversed' } })
  expect(namesOf(reversed)).toEqual(['SigAlg', 'RelayState', 'SAMLRequest', 'Signature'])
  const unknown = query({ query: { sigAlg: 'urn:x' } })
  expect(unknown[2]).toBe('SigAlg=urn%3Ax')
  expect([lower, reversed, unknown].map((pairs) => isSigned(pairs))).toEqual([true, true, true])
})

test('the signature is made as SigAlg says', () => {
  const pairs = query({ signatureMethod: 'rsa-sha512' })
  expect([isSigned(pairs, 'sha512'), isSigned(pairs)]).toEqual([true, false])
})
