import { createECDH, hash as hashOf, type KeyObject } from 'node:crypto'
import forge from 'node-forge'
import { inverse, leftmost, nonces, octetsOf, power, toNumber, toOctets } from './nonce.ts'

/** Orders of the curves that a key may be on. @see FIPS 186-4, D.1.2 */
const ORDERS: Readonly<Record<string, bigint>> = {
  prime192v1: 0xffffffffffffffffffffffff99def836146bc9b1b4d22831n,
  secp224r1: 0xffffffffffffffffffffffffffff16a2e0b8f03e13dd29455c5c2a3dn,
  prime256v1: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  secp384r1: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
  secp521r1:
    0x1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
}

/** Where a nonce leads, and what else the two integers of a signature follow from. */
interface Group {
  readonly order: bigint
  readonly secret: bigint
  readonly first: (nonce: bigint) => bigint
}

/**
 * An ECDSA or DSA signature, r and s side by side, that the same key and octets give each time.
 * @throws RangeError where the key is on a curve without a known order
 * @see XML Signature 1.1, 6.4.1, 6.4.3; RFC 6979
 */
export function twoIntegers(hash: string, octets: Buffer, key: KeyObject): Buffer {
  const digest = hashOf(hash, octets, 'buffer')
  const { order, secret, first } = key.asymmetricKeyType === 'dsa' ? dsaGroup(key) : curve(key)
  for (const nonce of nonces(order, secret, hash, digest)) {
    const r = first(nonce) % order
    const s = (inverse(nonce, order) * (leftmost(digest, order) + r * secret)) % order
    if (r === 0n || s === 0n) continue
    return Buffer.concat([r, s].map((integer) => toOctets(integer, octetsOf(order))))
  }
  throw new RangeError('there is always a next nonce')
}

/** The same two integers as ASN.1 has them, as certificates and TLS use them. @see RFC 3279, 2.2.3 */
export function inDer(pair: Buffer): Buffer {
  const { asn1 } = forge
  const integers = [pair.subarray(0, pair.length / 2), pair.subarray(pair.length / 2)].map((half) => {
    const minimal = half.subarray(half.findIndex((octet) => octet !== 0))
    const positive = (minimal[0] ?? 0) > 127 ? Buffer.concat([Buffer.of(0), minimal]) : minimal
    return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.INTEGER, false, positive.toString('latin1'))
  })
  const sequence = asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, integers)
  return Buffer.from(asn1.toDer(sequence).getBytes(), 'latin1')
}

function curve(key: KeyObject): Group {
  const name = key.asymmetricKeyDetails?.namedCurve ?? ''
  const order = ORDERS[name]
  if (order === undefined) throw new RangeError(`the order of the curve ${name} is not known`)
  // RFC 5915: version, private key, …
  const secret = toNumber(contentAt(key.export({ type: 'sec1', format: 'der' }), 1))
  const ecdh = createECDH(name)
  return {
    order,
    secret,
    // The point is 4, x, y: OpenSSL multiplies, so that no curve is done by hand.
    first: (nonce) => {
      ecdh.setPrivateKey(toOctets(nonce, octetsOf(order)))
      const point = ecdh.getPublicKey()
      return toNumber(point.subarray(1, 1 + (point.length - 1) / 2))
    },
  }
}

/** Of a PKCS#8 DSA key. @see RFC 3279, 2.3.2 */
function dsaGroup(key: KeyObject): Group {
  const der = key.export({ type: 'pkcs8', format: 'der' })
  const [p, order, g] = [0, 1, 2].map((at) => toNumber(contentAt(der, 1, 1, at))) as [bigint, bigint, bigint]
  const secret = toNumber(contentAt(contentAt(der, 2)))
  return { order, secret, first: (nonce) => power(g, nonce, p) }
}

/** What is said at that place of a DER text. A BIT STRING that holds DER is read on. */
export function contentAt(der: Buffer, ...path: readonly number[]): Buffer {
  let node = forge.asn1.fromDer(forge.util.createBuffer(der.toString('latin1')))
  for (const at of path) {
    const inner = Array.isArray(node.value) ? node.value[at] : undefined
    if (inner === undefined) throw new RangeError(`the key has nothing at ${path.join('.')}`)
    node = inner
  }
  return Buffer.from(String(node.value), 'latin1')
}
