import { inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { deflated, pair } from '../../sign/redirect.ts'
import { signedXml } from '../../sign/signed-xml.ts'
import type { Carry, Facts, Post } from '../step.ts'
import { FACTS } from './post.sample.ts'
import {
  emptyQuerySignature,
  flippedQuerySignature,
  forgedRequest,
  forgedRequestBesideResponse,
  noQuerySignature,
  noRelayState,
  noSigAlg,
  relayStateChanged,
  sigAlgChanged,
} from './query.ts'

const XML = '<r ID="_1"><n>mallory</n></r>'
const MESSAGE = pair('SAMLRequest', deflated(XML))
const SIGNATURE = Buffer.from('signature').toString('base64')
const SIGNED = [MESSAGE, 'RelayState=r', 'SigAlg=urn%3Aa', pair('Signature', SIGNATURE)]
const POST: Post = { method: 'GET', url: 'https://sp.test/slo', fields: [], query: SIGNED.join('&') }

const pairsOf = (change: Carry, facts: Facts = FACTS): readonly string[] =>
  (change.apply(POST, facts).query ?? '').split('&')
const xmlOf = (one = ''): string =>
  inflateRawSync(Buffer.from(decodeURIComponent(one.slice(one.indexOf('=') + 1)), 'base64')).toString()

test.each([
  [noQuerySignature, SIGNED.slice(0, 2)],
  [noSigAlg, [...SIGNED.slice(0, 2), SIGNED[3]]],
  [emptyQuerySignature, [...SIGNED.slice(0, 3), 'Signature=']],
  [
    sigAlgChanged,
    [...SIGNED.slice(0, 2), pair('SigAlg', 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512'), SIGNED[3]],
  ],
  [noRelayState, SIGNED.filter((one) => one !== 'RelayState=r')],
  [relayStateChanged, SIGNED.map((one) => (one === 'RelayState=r' ? 'RelayState=r-2' : one))],
] as const)('$title', (change, pairs) => {
  expect(pairsOf(change)).toEqual(pairs)
})

test('one bit of the signature is turned', () => {
  const value = new URLSearchParams(pairsOf(flippedQuerySignature).join('&')).get('Signature') ?? ''
  const turned = [...Buffer.from(value, 'base64')].map((octet, at) => octet ^ (Buffer.from('signature')[at] ?? 0))
  expect(turned.reduce((sum, octet) => sum + octet, 0)).toBe(1)
})

test('a forged request stands before or behind the signed one, which stays', () => {
  const [first, ...signed] = pairsOf(forgedRequest.before)
  expect([xmlOf(first), signed]).toEqual(['<r ID="_1"><n>alice</n></r>', SIGNED])
  expect(pairsOf(forgedRequest.behind)).toEqual([...SIGNED, first])
})

test('beside a response stands the captured request, with the user in it and another id', () => {
  const pairs = pairsOf(forgedRequestBesideResponse, { ...FACTS, captured: [signedXml(XML)] })
  expect(pairs.slice(0, -1)).toEqual(SIGNED)
  expect(xmlOf(pairs.at(-1))).toBe('<r ID="_1-forged"><n>alice</n></r>')
})

test('there is nothing to change without a query, nor to forge without a request', () => {
  expect(() => noSigAlg.apply({ ...POST, query: undefined }, FACTS)).toThrow(RangeError)
  expect(() => pairsOf(forgedRequestBesideResponse)).toThrow(RangeError)
  expect(() => forgedRequest.before.apply({ ...POST, query: 'a=b' }, FACTS)).toThrow(RangeError)
})
