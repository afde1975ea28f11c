import * as effect from '../flawed-checks/effect.ts'
import * as language from '../flawed-checks/language.ts'
import * as session from '../flawed-checks/session.ts'
import { under } from '../flawed-checks/under.ts'
import { preferredLanguage } from '../products/preferred-language.ts'
import { sessionDuration, sessionEnd } from '../products/session-duration.ts'
import type { Flaw } from './flaw.ts'

/** Deep Security: sessions and languages. */
export const sessionFlaws = {
  'duration-in-minutes': {
    replaces: 'sessionDuration',
    by: session.durationInMinutes,
    lets: 'lets a session last sixty times as long',
  },
  'duration-ignored': {
    replaces: 'sessionDuration',
    by: session.durationIgnored,
    lets: 'lets a session last longer than the message says',
  },
  'duration-leading-digits': {
    replaces: 'sessionDuration',
    by: session.leadingDigits,
    lets: 'takes 8h for eight seconds',
  },
  'duration-any-number': {
    replaces: 'sessionDuration',
    by: session.anyNumber,
    lets: 'takes 1e3, 28800.5 and -1 for durations',
  },
  'longer-of-two-durations': {
    replaces: 'sessionDuration',
    by: session.longerOfTwo,
    lets: 'takes the longer of two durations',
  },
  'first-of-two-durations': {
    replaces: 'sessionDuration',
    by: session.firstOfTwo,
    lets: 'takes the first of two durations',
  },
  'duration-demanded': {
    replaces: 'sessionDuration',
    by: session.durationDemanded,
    lets: 'refuses a user whose issuer says nothing of a duration',
  },
  'long-duration-refused': {
    replaces: 'sessionDuration',
    by: session.longDurationRefused,
    lets: 'refuses a duration that the limit would have shortened',
  },
  'invalid-duration-ignored': {
    replaces: 'sessionDuration',
    by: under(sessionDuration, { 'session.onInvalid': 'ignore' }),
    lets: 'takes what is no duration although it is declared not to',
  },
  'invalid-duration-refused': {
    replaces: 'sessionDuration',
    by: under(sessionDuration, { 'session.onInvalid': 'reject' }),
    lets: 'refuses what is no duration although it is declared to ignore it',
    policy: 'lenient',
  },
  'limit-ignored': {
    replaces: 'sessionEnd',
    by: session.limitIgnored,
    lets: 'lets a message prolong the session beyond the limit of the administrator',
  },
  'endless-session': { replaces: 'sessionEnd', by: session.endless, lets: 'lets a session last a year' },
  'issuers-end-ignored': {
    replaces: 'sessionEnd',
    by: under(sessionEnd, { 'session.lesserEndWins': 'no' }),
    lets: 'lets a session outlive SessionNotOnOrAfter although it is declared not to',
  },
  'issuers-end-heeded': {
    replaces: 'sessionEnd',
    by: under(sessionEnd, { 'session.lesserEndWins': 'yes' }),
    lets: 'ends a session by SessionNotOnOrAfter although it is declared not to',
    policy: 'lenient',
  },
  'issuers-end-wins': {
    replaces: 'sessionEnd',
    by: session.issuersEndWins,
    lets: 'lets SessionNotOnOrAfter prolong a session',
  },
  'activity-renews-session': {
    replaces: 'activity',
    by: effect.activityRenews,
    lets: 'lets a busy session live on',
  },
  'sessions-never-end': { replaces: 'isAlive', by: effect.sessionsNeverEnd, lets: 'does not look at the end' },
  'role-removal-leaves-sessions': {
    replaces: 'endsWithRole',
    by: effect.removalLeavesSessions,
    lets: 'leaves a session with a role that was taken away',
  },
  'language-ignored': {
    replaces: 'preferredLanguage',
    by: language.languageIgnored,
    lets: 'speaks English to everybody',
  },
  'english-lacking': { replaces: 'preferredLanguage', by: language.englishLacking, lets: 'does not know en-US' },
  'japanese-lacking': { replaces: 'preferredLanguage', by: language.japaneseLacking, lets: 'does not know ja-JP' },
  'chinese-lacking': { replaces: 'preferredLanguage', by: language.chineseLacking, lets: 'does not know zh-CN' },
  'language-demanded': {
    replaces: 'preferredLanguage',
    by: language.languageDemanded,
    lets: 'refuses a user who prefers no language',
  },
  'unsupported-is-another-language': {
    replaces: 'preferredLanguage',
    by: language.anotherLanguage,
    lets: 'changes the language to one that nobody asked for',
  },
  'language-from-list': {
    replaces: 'preferredLanguage',
    by: language.languageFromList,
    lets: 'reads a list of languages',
  },
  'first-of-two-languages': {
    replaces: 'preferredLanguage',
    by: language.firstLanguage,
    lets: 'takes the first of two languages',
  },
  'language-by-prefix': {
    replaces: 'preferredLanguage',
    by: language.languageByPrefix,
    lets: 'takes a part of a tag, or more than one, for the tag',
  },
  'similar-language': {
    replaces: 'preferredLanguage',
    by: under(preferredLanguage, { 'language.match': 'lenient' }),
    lets: 'takes similar tags for equal although it is declared not to',
  },
  'equal-language-only': {
    replaces: 'preferredLanguage',
    by: under(preferredLanguage, { 'language.match': 'exact' }),
    lets: 'does not take similar tags for equal although it is declared to',
    policy: 'lenient',
  },
  'lower-case-language': {
    replaces: 'preferredLanguage',
    by: under(preferredLanguage, { 'language.lowerCaseName': 'accept' }),
    lets: 'reads the language out of the attribute in lower case although it is declared not to',
  },
  'lower-case-language-ignored': {
    replaces: 'preferredLanguage',
    by: under(preferredLanguage, { 'language.lowerCaseName': 'ignore' }),
    lets: 'does not read the attribute in lower case although it is declared to',
    policy: 'lenient',
  },
  'unsupported-language-refused': {
    replaces: 'preferredLanguage',
    by: under(preferredLanguage, { 'language.onUnsupported': 'reject' }),
    lets: 'refuses a user whose language it does not know',
  },
  'unsupported-language-accepted': {
    replaces: 'preferredLanguage',
    by: under(preferredLanguage, { 'language.onUnsupported': 'default' }),
    lets: 'takes a user whose language it does not know although it is declared not to',
    policy: 'lenient',
  },
  'language-forgotten': {
    replaces: 'preference',
    by: effect.languageForgotten,
    lets: 'forgets the language although it is declared to keep it',
  },
  'language-kept': {
    replaces: 'preference',
    by: effect.languageKept,
    lets: 'keeps the language although it is declared to forget it',
    policy: 'lenient',
  },
  'first-language-stays': {
    replaces: 'preference',
    by: effect.firstLanguageStays,
    lets: 'does not let a user change the language',
  },
} as const satisfies Record<string, Flaw>
