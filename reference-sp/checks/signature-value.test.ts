import { generateKeyPairSync, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { canonical } from '../testing/by-hand.ts'
import { parse } from '../xml/parse.ts'
import { childElements } from '../xml/read.ts'
import { readSignature } from './signature-shape.ts'
import { isSignedWith } from './signature-value.ts'

const INFO = `<SignedInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"></CanonicalizationMethod><SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"></SignatureMethod><Reference URI="#a"><DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></DigestMethod><DigestValue>AAAA</DigestValue></Reference></SignedInfo>`
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })

function signature(value: Buffer) {
  const xml = `<a><Signature xmlns="http://www.w3.org/2000/09/xmldsig#">${INFO}<SignatureValue>${value.toString('base64')}</SignatureValue></Signature></a>`
  const parsed = parse(Buffer.from(xml))
  const [element] = parsed.kind === 'document' ? childElements(parsed.root) : []
  const read = element && readSignature(element)
  if (!read) throw new Error('no signature')
  return read
}

const octets = Buffer.from(canonical(INFO))
const pair = sign('sha256', octets, { key: ec.privateKey, dsaEncoding: 'ieee-p1363' })

test('r and s side by side are an ECDSA signature', () => {
  expect(isSignedWith(signature(pair), ec.publicKey)).toBe(true)
})

const BAD = {
  'DER is not': sign('sha256', octets, { key: ec.privateKey, dsaEncoding: 'der' }),
  'nor are zeros': Buffer.alloc(64),
  'nor one octet': Buffer.alloc(1, 1),
  'nor half of them': pair.subarray(0, 32),
  'nor more of them': Buffer.concat([pair, Buffer.alloc(64)]),
  'nor an RSA signature': sign('sha256', octets, rsa.privateKey),
}

test.each(Object.entries(BAD))('%s', (_name, value) => {
  expect(isSignedWith(signature(value), ec.publicKey)).toBe(false)
})

test('an RSA key verifies no ECDSA signature', () => {
  expect(isSignedWith(signature(sign('sha256', octets, rsa.privateKey)), rsa.publicKey)).toBe(false)
})
