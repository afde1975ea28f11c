import { hash as hashOf, type KeyObject } from 'node:crypto'
import { toNumber, toOctets } from './nonce.ts'

/** DigestInfo of a SHA-256, without the digest. @see RFC 8017, 9.2, note 1 */
const DIGEST_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex')

/**
 * What passes for an RSA signature with exponent 3 where the padding is not counted: the digest stands at its beginning,
 * and the rest makes it a cube. No private key is needed.
 * @see Finney, Bleichenbacher's RSA signature forgery based on implementation error (2006); CVE-2006-4339
 */
export function cubeRoot(octets: Buffer, publicKey: KeyObject): Buffer {
  const length = (publicKey.asymmetricKeyDetails?.modulusLength ?? 0) / 8
  const start = Buffer.concat([
    Buffer.from('0001ffffffffffffffff00', 'hex'),
    DIGEST_INFO,
    hashOf('sha256', octets, 'buffer'),
  ])
  const least = toNumber(Buffer.concat([start, Buffer.alloc(length - start.length)]))
  return toOctets(rootUp(least), length)
}

/** The least number whose cube is not less. */
function rootUp(cube: bigint): bigint {
  let low = 0n
  let high = 1n << BigInt(Math.ceil(cube.toString(2).length / 3) + 1)
  while (low < high) {
    const middle = (low + high) >> 1n
    if (middle ** 3n < cube) low = middle + 1n
    else high = middle
  }
  return low
}
