import { constants, generateKeyPairSync, hash, publicDecrypt, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { cubeRoot } from './cube-root.ts'

test('the cube begins as a signature does, and is none', () => {
  const sample = Buffer.from('sample')
  const { publicKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 })
  const value = cubeRoot(sample, key)
  const cubed = publicDecrypt({ key, padding: constants.RSA_NO_PADDING }, value).toString('hex')
  expect(cubed).toMatch(/^0001(ff){8}003031300d060960864801650304020105000420/)
  expect(cubed.slice(60, 124)).toBe(hash('sha256', sample))
  expect(verify('sha256', sample, key, value)).toBe(false)
})
