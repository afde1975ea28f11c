import { constants, createHash, type KeyObject, publicEncrypt } from 'node:crypto'
import { type Element, element } from '../message/node.ts'
import { DIGEST_METHODS } from './algorithms.ts'
import type { Chance } from './chance.ts'
import type { KeyTransport } from './encryption-plan.ts'

type Hash = 'sha1' | 'sha256'

interface Transport {
  readonly uri: string
  /** OAEP's hash, which also makes the mask; absent: PKCS #1 1.5. */
  readonly hash: Hash | undefined
  /** What EncryptionMethod says besides its Algorithm. */
  readonly parameters: readonly Element[]
}

const digestMethod = (hash: Hash): Element => element('ds:DigestMethod', { Algorithm: DIGEST_METHODS[hash].uri })

/** @see XML Encryption 1.1, 5.5 */
export const KEY_TRANSPORTS: Readonly<Record<KeyTransport, Transport>> = {
  'rsa-oaep-mgf1p': {
    uri: 'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p',
    hash: 'sha1',
    parameters: [digestMethod('sha1')],
  },
  'rsa-oaep': {
    uri: 'http://www.w3.org/2009/xmlenc11#rsa-oaep',
    hash: 'sha256',
    parameters: [
      digestMethod('sha256'),
      element('xenc11:MGF', { Algorithm: 'http://www.w3.org/2009/xmlenc11#mgf1sha256' }),
    ],
  },
  'rsa-1_5': { uri: 'http://www.w3.org/2001/04/xmlenc#rsa-1_5', hash: undefined, parameters: [] },
}

/**
 * The content key under the recipient's RSA key. What is random in the padding comes from `chance`: Node's own padding would
 * make other octets each time.
 */
export function transported(key: Buffer, transport: KeyTransport, recipient: KeyObject, chance: Chance): Buffer {
  const octets = modulusOctets(recipient)
  const { hash } = KEY_TRANSPORTS[transport]
  return underKey(recipient, hash === undefined ? pkcs1(key, octets, chance) : oaep(key, octets, hash, chance))
}

/** The bare RSA operation. */
const underKey = (key: KeyObject, block: Buffer): Buffer =>
  publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, block)

const modulusOctets = (key: KeyObject): number => Math.ceil((key.asymmetricKeyDetails?.modulusLength ?? 0) / 8)

/** @see RFC 8017, 7.2.1 */
function pkcs1(message: Buffer, octets: number, chance: Chance): Buffer {
  const filler = chance(octets - message.length - 3).map((one) => one || 1)
  return Buffer.concat([Buffer.of(0, 2), filler, Buffer.of(0), message])
}

/** @see RFC 8017, 7.1.1 */
function oaep(message: Buffer, octets: number, hash: Hash, chance: Chance): Buffer {
  const label = createHash(hash).digest()
  const zeros = Buffer.alloc(octets - message.length - 2 * label.length - 2)
  const data = Buffer.concat([label, zeros, Buffer.of(1), message])
  const seed = chance(label.length)
  const maskedData = xor(data, mask(seed, data.length, hash))
  return Buffer.concat([Buffer.of(0), xor(seed, mask(maskedData, seed.length, hash)), maskedData])
}

/** MGF1. @see RFC 8017, B.2.1 */
function mask(seed: Buffer, length: number, hash: Hash): Buffer {
  const made: Buffer[] = []
  for (let count = 0, octets = 0; octets < length; count += 1) {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(count)
    const block = createHash(hash).update(seed).update(counter).digest()
    made.push(block)
    octets += block.length
  }
  return Buffer.concat(made).subarray(0, length)
}

const xor = (one: Buffer, other: Buffer): Buffer => Buffer.from(one.map((octet, at) => octet ^ (other[at] ?? 0)))
