import * as dialect from '../flawed-checks/dialect.ts'
import * as transport from '../flawed-checks/transport.ts'
import type { Flaw } from './flaw.ts'

const { passes } = transport

/** One identity provider's habit, taken for the rule. */
export const dialectFlaws = {
  'authentication-first-demanded': {
    replaces: 'assertionShape',
    by: dialect.authenticationFirst,
    lets: 'refuses an assertion whose attributes stand before the authentication',
  },
  'underscore-demanded': {
    replaces: 'ids',
    by: dialect.underscoreDemanded,
    lets: 'refuses a Response whose ID does not begin with an underscore',
  },
  'milliseconds-demanded': {
    replaces: 'notOnOrAfter',
    by: dialect.millisecondsDemanded,
    lets: 'refuses an assertion whose times have no three digits of a fraction',
  },
  'session-end-refused': {
    replaces: 'sessionNotOnOrAfter',
    by: dialect.sessionEndRefused,
    lets: 'refuses an assertion that says when its session ends',
  },
  'issuer-format-refused': {
    replaces: 'issuer',
    by: dialect.issuerFormatRefused,
    lets: 'refuses an issuer that says it is an entity',
  },
  'long-window-refused': {
    replaces: 'window',
    by: dialect.longWindowRefused,
    lets: 'refuses an assertion that is valid for an hour',
  },
  'one-x509-data-demanded': {
    replaces: 'keys',
    by: dialect.oneX509DataDemanded,
    lets: 'refuses a signature without KeyInfo, or with more in it than a certificate',
  },
  'status-message-refused': {
    replaces: 'status',
    by: dialect.statusMessageRefused,
    lets: 'refuses a success with a message to it',
  },
  'qualified-name-refused': {
    replaces: 'nameIdQualifier',
    by: dialect.qualifiedNameRefused,
    lets: 'refuses a NameID that says it is for this very SP',
  },
  'clock-of-the-issuer-believed': {
    replaces: 'several',
    by: { responseIssueInstant: passes, assertionIssueInstant: passes, notBefore: passes, authnInstant: passes },
    lets: 'takes whatever time an issuer has for the right one',
  },
} as const satisfies Record<string, Flaw>
