import type { Attacks } from './attack.ts'

/** Honest logins: positive controls. */
export const controls: Attacks<'P'> = {
  P01: { name: 'valid-a', cases: ['control/assertion-signed'] },
  P02: { name: 'valid-r', cases: ['control/response-signed'] },
  P03: { name: 'valid-b', cases: ['control/both-signed'] },
  P04: { name: 'valid-no-keyinfo', cases: ['control/no-key-info'] },
  P05: { name: 'valid-keyinfo-other-cert', cases: ['control/another-certificate-of-the-key'] },
  P06: { name: 'valid-keyinfo-keyvalue', cases: ['control/key-value'] },
  P07: { name: 'valid-second-signing-key', cases: ['control/second-signing-key'] },
  P08: { name: 'valid-expired-idp-cert', cases: ['certificate/issuer-expired'] },
  P09: {
    name: 'valid-encrypted',
    cases: ['encryption/aes256-gcm', 'encryption/aes128-gcm', 'encryption/aes256-cbc', 'encryption/rsa-oaep-sha256'],
  },
  P10: { name: 'valid-enc-signed-inner', cases: ['encryption/signed-inside'] },
  P11: { name: 'valid-second-decryption-key', cases: ['encryption/second-key'] },
  P12: { name: 'valid-unsolicited', cases: ['control/assertion-signed', 'solicited/unsolicited'] },
  P13: { name: 'valid-c14n-inclusive', cases: ['control/inclusive-canonicalization'] },
  P14: { name: 'valid-exc-c14n-withcomments', cases: ['control/exclusive-canonicalization-with-comments'] },
  P15: { name: 'valid-inclusive-namespaces', cases: ['control/inclusive-namespaces'] },
  P16: { name: 'valid-prefix-variants', cases: ['control/prefixes-saml2', 'control/default-namespaces'] },
  P17: { name: 'valid-pretty-printed', cases: ['control/pretty-printed'] },
  P18: { name: 'valid-skew-60s', cases: ['conditions/expired-within-skew', 'conditions/early-within-skew'] },
  P19: { name: 'valid-extensions', cases: ['control/extensions'] },
  P20: { name: 'valid-advice', cases: ['control/advice', 'control/advice-with-assertion'] },
  P21: { name: 'valid-error-response', cases: ['response/failure-without-assertion'] },
  P22: { name: 'valid-no-nameid', cases: ['name-id/absent'] },
  P23: { name: 'valid-rsa-sha512-sha384', cases: ['control/rsa-sha384', 'control/rsa-sha512'] },
  P24: { name: 'valid-ecdsa-p256', cases: ['control/ecdsa-sha256'] },
  P25: { name: 'valid-rsa-pss', cases: ['control/rsa-pss'] },
  P26: {
    name: 'valid-multi-attribute-values',
    cases: ['control/many-attribute-values', 'role/ten-values'],
    notTested: 'no oracle sees in which order an SP keeps the values of an attribute',
  },
}
