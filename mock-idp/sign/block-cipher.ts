import { type CipherGCM, createCipheriv } from 'node:crypto'
import type { Chance } from './chance.ts'
import type { BlockCipher } from './encryption-plan.ts'

interface Cipher {
  readonly uri: string
  /** OpenSSL's name. */
  readonly name: string
  readonly keyOctets: number
  readonly vectorOctets: number
  /** Octets of a block that padding fills; a mode that authenticates needs none. */
  readonly blockOctets: number | undefined
}

const XENC = 'http://www.w3.org/2001/04/xmlenc#'
const XENC11 = 'http://www.w3.org/2009/xmlenc11#'

const gcm = (bits: number): Cipher => ({
  uri: `${XENC11}aes${bits}-gcm`,
  name: `aes-${bits}-gcm`,
  keyOctets: bits / 8,
  vectorOctets: 12,
  blockOctets: undefined,
})
const cbc = (bits: number): Cipher => ({
  uri: `${XENC}aes${bits}-cbc`,
  name: `aes-${bits}-cbc`,
  keyOctets: bits / 8,
  vectorOctets: 16,
  blockOctets: 16,
})

/** @see XML Encryption 1.1, 5.2 */
export const BLOCK_CIPHERS = {
  'aes128-gcm': gcm(128),
  'aes192-gcm': gcm(192),
  'aes256-gcm': gcm(256),
  'aes128-cbc': cbc(128),
  'aes192-cbc': cbc(192),
  'aes256-cbc': cbc(256),
  'tripledes-cbc': {
    uri: `${XENC}tripledes-cbc`,
    name: 'des-ede3-cbc',
    keyOctets: 24,
    vectorOctets: 8,
    blockOctets: 8,
  },
} as const satisfies Record<BlockCipher, Cipher>

/** Vector, cipher text and, where the mode has one, tag: the octets of a CipherValue. @see XML Encryption 1.1, 5.2 */
export function enciphered(plaintext: Buffer, cipher: BlockCipher, key: Buffer, chance: Chance): Buffer {
  const { name, vectorOctets, blockOctets } = BLOCK_CIPHERS[cipher]
  const vector = chance(vectorOctets)
  if (blockOctets === undefined) {
    // Each of these modes is one of GCM; the type of createCipheriv knows it by literal names only.
    const made = createCipheriv(name as 'aes-256-gcm', key, vector, { authTagLength: 16 }) as CipherGCM
    return Buffer.concat([vector, made.update(plaintext), made.final(), made.getAuthTag()])
  }
  const made = createCipheriv(name, key, vector).setAutoPadding(false)
  return Buffer.concat([vector, made.update(padded(plaintext, blockOctets, chance)), made.final()])
}

/** Any octets, and at the end how many there are. @see XML Encryption 1.1, 5.2.1 */
function padded(plaintext: Buffer, blockOctets: number, chance: Chance): Buffer {
  const count = blockOctets - (plaintext.length % blockOctets)
  return Buffer.concat([plaintext, chance(count - 1), Buffer.of(count)])
}
