import type { Attacks } from './attack.ts'

/** XML Encryption. */
export const encryption: Attacks<'E'> = {
  E01: { name: 'enc-unsigned-forged', cases: ['encryption/forged-unsigned'] },
  E02: { name: 'enc-selfsigned', cases: ['encryption/signed-by-a-stranger'] },
  E03: { name: 'enc-cbc-bitflip', cases: ['encryption/cbc-failures'] },
  E04: { name: 'enc-gcm-tag-truncated', cases: ['encryption/gcm-tag-of-four-octets'] },
  E05: { name: 'enc-gcm-tag-zero-flipped', cases: ['encryption/gcm-tag-zero', 'encryption/gcm-tag-turned'] },
  E06: { name: 'enc-rsa15', cases: ['encryption/rsa-1.5'] },
  E07: { name: 'enc-rsa15-bad-padding', cases: ['encryption/rsa-1.5-failures'] },
  E08: { name: 'enc-key-confusion', cases: ['encryption/key-for-another-first'] },
  E09: { name: 'enc-3des', cases: ['encryption/triple-des'] },
  E10: {
    name: 'enc-cipherreference',
    cases: ['encryption/cipher-reference-outside', 'encryption/cipher-reference-inside'],
  },
  E11: { name: 'enc-cipherreference-transforms', cases: ['encryption/cipher-reference-stylesheet'] },
  E12: { name: 'enc-type-content', cases: ['encryption/type-content'] },
  E13: { name: 'enc-nested', cases: ['encryption/nested'] },
  E14: {
    name: 'enc-plaintext-not-assertion',
    cases: ['encryption/plaintext-name-id', 'encryption/plaintext-response', 'encryption/plaintext-text'],
  },
  E15: { name: 'enc-plaintext-dtd', cases: ['encryption/plaintext-doctype'] },
  E16: { name: 'encryptedid', cases: ['encryption/name-id'] },
  E17: { name: 'encryptedattribute', cases: ['encryption/attribute'] },
  E18: { name: 'enc-key-outside', cases: ['encryption/key-beside', 'encryption/key-beside-by-reference'] },
  E19: { name: 'enc-key-wrong-sp', cases: ['encryption/for-another-sp'] },
  E20: { name: 'enc-required-but-clear', cases: ['encryption/clear-where-required'] },
}
