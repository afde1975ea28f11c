import { createDecipheriv, type DecipherGCM } from 'node:crypto'
import type { Cipher } from './algorithms.ts'

const TAG_OCTETS = 16

/**
 * The plaintext; `undefined` where the tag does not verify, is not whole, or the padding is none.
 * @see XML Encryption 1.1, 5.2.1, 5.2.4
 */
export function deciphered(octets: Buffer, cipher: Cipher, key: Buffer): Buffer | undefined {
  const vector = octets.subarray(0, cipher.vectorOctets)
  const rest = octets.subarray(cipher.vectorOctets)
  if (vector.length < cipher.vectorOctets || key.length !== cipher.keyOctets) return undefined
  return cipher.authenticates ? verified(rest, cipher, key, vector) : unpadded(rest, cipher, key, vector)
}

function verified(rest: Buffer, cipher: Cipher, key: Buffer, vector: Buffer): Buffer | undefined {
  if (rest.length < TAG_OCTETS) return undefined
  try {
    const made = gcm(cipher, key, vector).setAuthTag(rest.subarray(-TAG_OCTETS))
    return Buffer.concat([made.update(rest.subarray(0, -TAG_OCTETS)), made.final()])
  } catch {
    return undefined
  }
}

// Each of these names is one of GCM; the type knows it by literal names only.
const gcm = ({ name }: Cipher, key: Buffer, vector: Buffer): DecipherGCM =>
  createDecipheriv(name as 'aes-256-gcm', key, vector, { authTagLength: TAG_OCTETS })

function unpadded(rest: Buffer, cipher: Cipher, key: Buffer, vector: Buffer): Buffer | undefined {
  const blocks = decipheredBlocks(rest, cipher, key, vector)
  const count = blocks?.at(-1)
  return blocks && count !== undefined && count >= 1 && count <= vector.length ? blocks.subarray(0, -count) : undefined
}

/** Whole blocks, padding and all. */
export function decipheredBlocks(rest: Buffer, cipher: Cipher, key: Buffer, vector: Buffer): Buffer | undefined {
  try {
    const made = createDecipheriv(cipher.name, key, vector).setAutoPadding(false)
    return Buffer.concat([made.update(rest), made.final()])
  } catch {
    return undefined
  }
}
