import { createHmac } from 'node:crypto'

/**
 * The nonces that a private number and a digest give, one after the other: the same signature each time, with no chance in
 * it. For tests only: this arithmetic tells its secrets by the time that it takes.
 * @param order of the group; nonces lie between it and zero
 * @param digest of the octets to be signed, by that hash
 * @see RFC 6979, 3.2
 */
export function* nonces(order: bigint, secret: bigint, hash: string, digest: Buffer): Generator<bigint> {
  const octets = octetsOf(order)
  const seed = Buffer.concat([toOctets(secret, octets), toOctets(leftmost(digest, order) % order, octets)])
  const hmac = (key: Buffer, ...parts: readonly Buffer[]) => createHmac(hash, key).update(Buffer.concat(parts)).digest()
  let value = Buffer.alloc(digest.length, 1)
  let key = Buffer.alloc(digest.length, 0)
  for (const round of [0, 1]) {
    key = hmac(key, value, Buffer.of(round), seed)
    value = hmac(key, value)
  }
  for (;;) {
    let text = Buffer.alloc(0)
    while (text.length < octets) {
      value = hmac(key, value)
      text = Buffer.concat([text, value])
    }
    const nonce = leftmost(text, order)
    if (nonce > 0n && nonce < order) yield nonce
    key = hmac(key, value, Buffer.of(0))
    value = hmac(key, value)
  }
}

/** As many of the first bits as the order has, as a number. @see RFC 6979, 2.3.2 */
export function leftmost(octets: Buffer, order: bigint): bigint {
  const spare = octets.length * 8 - order.toString(2).length
  const number = toNumber(octets)
  return spare > 0 ? number >> BigInt(spare) : number
}

export const octetsOf = (number: bigint): number => Math.ceil(number.toString(2).length / 8)

export const toNumber = (octets: Uint8Array): bigint => BigInt(`0x0${Buffer.from(octets).toString('hex')}`)

export const toOctets = (number: bigint, length: number): Buffer =>
  Buffer.from(number.toString(16).padStart(length * 2, '0'), 'hex')

/** `base` to the power of `exponent`, by square and multiply. */
export function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  let square = base % modulus
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}

/** By a prime. @see Fermat */
export const inverse = (number: bigint, prime: bigint): bigint => power(number, prime - 2n, prime)
