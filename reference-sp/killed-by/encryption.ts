import type { encryptionFlaws } from '../flaws/encryption.ts'

/** Honest logins that are encrypted. Two more have a policy of their own. */
const DECRYPTED = [
  'encryption/aes256-gcm',
  'encryption/aes128-gcm',
  'encryption/rsa-oaep-sha256',
  'encryption/second-key',
  'encryption/key-for-another-first',
  'encryption/key-beside',
  'encryption/key-beside-by-reference',
]

/** Encrypted wrappings, by which of the assertions the forged one is that they leave. */
export const FORGED_OUTSIDE = ['encryption/forged-around-signed', 'encryption/signed-in-object-of-forged']

/** What no assertion is: it has to be refused as if it could not be decrypted. */
const NO_ASSERTION = ['encryption/plaintext-name-id', 'encryption/plaintext-response', 'encryption/plaintext-text']

/** Encryption. */
export const encryptionKilledBy: Readonly<Record<keyof typeof encryptionFlaws, readonly string[]>> = {
  // What is refused by its algorithm is refused for another reason.
  'decrypts-nothing': [
    ...DECRYPTED,
    'encryption/signed-inside',
    'encryption/aes256-cbc',
    'encryption/triple-des',
    'encryption/rsa-1.5',
    'dialect/adfs-encrypted',
    'dialect/okta-encrypted',
    'dialect/shibboleth',
  ],
  'encrypted-type-ignored': ['encryption/type-content'],
  'content-key-inside-only': ['encryption/key-beside', 'encryption/key-beside-by-reference'],
  'content-key-by-reference-only': ['encryption/key-beside'],
  'first-content-key-only': ['encryption/key-for-another-first'],
  'cipher-reference-followed': ['encryption/cipher-reference-outside', 'encryption/cipher-reference-stylesheet'],
  'oaep-sha1-only': ['encryption/rsa-oaep-sha256'],
  'aes-256-only': ['encryption/aes128-gcm', 'dialect/shibboleth'],
  'cbc-accepted': ['encryption/aes256-cbc', 'dialect/adfs-encrypted', 'dialect/okta-encrypted'],
  'cbc-refused': ['encryption/aes256-cbc', 'dialect/adfs-encrypted', 'dialect/okta-encrypted'],
  'triple-des-accepted': ['encryption/triple-des'],
  'triple-des-refused': ['encryption/triple-des'],
  'rsa-1.5-accepted': ['encryption/rsa-1.5'],
  'rsa-1.5-refused': ['encryption/rsa-1.5'],
  'current-key-only': ['encryption/second-key'],
  'neighbours-key-too': ['encryption/for-another-sp'],
  'gcm-tag-not-verified': ['encryption/gcm-tag-zero', 'encryption/gcm-tag-turned'],
  'gcm-tag-of-any-length': ['encryption/gcm-tag-of-four-octets'],
  'padding-told': ['encryption/cbc-failures'],
  'key-padding-told': ['encryption/rsa-1.5-failures'],
  'plaintext-told': [...NO_ASSERTION, 'encryption/nested', 'encryption/plaintext-doctype', 'encryption/element-behind'],
  'nested-decrypted': ['encryption/nested'],
  'plaintext-searched': ['encryption/plaintext-response', 'encryption/element-behind'],
  'plaintext-entities-expanded': ['encryption/plaintext-doctype'],
  'clear-where-encryption-required': ['encryption/clear-where-required'],
  'signed-inside-accepted': ['encryption/signed-inside'],
  'signed-inside-refused': ['encryption/signed-inside'],
  'encryption-is-a-signature': ['encryption/forged-unsigned'],
  'any-signer-inside-encryption': ['encryption/signed-by-a-stranger'],
  'conditions-checked-in-clear-only': ['encryption/expired', 'encryption/audience-of-another-sp'],
  // What is no assertion is refused, but as a response without one.
  'first-decrypted-assertion-wins': [
    ...NO_ASSERTION,
    'encryption/nested',
    'encryption/element-behind',
    ...FORGED_OUTSIDE,
    'encryption/forged-before-signed',
    'encryption/forged-before-clear',
  ],
  'last-decrypted-assertion-wins': [
    ...NO_ASSERTION,
    'encryption/nested',
    'encryption/element-behind',
    ...FORGED_OUTSIDE,
    'encryption/forged-behind-signed',
    'encryption/forged-behind-clear',
  ],
}
