import { constants, generateKeyPairSync, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { pss } from './pss.ts'

const sample = Buffer.from('sample')
const { privateKey, publicKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const padding = constants.RSA_PKCS1_PSS_PADDING

test.each([
  ['sha256', 32],
  ['sha256', 20],
  ['sha256', 0],
  ['sha384', 48],
  ['sha512', 64],
] as const)('RSA-PSS with %s and a salt of %i octets is what OpenSSL verifies', (hash, saltLength) => {
  const value = pss(hash, sample, privateKey, saltLength)
  for (const text of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(Buffer.from)) {
    expect(verify(hash, text, { key, padding, saltLength }, pss(hash, text, privateKey, saltLength))).toBe(true)
  }
  expect(verify(hash, sample, { key, padding, saltLength }, value)).toBe(true)
  expect(verify(hash, sample, { key, padding, saltLength: saltLength + 1 }, value)).toBe(false)
  expect(pss(hash, sample, privateKey, saltLength)).toEqual(value)
})
