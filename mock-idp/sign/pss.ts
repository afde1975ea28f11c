import { constants, hash as hashOf, type KeyObject, privateEncrypt } from 'node:crypto'
import forge from 'node-forge'

/**
 * An RSA-PSS signature whose salt follows from the octets, so that it is the same each time.
 * @param saltOctets the hash's length, but for a signature that is made wrong
 * @see RFC 8017, 8.1.1; RFC 9231, 2.3.10
 */
export function pss(hash: 'sha256' | 'sha384' | 'sha512', octets: Buffer, key: KeyObject, saltOctets: number): Buffer {
  const digest = forge.md[hash].create().update(octets.toString('latin1'))
  const salt = hashOf('sha512', octets, 'buffer').subarray(0, saltOctets).toString('latin1')
  const encoding = forge.pss.create({
    md: forge.md[hash].create(),
    mgf: forge.mgf.mgf1.create(forge.md[hash].create()),
    saltLength: saltOctets,
    prng: { getBytesSync: () => salt },
  })
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
  const encoded = Buffer.from(encoding.encode(digest, bits), 'latin1')
  return privateEncrypt({ key, padding: constants.RSA_NO_PADDING }, encoded)
}
