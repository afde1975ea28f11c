import type { Attacks } from './attack.ts'

/** The envelope of the response. */
export const response: Attacks<'Q'> = {
  Q01: { name: 'status-requester-with-assertion', cases: ['response/status-requester'] },
  Q02: { name: 'status-missing', cases: ['response/no-status'] },
  Q03: { name: 'status-second-level-only', cases: ['response/status-authn-failed'] },
  Q04: { name: 'status-unknown-uri', cases: ['response/status-unknown'] },
  Q05: {
    name: 'status-success-with-nested-failure',
    cases: ['response/status-nested-failure', 'response/status-nested-success'],
  },
  Q06: { name: 'status-two', cases: ['response/two-statuses'] },
  Q07: { name: 'success-no-assertion', cases: ['response/no-assertion'] },
  Q08: {
    name: 'destination-wrong',
    cases: [
      'response/destination-of-another-sp',
      'response/destination-with-suffix',
      'response/destination-elsewhere-on-the-site',
    ],
  },
  Q09: { name: 'destination-missing-signed', cases: ['response/no-destination-when-signed'] },
  Q10: { name: 'destination-missing-unsigned-response', cases: ['response/no-destination-when-unsigned'] },
  Q11: { name: 'destination-empty', cases: ['response/destination-empty'] },
  Q12: {
    name: 'destination-variants',
    cases: [
      'response/destination-host-in-capitals',
      'response/destination-path-in-another-case',
      'response/destination-with-default-port',
      'response/destination-on-another-port',
      'response/destination-of-another-scheme',
      'response/destination-with-slash',
      'response/destination-with-query',
      'response/destination-with-dot-segments',
      'response/destination-through-dot-segments',
      'response/destination-with-user',
      'response/destination-with-our-host-as-user',
    ],
  },
  Q13: { name: 'response-irt-unknown', cases: ['solicited/unknown-request'] },
  Q14: { name: 'response-irt-other-session', cases: ['solicited/request-of-another-browser'] },
  Q15: { name: 'response-irt-reused', cases: ['solicited/request-answered-twice'] },
  Q16: {
    name: 'unsolicited-with-irt',
    cases: [
      'response/in-response-to-nothing',
      'response/in-response-to-in-response',
      'response/in-response-to-in-confirmation',
    ],
  },
  Q17: { name: 'unsolicited-disabled', cases: ['solicited/unsolicited'] },
  Q18: { name: 'response-version', cases: ['response/version-1.1', 'response/version-2.1', 'response/version-3.0'] },
  Q19: {
    name: 'response-issueinstant-stale-future',
    cases: ['response/issued-in-the-future', 'response/issued-yesterday'],
  },
  Q20: { name: 'response-issuer-mismatch', cases: ['response/response-issuer-differs'] },
  Q21: {
    name: 'assertion-issuer-mismatch',
    cases: [
      'response/assertion-issuer-differs',
      'response/unknown-issuer-with-our-key',
      'response/issuer-in-capitals',
      'response/issuer-with-suffix',
    ],
  },
  Q22: {
    name: 'issuer-response-vs-assertion',
    cases: ['response/response-issuer-differs', 'response/assertion-issuer-differs'],
  },
  Q23: {
    name: 'issuer-format',
    cases: ['response/issuer-of-another-format', 'response/response-issuer-of-another-format'],
  },
  Q24: { name: 'issuer-qualifiers', cases: ['response/issuer-with-qualifier'] },
  Q25: { name: 'issuer-missing-assertion', cases: ['response/assertion-without-issuer'] },
  Q26: {
    name: 'issuer-missing-response',
    cases: ['response/unsigned-response-without-issuer', 'response/signed-response-without-issuer'],
  },
  Q27: { name: 'issuer-whitespace', cases: ['response/issuer-with-white-space'] },
  Q28: {
    name: 'multiple-assertions-same-subject',
    cases: ['response/two-assertions-of-one-user', 'response/two-assertions-of-two-users'],
  },
  Q29: {
    name: 'consent-attr-unknown-attr',
    cases: ['response/consent', 'response/foreign-attribute', 'response/foreign-element'],
  },
  Q30: { name: 'response-id-missing', cases: ['response/no-id'] },
  Q31: { name: 'soap-wrapped-response', cases: ['response/in-a-soap-envelope'] },
}
