import { constants, createHmac, type KeyObject, privateDecrypt } from 'node:crypto'
import type { Transport } from './algorithms.ts'
import type { EncryptedKey } from './encrypted.ts'

/**
 * The content key, if that private key opens it. With the padding of PKCS #1 1.5 there always is one: what is not padded as it
 * should be gives a key that nobody knows, so that it fails where any wrong key fails.
 * @param keyOctets how long the content key has to be
 * @see XML Encryption 1.1, 5.5.1; RFC 8017, 7.1.2
 */
export function contentKey(
  { octets, label }: EncryptedKey,
  transport: Transport,
  key: KeyObject,
  keyOctets: number,
): Buffer | undefined {
  if (transport.padding === 'pkcs1') {
    return unpadded(octets, key, keyOctets) ?? unknown(octets, key).subarray(0, keyOctets)
  }
  const padding = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: transport.hash, oaepLabel: label }
  const found = opened(octets, { key, ...padding })
  return found?.length === keyOctets ? found : undefined
}

/** @see RFC 8017, 7.2.2 */
export function unpadded(octets: Buffer, key: KeyObject, keyOctets: number): Buffer | undefined {
  const block = opened(octets, { key, padding: constants.RSA_NO_PADDING })
  if (block?.[0] !== 0 || block[1] !== 2) return undefined
  const end = block.indexOf(0, 2)
  return end >= 10 && block.length - end - 1 === keyOctets ? block.subarray(end + 1) : undefined
}

const unknown = (octets: Buffer, key: KeyObject): Buffer =>
  createHmac('sha256', key.export({ type: 'pkcs8', format: 'der' }))
    .update(octets)
    .digest()

function opened(octets: Buffer, options: Parameters<typeof privateDecrypt>[0]): Buffer | undefined {
  try {
    return privateDecrypt(options, octets)
  } catch {
    return undefined
  }
}
