import { createHmac, generateKeyPairSync, type KeyPairKeyObjectResult, verify } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { certificatePem, testKeyring } from '../../tests/test-keys.ts'
import type { Issuer, Keyring } from './keyring.ts'
import { type IssuerName, methodOf, planFor, type Secret, type SignaturePlan } from './plan.ts'
import { signatureOctets } from './value.ts'

const main = testKeyring().main as Issuer
const octets = Buffer.from('SignedInfo')
const of = ({ privateKey, publicKey }: KeyPairKeyObjectResult): Issuer => ({ ...main, privateKey, publicKey })
const keyring: Keyring = {
  main,
  ec: of(generateKeyPairSync('ec', { namedCurve: 'P-256' })),
  ed25519: of(generateKeyPairSync('ed25519')),
  dsa: of(generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 })),
}
const value = (key: IssuerName, fields: Partial<SignaturePlan> = {}): Buffer =>
  signatureOctets({ ...(planFor('response', key).response as SignaturePlan), ...fields }, keyring, octets)

test.each([
  ['main', 'rsa-sha256', 'sha256'],
  ['ec', 'ecdsa-sha256', 'sha256'],
  ['dsa', 'dsa-sha1', 'sha1'],
  ['ed25519', 'ed25519', null],
] as const)('the issuer %s signs by %s unless told otherwise, the same each time', (name, method, hash) => {
  const key = keyring[name]?.publicKey
  if (!key) throw new Error('no key')
  expect(methodOf(name)).toBe(method)
  expect(verify(hash, octets, { key, dsaEncoding: 'ieee-p1363' }, value(name))).toBe(true)
  expect(value(name)).toEqual(value(name))
})

test('a key signs by no method of another type', () => {
  expect(() => value('ed25519', { signatureMethod: 'ecdsa-sha256' })).toThrow()
})

describe('an HMAC', () => {
  const pem = certificatePem(main)
  const spki = main.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const SECRETS: Readonly<Record<string, readonly [Secret, string | Buffer]>> = {
    'the certificate in PEM': [{ of: 'certificate', as: 'pem' }, pem],
    'the same by Windows': [{ of: 'certificate', as: 'pem-crlf' }, pem.replaceAll('\n', '\r\n')],
    'the certificate as KeyInfo has it': [{ of: 'certificate', as: 'base64' }, main.certificate],
    'its octets': [{ of: 'certificate', as: 'der' }, Buffer.from(main.certificate, 'base64')],
    'the public key in PEM': [{ of: 'public-key', as: 'pem' }, spki],
    'the same without its last line feed': [{ of: 'public-key', as: 'pem-without-end' }, spki.trimEnd()],
    'its body': [{ of: 'public-key', as: 'base64-in-lines' }, spki.replaceAll(/-----.*-----\n/g, '').trimEnd()],
    'its body on one line': [
      { of: 'public-key', as: 'pem-of-one-line' },
      spki.replaceAll('\n', '').replace('KEY-----', 'KEY-----\n').replace('-----END', '\n-----END').concat('\n'),
    ],
  }
  test.each(Object.entries(SECRETS))('has for its secret %s', (_, [secret, key]) => {
    expect(value('main', { signatureMethod: 'hmac-sha1', secret })).toEqual(
      createHmac('sha1', key).update(octets).digest(),
    )
  })
  test('has the empty one unless told otherwise', () => {
    expect(value('main', { signatureMethod: 'hmac-sha256' })).toEqual(createHmac('sha256', '').update(octets).digest())
  })
})
