import type { Attacks } from './attack.ts'

/** XML Encryption. */
export const encryption: Attacks<'E'> = {
  E01: { name: 'enc-unsigned-forged', cases: [] },
  E02: { name: 'enc-selfsigned', cases: [] },
  E03: { name: 'enc-cbc-bitflip', cases: [] },
  E04: { name: 'enc-gcm-tag-truncated', cases: [] },
  E05: { name: 'enc-gcm-tag-zero-flipped', cases: [] },
  E06: { name: 'enc-rsa15', cases: [] },
  E07: { name: 'enc-rsa15-bad-padding', cases: [] },
  E08: { name: 'enc-key-confusion', cases: [] },
  E09: { name: 'enc-3des', cases: [] },
  E10: { name: 'enc-cipherreference', cases: [] },
  E11: { name: 'enc-cipherreference-transforms', cases: [] },
  E12: { name: 'enc-type-content', cases: [] },
  E13: { name: 'enc-nested', cases: [] },
  E14: { name: 'enc-plaintext-not-assertion', cases: [] },
  E15: { name: 'enc-plaintext-dtd', cases: [] },
  E16: { name: 'encryptedid', cases: [] },
  E17: { name: 'encryptedattribute', cases: [] },
  E18: { name: 'enc-key-outside', cases: [] },
  E19: { name: 'enc-key-wrong-sp', cases: [] },
  E20: { name: 'enc-required-but-clear', cases: [] },
}
