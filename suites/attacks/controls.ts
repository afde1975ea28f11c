import type { Attacks } from './attack.ts'

/** Honest logins: positive controls. */
export const controls: Attacks<'P'> = {
  P01: { name: 'valid-a', cases: [] },
  P02: { name: 'valid-r', cases: [] },
  P03: { name: 'valid-b', cases: [] },
  P04: { name: 'valid-no-keyinfo', cases: [] },
  P05: { name: 'valid-keyinfo-other-cert', cases: [] },
  P06: { name: 'valid-keyinfo-keyvalue', cases: [] },
  P07: { name: 'valid-second-signing-key', cases: [] },
  P08: { name: 'valid-expired-idp-cert', cases: [] },
  P09: {
    name: 'valid-encrypted',
    cases: ['encryption/aes256-gcm', 'encryption/aes128-gcm', 'encryption/aes256-cbc', 'encryption/rsa-oaep-sha256'],
  },
  P10: { name: 'valid-enc-signed-inner', cases: ['encryption/signed-inside'] },
  P11: { name: 'valid-second-decryption-key', cases: ['encryption/second-key'] },
  P12: { name: 'valid-unsolicited', cases: [] },
  P13: { name: 'valid-c14n-inclusive', cases: [] },
  P14: { name: 'valid-exc-c14n-withcomments', cases: [] },
  P15: { name: 'valid-inclusive-namespaces', cases: [] },
  P16: { name: 'valid-prefix-variants', cases: ['control/prefixes-saml2', 'control/default-namespaces'] },
  P17: { name: 'valid-pretty-printed', cases: ['control/pretty-printed'] },
  P18: { name: 'valid-skew-60s', cases: [] },
  P19: { name: 'valid-extensions', cases: ['control/extensions'] },
  P20: { name: 'valid-advice', cases: ['control/advice', 'control/advice-with-assertion'] },
  P21: { name: 'valid-error-response', cases: [] },
  P22: { name: 'valid-no-nameid', cases: [] },
  P23: { name: 'valid-rsa-sha512-sha384', cases: [] },
  P24: { name: 'valid-ecdsa-p256', cases: [] },
  P25: { name: 'valid-rsa-pss', cases: [] },
  P26: {
    name: 'valid-multi-attribute-values',
    cases: ['control/many-attribute-values', 'role/ten-values'],
    notTested: 'no oracle sees in which order an SP keeps the values of an attribute',
  },
}
