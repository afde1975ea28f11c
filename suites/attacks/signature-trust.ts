import type { Attacks } from './attack.ts'

/** Whether there is a signature, and whose it is. */
export const signatureTrust: Attacks<'S'> = {
  S01: { name: 'unsigned-all', cases: [] },
  S02: { name: 'unsigned-assertion-forged', cases: [] },
  S03: { name: 'empty-signature', cases: [] },
  S04: { name: 'signature-no-value', cases: [] },
  S05: { name: 'signature-no-reference', cases: [] },
  S06: { name: 'tampered-nameid-a-r-b', cases: [] },
  S07: { name: 'tampered-attribute', cases: [] },
  S08: { name: 'tampered-response-only', cases: [] },
  S09: { name: 'tampered-signature-value', cases: [] },
  S10: { name: 'selfsigned-keyinfo', cases: [] },
  S11: { name: 'cert-faking-clone', cases: [] },
  S12: { name: 'selfsigned-keyvalue', cases: [] },
  S13: { name: 'keyinfo-two-certs', cases: [] },
  S14: { name: 'selfsigned-no-keyinfo', cases: [] },
  S15: {
    name: 'keyname-path',
    cases: ['canary/key-name-of-a-file', 'canary/key-name-of-the-empty-file'],
    notTested: 'what a query for a name with SQL in it would give depends on the tables of the SP',
  },
  S16: { name: 'idp-encryption-key-signs', cases: [] },
  S17: { name: 'sp-key-signs', cases: [] },
  S18: { name: 'other-idp-key', cases: [] },
  S19: { name: 'assertion-unsigned-next-to-signed-response-error', cases: [] },
  S20: { name: 'signature-on-wrong-element', cases: [] },
  S21: { name: 'signature-covers-sibling', cases: [] },
  S22: { name: 'cert-config-missing', cases: [] },
  S23: { name: 'one-of-two-signatures-bad', cases: [] },
  S24: { name: 'double-signature-same-element', cases: [] },
  S25: { name: 'response-signed-assertion-injected-in-unsigned-envelope', cases: [] },
}
