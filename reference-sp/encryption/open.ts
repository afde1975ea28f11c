import type { KeyObject } from 'node:crypto'
import type { Decryption } from '../world.ts'
import type { Element, Node } from '../xml/node.ts'
import { CIPHERS, transportOf } from './algorithms.ts'
import { contentKey } from './content-key.ts'
import { deciphered } from './decipher.ts'
import type { Encrypted } from './encrypted.ts'
import { assertionIn } from './plaintext.ts'

/** How an encrypted assertion is opened, in steps of which each can be done another way. */
export interface Opening {
  readonly keysOf: (decryption: Decryption) => readonly KeyObject[]
  readonly contentKey: typeof contentKey
  readonly deciphered: typeof deciphered
  /** What takes the place of the EncryptedAssertion. */
  readonly read: (plaintext: Buffer, context: Element) => readonly Node[]
}

export const honestOpening: Opening = {
  keysOf: ({ keys }) => keys,
  contentKey,
  deciphered,
  read: (plaintext, context) => {
    const assertion = assertionIn(plaintext, context)
    return assertion ? [assertion] : []
  },
}

/** What an encrypted assertion holds: the first content key that any of the SP's own keys opens, and that fits, counts. */
export const openedBy =
  (steps: Partial<Opening>) =>
  (encrypted: Encrypted, decryption: Decryption): readonly Node[] => {
    const { keysOf, contentKey, deciphered, read } = { ...honestOpening, ...steps }
    const cipher = CIPHERS.get(encrypted.method)
    if (!cipher) return []
    for (const sealed of encrypted.keys) {
      const transport = transportOf(sealed.method, sealed.digest, sealed.mask)
      if (!transport) continue
      for (const own of keysOf(decryption)) {
        const key = contentKey(sealed, transport, own, cipher.keyOctets)
        const plaintext = key && deciphered(encrypted.octets, cipher, key)
        const nodes = plaintext ? read(plaintext, encrypted.element) : []
        if (nodes.length > 0) return nodes
      }
    }
    return []
  }
