import { createDecipheriv, type DecipherGCM } from 'node:crypto'
import { type Refusal, refuse } from '../check.ts'
import { type decrypted, decryptedBy } from '../checks/decrypted.ts'
import { CANNOT_DECRYPT, type encryptedData, encryptedDataBy } from '../checks/encrypted-data.ts'
import { encryptionAlgorithms } from '../checks/encryption-algorithms.ts'
import type { Draft } from '../draft.ts'
import type { Transport } from '../encryption/algorithms.ts'
import { contentKey, unpadded } from '../encryption/content-key.ts'
import { deciphered, decipheredBlocks } from '../encryption/decipher.ts'
import { type Encrypted, honestReading, keysIn, readEncrypted } from '../encryption/encrypted.ts'
import { honestOpening, type Opening, openedBy } from '../encryption/open.ts'
import { nodesIn } from '../encryption/plaintext.ts'
import type { Exchangeable } from '../flaws/flaw.ts'
import { type CheckName, type Checks, checks } from '../pipeline.ts'
import type { World } from '../world.ts'
import { base64InXml } from '../xml/base64.ts'
import { DSIG, SAML, XENC } from '../xml/namespace.ts'
import type { Element, Node } from '../xml/node.ts'
import { parseUnchecked } from '../xml/parse.ts'
import { attribute, children, descendants, isNamed, textOf } from '../xml/read.ts'
import { named } from './outside.ts'
import { signatureOptional, unsignedBound } from './signature.ts'
import { passes } from './transport.ts'
import { firstChildWins, lastChildWins } from './wrapping.ts'

/** Knows nothing of encryption. */
export const decryptsNothing = (): Pick<Draft, 'encrypted'> => ({ encrypted: undefined })

/** Data of any Type are an element. */
export const typeIgnored = encryptedDataBy({ ...honestReading, isType: () => true })

/** Does not look beside the encrypted data. */
export const keyInsideOnly = encryptedDataBy({ ...honestReading, keys: keysIn })

/** Looks beside the encrypted data only for what a RetrievalMethod names. */
export const keyByReferenceOnly = encryptedDataBy({
  ...honestReading,
  keys: (keyInfo, beside) => {
    const uris = keyInfo ? children(keyInfo, DSIG, 'RetrievalMethod').map((one) => attribute(one, 'URI')) : []
    return [...keysIn(keyInfo), ...beside.filter((one) => uris.includes(`#${attribute(one, 'Id')}`))]
  },
})

/** Of several keys the first one counts. */
export const firstKeyOnly = encryptedDataBy({
  ...honestReading,
  keys: (keyInfo, beside) => honestReading.keys(keyInfo, beside).slice(0, 1),
})

/** Gets the octets from where a CipherReference says that they are, in the message or anywhere. */
export const followsCipherReference: Partial<Exchangeable> = {
  follows: named(/<xenc:CipherReference URI="(https?:[^"]*)"/g),
  encryptedData: (known, world): ReturnType<typeof encryptedData> => {
    const octets = (cipherData: Element) => {
      const [reference] = children(cipherData, XENC, 'CipherReference')
      if (!reference) return honestReading.octets(cipherData)
      const uri = attribute(reference, 'URI') ?? ''
      const target = [...descendants(known.root)].find((one) => `#${attribute(one, 'Id')}` === uri)
      return base64InXml((target ? textOf(target) : world.loaded.get(uri)) ?? '')
    }
    return encryptedDataBy({ ...honestReading, octets })(known, world)
  },
}

/** Knows the OAEP of XML Encryption 1.0 alone. */
export const oaepSha1Only: typeof encryptionAlgorithms = (known, world) => {
  const keys = known.encrypted?.keys.filter(({ digest }) => digest?.endsWith('#sha1'))
  return keys?.length === 0 ? refuse('weak-algorithm', 'digest') : encryptionAlgorithms(known, world)
}

/** Knows AES-256 alone. */
export const aes256Only: typeof encryptionAlgorithms = (known, world) =>
  known.encrypted?.method.includes('aes128') ? refuse('weak-algorithm', 'AES-128') : encryptionAlgorithms(known, world)

/** A new key does not count until the old one is taken away. */
export const currentKeyOnly = decryptedBy({ keysOf: ({ keys }) => keys.slice(0, 1) })

/** All keys of a host are in one store. */
export const neighboursKeyToo = decryptedBy({ keysOf: ({ keys, neighbours }) => [...keys, ...neighbours] })

type Deciphered = typeof deciphered

/** Decrypts as if GCM were a stream cipher. */
const withoutTag: Deciphered = (octets, cipher, key) => {
  if (!cipher.authenticates) return deciphered(octets, cipher, key)
  return gcm(cipher.name, key, octets).update(octets.subarray(cipher.vectorOctets, -16))
}
export const tagNotVerified = decryptedBy({ deciphered: withoutTag })

const gcm = (name: string, key: Buffer, octets: Buffer, authTagLength?: number): DecipherGCM =>
  createDecipheriv(
    name as 'aes-256-gcm',
    key,
    octets.subarray(0, 12),
    authTagLength === undefined ? undefined : { authTagLength },
  )

/** Opens as told, and has more to say of a failure than that it was one. */
const telling =
  (steps: Partial<Opening>, why: () => Refusal | undefined): typeof decrypted =>
  (known, world) => {
    const result = decryptedBy(steps)(known, world)
    return result === CANNOT_DECRYPT ? (why() ?? result) : result
  }

