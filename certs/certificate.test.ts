import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { copyCertificate, isCopy, makeCertificate, serialFrom, validityAt } from './certificate.ts'

const newKey = () => generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
const order = {
  key: newKey(),
  subject: 'main',
  serial: '4a01ff',
  notBefore: new Date('2025-01-02T03:04:05Z'),
  notAfter: new Date('2055-06-07T08:09:10Z'),
}

describe('a certificate', () => {
  const made = makeCertificate(order)

  test('says what was ordered, and is self-signed', () => {
    expect(made.subject).toBe('CN=main\nO=saml-assay test issuer')
    expect(made.issuer).toBe(made.subject)
    expect(made.serialNumber).toBe('4A01FF')
    expect(new Date(made.validFrom)).toEqual(order.notBefore)
    expect(new Date(made.validTo)).toEqual(order.notAfter)
    expect(made.checkPrivateKey(order.key)).toBe(true)
    expect(made.verify(made.publicKey)).toBe(true)
  })

  test('is the same for the same order, and another for another hash', () => {
    expect(makeCertificate(order).raw.equals(made.raw)).toBe(true)
    expect(makeCertificate({ ...order, hash: 'sha1' }).raw.equals(made.raw)).toBe(false)
  })

  test.each(['md5', 'sha1', 'sha384', 'sha512'] as const)('can be signed with %s', (hash) => {
    const certificate = makeCertificate({ ...order, hash })
    expect(certificate.verify(certificate.publicKey)).toBe(true)
  })

  test.each(
    [
      generateKeyPairSync('ec', { namedCurve: 'P-256' }),
      generateKeyPairSync('ec', { namedCurve: 'prime192v1' }),
      generateKeyPairSync('ed25519'),
      generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }),
    ].map(({ privateKey }) => [privateKey.asymmetricKeyType, privateKey] as const),
  )('can be of a key of %s', (_, key) => {
    const certificate = makeCertificate({ ...order, key })
    expect(certificate.subject).toBe(made.subject)
    expect(certificate.checkPrivateKey(key)).toBe(true)
    expect(certificate.verify(certificate.publicKey)).toBe(true)
    expect(makeCertificate({ ...order, key }).raw.equals(certificate.raw)).toBe(true)
  })

  test('is expired, valid or not yet valid by the second', () => {
    const at = (iso: string) => validityAt(made, Date.parse(iso))
    expect(at('2025-01-02T03:04:04Z')).toBe('not-yet-valid')
    expect(at('2025-01-02T03:04:05Z')).toBe('valid')
    expect(at('2055-06-07T08:09:10Z')).toBe('valid')
    expect(at('2055-06-07T08:09:11Z')).toBe('expired')
  })
})

test('a copy differs in key and signature only', () => {
  const original = makeCertificate({ ...order, hash: 'sha512' })
  const key = newKey()
  const copy = copyCertificate(original, key)
  expect(isCopy(copy, original)).toBe(true)
  expect(copy.verify(copy.publicKey)).toBe(true)
  expect(copy.checkPrivateKey(key)).toBe(true)
  expect(copy.checkPrivateKey(order.key)).toBe(false)
  // Up to the public key, octet for octet: version, serial number, algorithm, issuer, validity and subject.
  const upToKey = original.raw.indexOf(original.publicKey.export({ type: 'spki', format: 'der' }))
  expect(copy.raw.subarray(0, upToKey).equals(original.raw.subarray(0, upToKey))).toBe(true)
})

test('a serial number follows from its parts, is positive and has one encoding', () => {
  expect(serialFrom('a', 'b')).toBe(serialFrom('a', 'b'))
  expect(serialFrom('ab', '')).not.toBe(serialFrom('a', 'b'))
  for (let part = 0; part < 50; part++) expect(serialFrom(String(part))).toMatch(/^[4-7][0-9a-f]{31}$/)
})
