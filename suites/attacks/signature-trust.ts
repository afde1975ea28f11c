import type { Attacks } from './attack.ts'

/** Whether there is a signature, and whose it is. */
export const signatureTrust: Attacks<'S'> = {
  S01: { name: 'unsigned-all', cases: ['signature/taken-out'] },
  S02: { name: 'unsigned-assertion-forged', cases: ['signature/taken-out-and-forged'] },
  S03: { name: 'empty-signature', cases: ['signature/empty'] },
  S04: { name: 'signature-no-value', cases: ['signature/without-value'] },
  S05: { name: 'signature-no-reference', cases: ['signature/without-reference'] },
  S06: { name: 'tampered-nameid-a-r-b', cases: ['signature/user-changed-after-signing'] },
  S07: { name: 'tampered-attribute', cases: ['signature/user-changed-after-signing'] },
  S08: { name: 'tampered-response-only', cases: ['solicited/unknown-request-in-response'] },
  S09: { name: 'tampered-signature-value', cases: ['signature/value-bit-turned'] },
  S10: { name: 'selfsigned-keyinfo', cases: ['signature/by-a-stranger'] },
  S11: {
    name: 'cert-faking-clone',
    cases: ['signature/by-a-stranger', 'signature/by-a-stranger-under-our-certificate'],
  },
  S12: { name: 'selfsigned-keyvalue', cases: ['signature/by-a-stranger-with-key-value'] },
  S13: { name: 'keyinfo-two-certs', cases: ['signature/by-a-stranger-beside-our-certificate'] },
  S14: { name: 'selfsigned-no-keyinfo', cases: ['signature/by-a-stranger-without-key-info'] },
  S15: {
    name: 'keyname-path',
    cases: ['canary/key-name-of-a-file', 'canary/key-name-of-the-empty-file'],
    notTested: 'what a query for a name with SQL in it would give depends on the tables of the SP',
  },
  S16: { name: 'idp-encryption-key-signs', cases: ['signature/by-the-encryption-key'] },
  S17: {
    name: 'sp-key-signs',
    cases: [],
    notTested:
      'nobody but the SP has that key, and a target file that asked for it would hold the secret of a system under test; a key that no metadata of the issuer give for signing is asked with signature/by-another-issuer and signature/by-the-encryption-key, and what the SP has signed itself is posted back with solicited/request-as-response',
  },
  S18: { name: 'other-idp-key', cases: ['signature/by-another-issuer'] },
  S19: {
    name: 'assertion-unsigned-next-to-signed-response-error',
    cases: ['wrapping/forged-in-signature-of-failure', 'wrapping/decoy-signature-in-error'],
    notTested: 'beside the signature it would break the digest, which signature/user-changed-after-signing asks for',
  },
  S20: { name: 'signature-on-wrong-element', cases: ['reference/to-the-issuer-alone'] },
  S21: {
    name: 'signature-covers-sibling',
    cases: ['reference/signature-of-a-logout-response', 'wrapping/metadata-signature-moved'],
  },
  S22: { name: 'cert-config-missing', cases: ['signature/by-an-issuer-without-keys'] },
  S23: {
    name: 'one-of-two-signatures-bad',
    cases: ['signature/by-a-stranger-on-the-response', 'signature/by-a-stranger-on-the-assertion'],
  },
  S24: { name: 'double-signature-same-element', cases: ['signature/twice'] },
  S25: { name: 'response-signed-assertion-injected-in-unsigned-envelope', cases: ['response/in-a-soap-envelope'] },
}
