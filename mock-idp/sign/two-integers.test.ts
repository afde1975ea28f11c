import { createPrivateKey, generateKeyPairSync, verify } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { inDer, twoIntegers } from './two-integers.ts'

const sample = Buffer.from('sample')
const base64url = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url')

describe('ECDSA', () => {
  test.each(['prime192v1', 'secp224r1', 'prime256v1', 'secp384r1', 'secp521r1'])(
    'on %s is what OpenSSL verifies',
    (namedCurve) => {
      const { privateKey, publicKey: key } = generateKeyPairSync('ec', { namedCurve })
      for (const hash of ['sha1', 'sha256', 'sha512']) {
        const value = twoIntegers(hash, sample, privateKey)
        expect(verify(hash, sample, { key, dsaEncoding: 'ieee-p1363' }, value)).toBe(true)
        expect(verify(hash, sample, { key, dsaEncoding: 'der' }, inDer(value))).toBe(true)
        expect(twoIntegers(hash, sample, privateKey)).toEqual(value)
      }
    },
  )

  test('is the signature of RFC 6979, A.2.5', () => {
    const key = createPrivateKey({
      format: 'jwk',
      key: {
        kty: 'EC',
        crv: 'P-256',
        d: base64url('C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721'),
        x: base64url('60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6'),
        y: base64url('7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299'),
      },
    })
    expect(twoIntegers('sha256', sample, key).toString('hex').toUpperCase()).toBe(
      'EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716' +
        'F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8',
    )
  })

  test('is refused on a curve whose order is not known', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'secp256k1' })
    expect(() => twoIntegers('sha256', sample, privateKey)).toThrow(RangeError)
  })
})

test('DSA is what OpenSSL verifies, and the same each time', () => {
  const { privateKey, publicKey: key } = generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 })
  const value = twoIntegers('sha1', sample, privateKey)
  expect(value).toHaveLength(40)
  expect(verify('sha1', sample, { key, dsaEncoding: 'ieee-p1363' }, value)).toBe(true)
  expect(twoIntegers('sha1', sample, privateKey)).toEqual(value)
})
