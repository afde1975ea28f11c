import type { dialectFlaws } from '../flaws/dialect.ts'

const WITHOUT_SKEW = ['dialect/adfs', 'dialect/adfs-without-name-id', 'dialect/entra', 'dialect/auth0']

/** One identity provider's habit, taken for the rule. */
export const dialectKilledBy: Readonly<Record<keyof typeof dialectFlaws, readonly string[]>> = {
  'authentication-first-demanded': [...WITHOUT_SKEW, 'dialect/google'],
  'underscore-demanded': ['dialect/okta', 'dialect/pingfederate', 'dialect/onelogin', 'dialect/keycloak'],
  'milliseconds-demanded': [
    'dialect/onelogin',
    'dialect/simplesamlphp',
    'conditions/times-without-fraction',
    'conditions/times-of-ten-digits',
  ],
  'session-end-refused': [
    'dialect/pingone',
    'dialect/onelogin',
    'dialect/keycloak',
    'dialect/simplesamlphp',
    'statement/session-already-over',
    'session-end/session-not-on-or-after-sooner',
    'session-end/session-not-on-or-after-beyond-limit',
  ],
  'issuer-format-refused': ['dialect/okta', 'dialect/simplesamlphp'],
  'long-window-refused': [
    ...WITHOUT_SKEW,
    // Refused anyway, and for another reason.
    'conditions/begin-in-year-1',
    'conditions/ended-10-minutes-ago',
    'conditions/ended-just-beyond-skew',
    'conditions/expired',
    'conditions/not-yet-valid',
    'encryption/expired',
  ],
  'one-x509-data-demanded': ['dialect/pingfederate', 'dialect/keycloak', 'control/key-value', 'control/no-key-info'],
  'status-message-refused': ['dialect/message-beside-success'],
  'qualified-name-refused': ['dialect/simplesamlphp'],
  'clock-of-the-issuer-believed': [
    'conditions/clock-a-year-ahead',
    'conditions/not-yet-valid',
    'conditions/begin-never',
    'conditions/begins-just-beyond-skew',
    'response/issued-in-the-future',
    'response/assertion-issued-in-the-future',
    'response/no-issue-instant',
    'response/issued-yesterday',
    'statement/in-the-future',
  ],
}
