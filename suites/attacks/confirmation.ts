import type { Attacks } from './attack.ts'

/** Subject confirmation. */
export const confirmation: Attacks<'B'> = {
  B01: { name: 'sc-expired', cases: [] },
  B02: { name: 'sc-missing-notonorafter', cases: [] },
  B03: { name: 'sc-notbefore-present', cases: [] },
  B04: { name: 'sc-wrong-recipient', cases: [] },
  B05: { name: 'sc-missing-recipient', cases: [] },
  B06: { name: 'sc-recipient-prefix-suffix', cases: [] },
  B07: { name: 'sc-recipient-case-port', cases: [] },
  B08: { name: 'sc-recipient-other-acs', cases: [] },
  B09: { name: 'sc-irt-mismatch', cases: [] },
  B10: { name: 'sc-irt-missing-solicited', cases: [] },
  B11: { name: 'sc-irt-conflict', cases: [] },
  B12: { name: 'sc-missing', cases: [] },
  B13: { name: 'sc-only-holder-of-key', cases: [] },
  B14: { name: 'sc-only-sender-vouches', cases: [] },
  B15: { name: 'sc-two-first-invalid', cases: [] },
  B16: { name: 'sc-two-both-invalid', cases: [] },
  B17: { name: 'sc-split-validity', cases: [] },
  B18: { name: 'sc-unknown-method-plus-bearer', cases: [] },
  B19: { name: 'sc-address-mismatch', cases: [] },
  B20: { name: 'sc-nameid-inside', cases: [] },
  B21: { name: 'subject-missing', cases: [] },
  B22: { name: 'sc-method-case', cases: [] },
  B23: { name: 'sc-method-saml1', cases: [] },
}
