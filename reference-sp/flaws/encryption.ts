import { encryptionAlgorithms } from '../checks/encryption-algorithms.ts'
import { encryptionSigned } from '../checks/encryption-signed.ts'
import * as encryption from '../flawed-checks/encryption.ts'
import { passes } from '../flawed-checks/transport.ts'
import { under } from '../flawed-checks/under.ts'
import type { Flaw } from './flaw.ts'

/** Encryption. */
export const encryptionFlaws = {
  'decrypts-nothing': {
    replaces: 'encryptedData',
    by: encryption.decryptsNothing,
    lets: 'publishes a key for encryption and decrypts nothing',
  },
  'encrypted-type-ignored': {
    replaces: 'encryptedData',
    by: encryption.typeIgnored,
    lets: 'takes encrypted content for an encrypted element',
  },
  'content-key-inside-only': {
    replaces: 'encryptedData',
    by: encryption.keyInsideOnly,
    lets: 'does not find a content key beside the encrypted data',
  },
  'content-key-by-reference-only': {
    replaces: 'encryptedData',
    by: encryption.keyByReferenceOnly,
    lets: 'finds a content key beside the encrypted data only by a RetrievalMethod',
  },
  'first-content-key-only': {
    replaces: 'encryptedData',
    by: encryption.firstKeyOnly,
    lets: 'gives up after the first content key',
  },
  'cipher-reference-followed': {
    replaces: 'several',
    by: encryption.followsCipherReference,
    lets: 'decrypts octets from wherever a message says that they are',
    reference: 'Shibboleth security advisory of December 2022',
  },
  'oaep-sha1-only': {
    replaces: 'encryptionAlgorithms',
    by: encryption.oaepSha1Only,
    lets: 'refuses a content key under RSA-OAEP with SHA-256',
  },
  'aes-256-only': {
    replaces: 'encryptionAlgorithms',
    by: encryption.aes256Only,
    lets: 'refuses AES-128',
  },
  'cbc-accepted': {
    replaces: 'encryptionAlgorithms',
    by: under(encryptionAlgorithms, { 'encryption.cbc': 'accept' }),
    lets: 'decrypts AES-CBC although it is declared not to',
  },
  'cbc-refused': {
    replaces: 'encryptionAlgorithms',
    by: under(encryptionAlgorithms, { 'encryption.cbc': 'reject' }),
    lets: 'refuses AES-CBC although it is declared to decrypt it',
    policy: 'lenient',
  },
  'triple-des-accepted': {
    replaces: 'encryptionAlgorithms',
    by: under(encryptionAlgorithms, { 'encryption.tripleDes': 'accept' }),
    lets: 'decrypts Triple DES although it is declared not to',
  },
  'triple-des-refused': {
    replaces: 'encryptionAlgorithms',
    by: under(encryptionAlgorithms, { 'encryption.tripleDes': 'reject' }),
    lets: 'refuses Triple DES although it is declared to decrypt it',
    policy: 'lenient',
  },
  'rsa-1.5-accepted': {
    replaces: 'encryptionAlgorithms',
    by: under(encryptionAlgorithms, { 'encryption.rsa15': 'accept' }),
    lets: 'reads a content key under RSA 1.5 although it is declared not to',
  },
  'rsa-1.5-refused': {
    replaces: 'encryptionAlgorithms',
    by: under(encryptionAlgorithms, { 'encryption.rsa15': 'reject' }),
    lets: 'refuses a content key under RSA 1.5 although it is declared to read it',
    policy: 'lenient',
  },
  'current-key-only': {
    replaces: 'decrypted',
    by: encryption.currentKeyOnly,
    lets: 'does not decrypt what was encrypted for its second key',
  },
  'neighbours-key-too': {
    replaces: 'decrypted',
    by: encryption.neighboursKeyToo,
    lets: 'decrypts what was encrypted for another SP on its host',
  },
  'gcm-tag-not-verified': {
    replaces: 'decrypted',
    by: encryption.tagNotVerified,
    lets: 'decrypts AES-GCM and does not verify the tag',
  },
  'gcm-tag-of-any-length': {
    replaces: 'decrypted',
    by: encryption.tagOfAnyLength,
    lets: 'verifies as much of a tag as there is',
    reference: 'CVE-2026-32313',
  },
  'padding-told': {
    replaces: 'decrypted',
    by: encryption.paddingTold,
    lets: 'tells a broken padding from other failures, and is an oracle for the plaintext',
    reference: 'Jager and Somorovsky 2011',
    policy: 'lenient',
  },
  'key-padding-told': {
    replaces: 'decrypted',
    by: encryption.keyPaddingTold,
    lets: 'tells a content key with a broken padding from a wrong one, and is an oracle for the key',
    reference: 'Bleichenbacher 1998',
    policy: 'lenient',
  },
  'plaintext-told': {
    replaces: 'decrypted',
    by: encryption.plaintextTold,
    lets: 'tells that something could be decrypted, but is no assertion',
  },
  'nested-decrypted': {
    replaces: 'decrypted',
    by: encryption.decryptsNested,
    lets: 'decrypts what it decrypted once more',
  },
  'plaintext-searched': {
    replaces: 'decrypted',
    by: encryption.searchesPlaintext,
    lets: 'takes an assertion out of whatever a plaintext is',
  },
  'plaintext-entities-expanded': {
    replaces: 'decrypted',
    by: encryption.expandsPlaintext,
    lets: 'expands the entities that a plaintext declares',
  },
  'clear-where-encryption-required': {
    replaces: 'encryptionRequired',
    by: passes,
    lets: 'takes an assertion in clear although it was told not to',
  },
  'signed-inside-accepted': {
    replaces: 'encryptionSigned',
    by: under(encryptionSigned, { 'encryption.signedInside': 'accept' }),
    lets: 'takes an encrypted assertion in an unsigned Response although it is declared not to',
    policy: 'lenient',
  },
  'signed-inside-refused': {
    replaces: 'encryptionSigned',
    by: under(encryptionSigned, { 'encryption.signedInside': 'reject' }),
    lets: 'refuses an encrypted assertion in an unsigned Response although it is declared to take it',
  },
  'encryption-is-a-signature': {
    replaces: 'several',
    by: encryption.encryptionIsSignature,
    lets: 'takes an encrypted assertion that nobody signed',
    reference: 'CVE-2026-2092',
  },
  'any-signer-inside-encryption': {
    replaces: 'several',
    by: encryption.anySignerInside,
    lets: 'takes an encrypted assertion that anybody signed',
  },
  'conditions-checked-in-clear-only': {
    replaces: 'several',
    by: encryption.conditionsInClearOnly,
    lets: 'does not look for whom an encrypted assertion is, and until when',
    reference: 'github.com/Clever/saml2, pull request 190',
  },
  'first-decrypted-assertion-wins': {
    replaces: 'several',
    by: encryption.firstDecryptedWins,
    lets: 'reads the first of several assertions that it decrypted, whichever is signed',
    reference: 'CVE-2026-25922',
  },
  'last-decrypted-assertion-wins': {
    replaces: 'several',
    by: encryption.lastDecryptedWins,
    lets: 'reads the last of several assertions that it decrypted, whichever is signed',
  },
} as const satisfies Record<string, Flaw>
