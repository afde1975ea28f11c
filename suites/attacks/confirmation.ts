import type { Attacks } from './attack.ts'

/** Subject confirmation. */
export const confirmation: Attacks<'B'> = {
  B01: { name: 'sc-expired', cases: ['confirmation/expired', 'confirmation/end-never'] },
  B02: { name: 'sc-missing-notonorafter', cases: ['confirmation/without-end'] },
  B03: { name: 'sc-notbefore-present', cases: ['confirmation/not-before'] },
  B04: { name: 'sc-wrong-recipient', cases: ['confirmation/recipient-of-another-sp'] },
  B05: { name: 'sc-missing-recipient', cases: ['confirmation/without-recipient', 'confirmation/without-data'] },
  B06: {
    name: 'sc-recipient-prefix-suffix',
    cases: [
      'confirmation/recipient-with-suffix',
      'confirmation/recipient-with-path',
      'confirmation/recipient-with-query',
      'confirmation/recipient-with-dot-segments',
    ],
  },
  B07: {
    name: 'sc-recipient-case-port',
    cases: ['confirmation/recipient-host-in-capitals', 'confirmation/recipient-with-default-port'],
  },
  B08: {
    name: 'sc-recipient-other-acs',
    cases: [
      'endpoint/recipient-of-another',
      'endpoint/recipient-of-the-default',
      'confirmation/recipient-elsewhere-on-the-site',
    ],
  },
  B09: { name: 'sc-irt-mismatch', cases: ['solicited/unknown-request-in-confirmation'] },
  B10: { name: 'sc-irt-missing-solicited', cases: ['solicited/confirmation-without-request'] },
  B11: { name: 'sc-irt-conflict', cases: ['solicited/unknown-request-in-response'] },
  B12: { name: 'sc-missing', cases: ['confirmation/none'] },
  B13: { name: 'sc-only-holder-of-key', cases: ['confirmation/holder-of-key'] },
  B14: { name: 'sc-only-sender-vouches', cases: ['confirmation/sender-vouches'] },
  B15: { name: 'sc-two-first-invalid', cases: ['confirmation/second-of-two'] },
  B16: { name: 'sc-two-both-invalid', cases: ['confirmation/both-of-two-expired'] },
  B17: { name: 'sc-split-validity', cases: ['confirmation/neither-of-two'] },
  B18: { name: 'sc-unknown-method-plus-bearer', cases: ['confirmation/unknown-method-beside'] },
  B19: { name: 'sc-address-mismatch', cases: ['confirmation/address-of-another-client'] },
  B20: { name: 'sc-nameid-inside', cases: ['confirmation/name-id-of-another-user'] },
  B21: { name: 'subject-missing', cases: ['confirmation/no-subject'] },
  B22: { name: 'sc-method-case', cases: ['confirmation/method-in-another-case'] },
  B23: { name: 'sc-method-saml1', cases: ['confirmation/method-of-saml-1'] },
}
