import { bearerNotOnOrAfter } from '../checks/bearer.ts'
import { notBefore, notOnOrAfter } from '../checks/conditions.ts'
import * as audience from '../flawed-checks/audience.ts'
import * as statement from '../flawed-checks/statement.ts'
import * as time from '../flawed-checks/time.ts'
import * as transport from '../flawed-checks/transport.ts'
import { withSkew } from '../flawed-checks/under.ts'
import type { Flaw } from './flaw.ts'

const { passes } = transport

/** Until when. */
export const timeFlaws = {
  'conditions-optional': {
    replaces: 'several',
    by: audience.conditionsOptional,
    lets: 'takes an assertion without conditions',
  },
  'conditions-shape-not-checked': {
    replaces: 'conditions',
    by: audience.conditionsShapeNotChecked,
    lets: 'takes Conditions with elements that they may not have',
  },
  'unknown-conditions-ignored': {
    replaces: 'conditionsKnown',
    by: passes,
    lets: 'does not mind a condition that it does not know',
  },
  'proxy-restriction-refused': {
    replaces: 'conditionsKnown',
    by: audience.proxyRestrictionRefused,
    lets: 'refuses a user because no other SP may be told of the login',
  },
  'inverted-window-accepted': {
    replaces: 'window',
    by: passes,
    lets: 'takes an assertion that ends before it begins',
  },
  'not-before-not-checked': { replaces: 'notBefore', by: passes, lets: 'takes an assertion before its time' },
  'unreadable-not-before-passes': {
    replaces: 'notBefore',
    by: time.unreadableNotBeforePasses,
    lets: 'takes an assertion from a time that is none',
  },
  'not-on-or-after-not-checked': { replaces: 'notOnOrAfter', by: passes, lets: 'takes an assertion after its time' },
  'unreadable-not-on-or-after-passes': {
    replaces: 'notOnOrAfter',
    by: time.unreadableNotOnOrAfterPasses,
    lets: 'takes an assertion until a time that is none',
  },
  'offset-dropped': {
    replaces: 'notOnOrAfter',
    by: time.offsetDropped,
    lets: 'takes a time with an offset, or without zone, for UTC',
  },
  'offset-heeded': {
    replaces: 'notOnOrAfter',
    by: time.offsetHeeded,
    lets: 'takes a time in another zone than UTC',
  },
  'milliseconds-only': {
    replaces: 'notOnOrAfter',
    by: time.millisecondsOnly,
    lets: 'refuses a user whose issuer says times more finely',
  },
  'skew-of-an-hour': {
    replaces: 'several',
    by: {
      notBefore: withSkew(notBefore, 3600),
      notOnOrAfter: withSkew(notOnOrAfter, 3600),
      bearerNotOnOrAfter: withSkew(bearerNotOnOrAfter, 3600),
    },
    lets: 'takes an assertion long after its time',
  },
  'no-skew': {
    replaces: 'several',
    by: {
      notBefore: withSkew(notBefore, 0),
      notOnOrAfter: withSkew(notOnOrAfter, 0),
      bearerNotOnOrAfter: withSkew(bearerNotOnOrAfter, 0),
    },
    lets: 'refuses a user whose issuer has a clock that is a little off',
  },
  'audience-not-checked': { replaces: 'audience', by: passes, lets: 'takes an assertion for another SP' },
  'audience-optional': {
    replaces: 'audience',
    by: audience.audienceOptional,
    lets: 'takes an assertion for nobody in particular',
  },
  'audience-by-prefix': {
    replaces: 'audience',
    by: audience.audienceByPrefix,
    lets: 'takes an assertion for an SP whose name begins with its own',
  },
  'audience-contains': {
    replaces: 'audience',
    by: audience.audienceContains,
    lets: 'takes an assertion for an SP whose name contains its own',
  },
  'audience-contained': {
    replaces: 'audience',
    by: audience.audienceContained,
    lets: 'takes an assertion for an SP whose name is part of its own',
  },
  'audience-folded': {
    replaces: 'audience',
    by: audience.audienceFolded,
    lets: 'does not mind case or a last slash of the audience',
  },
  'audience-may-be-acs': {
    replaces: 'audience',
    by: audience.audienceMayBeAcs,
    lets: 'takes its address for its name',
  },
  'audience-by-site': {
    replaces: 'audience',
    by: audience.audienceBySite,
    lets: 'takes an assertion for another SP of its host',
  },
  'audience-cut-at-comment': {
    replaces: 'audience',
    by: audience.audienceCutAtComment,
    lets: 'reads its own name out of a longer one with a comment in it',
    reference: 'VU#475445',
  },
  'any-restriction-is-enough': {
    replaces: 'audience',
    by: audience.anyRestriction,
    lets: 'takes an assertion that a second restriction keeps from it',
  },
  'first-restriction-only': {
    replaces: 'audience',
    by: audience.firstRestriction,
    lets: 'does not look at the second restriction',
  },
  'last-restriction-only': {
    replaces: 'audience',
    by: audience.lastRestriction,
    lets: 'does not look at any restriction but the last',
  },
  'first-audience-only': {
    replaces: 'audience',
    by: audience.firstAudience,
    lets: 'refuses a user because another SP is named before it',
  },
  'authn-statement-optional': {
    replaces: 'authnStatement',
    by: statement.authnStatementOptional,
    lets: 'takes an assertion that does not say the user signed in',
  },
  'session-index-demanded': {
    replaces: 'authnStatement',
    by: statement.sessionIndexDemanded,
    lets: 'refuses a user whose issuer numbers no sessions',
  },
  'authn-context-not-checked': {
    replaces: 'authnContext',
    by: passes,
    lets: 'takes a statement that does not say how the user signed in',
  },
  'locality-refused': {
    replaces: 'authnContext',
    by: statement.localityRefused,
    lets: 'refuses a user of whom it is told where he was',
  },
  'password-demanded': {
    replaces: 'authnContext',
    by: statement.passwordDemanded,
    lets: 'refuses a user who signs in without a password',
  },
  'authn-instant-not-checked': {
    replaces: 'authnInstant',
    by: passes,
    lets: 'takes a user who will sign in tomorrow',
  },
  'ended-session-accepted': {
    replaces: 'sessionNotOnOrAfter',
    by: statement.endedSessionAccepted,
    lets: "takes a user whose session at the issuer's is over",
  },
  'replay-not-checked': { replaces: 'replay', by: passes, lets: 'takes a message twice' },
  'remembers-nothing': { replaces: 'remember', by: statement.remembersNothing, lets: 'forgets what it has seen' },
  'remembers-responses-only': {
    replaces: 'replay',
    by: statement.responseIdOnly,
    lets: 'takes an assertion again in another Response',
  },
  'remembers-one-time-use-only': {
    replaces: 'replay',
    by: statement.oneTimeUseOnly,
    lets: 'takes a message twice that does not forbid it',
  },
} as const satisfies Record<string, Flaw>