/** Verifies the last sixteen octets, or as many as there are. @see CVE-2026-32313 */
export const tagOfAnyLength: typeof decrypted = (known, world) => {
  let isEmpty = false
  const anyTag: Deciphered = (octets, cipher, key) => {
    const rest = octets.subarray(cipher.vectorOctets)
    if (!cipher.authenticates || rest.length < 4) return deciphered(octets, cipher, key)
    const tag = rest.subarray(-16)
    try {
      const made = gcm(cipher.name, key, octets, tag.length).setAuthTag(tag)
      const plaintext = Buffer.concat([made.update(rest.subarray(0, -tag.length)), made.final()])
      isEmpty = plaintext.length === 0
      return plaintext
    } catch {
      return undefined
    }
  }
  return telling({ deciphered: anyTag }, () => (isEmpty ? refuse('malformed', 'the document is empty') : undefined))(
    known,
    world,
  )
}

/** Says when it was the padding. @see Jager, Somorovsky, How to Break XML Encryption, 2011 */
export const paddingTold: typeof decrypted = (known, world) => {
  let isBroken = false
  const watching: Deciphered = (octets, cipher, key) => {
    const plaintext = deciphered(octets, cipher, key)
    const [vector, rest] = [octets.subarray(0, cipher.vectorOctets), octets.subarray(cipher.vectorOctets)]
    isBroken ||= !cipher.authenticates && !plaintext && decipheredBlocks(rest, cipher, key, vector) !== undefined
    return plaintext
  }
  return telling({ deciphered: watching }, () => (isBroken ? refuse('malformed', 'the padding is wrong') : undefined))(
    known,
    world,
  )
}

/** Says, in the text of its page alone, when there was no content key. @see Bleichenbacher, 1998 */
export const keyPaddingTold: typeof decrypted = (known, world) => {
  let found = 0
  const watching: typeof contentKey = (sealed, transport: Transport, key, keyOctets) => {
    if (transport.padding === 'oaep' || unpadded(sealed.octets, key, keyOctets)) found += 1
    return contentKey(sealed, transport, key, keyOctets)
  }
  return telling({ contentKey: watching }, () =>
    found === 0 ? refuse('bad-encryption', 'there is no content key') : undefined,
  )(known, world)
}

/** Says that it could decrypt, but not read. */
export const plaintextTold: typeof decrypted = (known, world) => {
  let isOpened = false
  const read: Opening['read'] = (plaintext, context) => {
    isOpened = true
    return honestOpening.read(plaintext, context)
  }
  return telling({ read }, () =>
    isOpened ? refuse('malformed', 'the decrypted document is no assertion') : undefined,
  )(known, world)
}

/** Decrypts until there is nothing left to decrypt. */
export const decryptsNested: typeof decrypted = (known, world) => {
  const read: Opening['read'] = (plaintext, context) => {
    const data = nodesIn(plaintext, context).find((node): node is Element => node.kind === 'element')
    if (!data || !isNamed(data, XENC, 'EncryptedData')) return honestOpening.read(plaintext, context)
    const inner: Encrypted | undefined = readEncrypted({ ...context, children: [data] }, honestReading)
    return inner ? openedBy({ read })({ ...inner, element: context }, world.decryption) : []
  }
  return decryptedBy({ read })(known, world)
}

/** Takes the first assertion that it finds in a plaintext, and nothing else of it. */
export const searchesPlaintext = decryptedBy({
  read: (plaintext, context) => {
    const elements = nodesIn(plaintext, context).filter((node): node is Element => node.kind === 'element')
    return elements
      .flatMap((one) => [...descendants(one)])
      .filter((one) => isNamed(one, SAML, 'Assertion'))
      .slice(0, 1)
  },
})

/** Reads a plaintext as a document, and expands the entities that it declares. */
export const expandsPlaintext = decryptedBy({
  read: (plaintext, context) => {
    const parsed = parseUnchecked(plaintext)
    const isAssertion = parsed.kind === 'document' && isNamed(parsed.root, SAML, 'Assertion')
    return isAssertion ? [parsed.root] : honestOpening.read(plaintext, context)
  },
})

/** Flawed for encrypted messages alone: a second way in, at which nobody looked. */
function whereEncrypted(flawed: Partial<Checks>): Partial<Checks> {
  const either = Object.entries(flawed).map(([name, by]) => {
    const honest = checks[name as CheckName]
    return [name, (known: Draft, world: World) => (known.encrypted ? by(known, world) : honest(known, world))]
  })
  return Object.fromEntries(either) as Partial<Checks>
}

/** What is encrypted comes from somebody who is trusted. @see CVE-2026-2092 */
export const encryptionIsSignature = whereEncrypted({ signed: signatureOptional, binding: unsignedBound })

/** A signature inside is looked for, and not whose it is. */
export const anySignerInside = whereEncrypted({ signatureValue: () => ({ verifiedBy: [] }) })

/** What was decrypted is not looked at again. @see github.com/Clever/saml2, pull request 190 */
export const conditionsInClearOnly = whereEncrypted({
  conditionsKnown: passes,
  window: passes,
  notBefore: passes,
  notOnOrAfter: passes,
  audience: passes,
})

/** Puts whatever a plaintext holds in the place of the encrypted assertion. */
const splices = decryptedBy({ read: (plaintext, context): readonly Node[] => nodesIn(plaintext, context) })

/** Of several assertions that were decrypted, or stand beside what was, the first one counts. */
export const firstDecryptedWins: Partial<Checks> = { ...whereEncrypted(firstChildWins), decrypted: splices }
/** Of several the last one. */
export const lastDecryptedWins: Partial<Checks> = { ...whereEncrypted(lastChildWins), decrypted: splices }
