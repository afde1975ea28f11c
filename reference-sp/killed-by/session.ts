import type { sessionFlaws } from '../flaws/session.ts'
import { HONEST_LOGINS, INVALID_DURATIONS, NUMBERS } from './shared.ts'

const NOT_SIMILAR = ['language/unsupported', 'language/empty', 'language/hostile', 'language/two-values']

const SIMILAR = ['language/primary-tag-alone', 'language/in-another-case', 'language/with-underscore']

const LESS_SIMILAR = ['language/list-with-weights', 'language/with-blanks']

/** Deep Security: sessions and languages. */
export const sessionKilledBy: Readonly<Record<keyof typeof sessionFlaws, readonly string[]>> = {
  'duration-in-minutes': [
    'session-end/ends-after-duration',
    'session-end/alive-before-duration',
    'session-end/ends-though-busy',
    'session-end/ends-after-an-hour',
    'session-end/claim-shortens-limit',
  ],
  'duration-ignored': [
    'session-end/ends-after-duration',
    'session-end/alive-before-duration',
    'session-end/ends-though-busy',
    'session-end/ends-after-an-hour',
    'session-end/claim-shortens-limit',
    ...INVALID_DURATIONS,
  ],
  'duration-leading-digits': NUMBERS,
  'duration-any-number': NUMBERS,
  'longer-of-two-durations': NUMBERS,
  'first-of-two-durations': NUMBERS,
  'duration-demanded': HONEST_LOGINS,
  'long-duration-refused': ['session-end/limit-shortens-claim-at-once'],
  'invalid-duration-ignored': INVALID_DURATIONS,
  'invalid-duration-refused': INVALID_DURATIONS,
  'limit-ignored': [
    'session-end/limit-shortens-claim',
    'session-end/limit-shortens-claim-at-once',
    'session-end/claim-beyond-limit',
  ],
  'endless-session': [
    'session-end/no-duration',
    'session-end/ends-after-duration',
    'session-end/alive-before-duration',
    'session-end/ends-though-busy',
    'session-end/ends-after-an-hour',
    'session-end/limit-shortens-claim',
    'session-end/limit-shortens-claim-at-once',
    'session-end/claim-shortens-limit',
    'session-end/claim-beyond-limit',
    'session-end/session-not-on-or-after-sooner',
    'session-end/session-not-on-or-after-beyond-limit',
    'session-end/session-not-on-or-after-reached',
  ],
  'issuers-end-ignored': ['session-end/session-not-on-or-after-sooner', 'session-end/session-not-on-or-after-reached'],
  'issuers-end-heeded': ['session-end/session-not-on-or-after-reached'],
  'issuers-end-wins': ['session-end/session-not-on-or-after-beyond-limit'],
  'activity-renews-session': ['session-end/ends-though-busy'],
  'sessions-never-end': [
    'session-end/ends-after-duration',
    'session-end/ends-though-busy',
    'session-end/ends-after-an-hour',
    'session-end/limit-shortens-claim',
    'session-end/claim-shortens-limit',
    'session-end/session-not-on-or-after-reached',
  ],
  'role-removal-leaves-sessions': ['browser/role-removed-under-session'],
  'language-ignored': ['language/ja-jp', 'language/zh-cn', 'language/outlives-the-message'],
  'english-lacking': ['language/en-us-in-place-of-ja-jp'],
  'japanese-lacking': ['language/ja-jp', 'language/outlives-the-message'],
  'chinese-lacking': ['language/zh-cn'],
  'language-demanded': HONEST_LOGINS,
  'unsupported-is-another-language': [...NOT_SIMILAR, ...SIMILAR, ...LESS_SIMILAR],
  'language-from-list': [...LESS_SIMILAR, 'language/two-values'],
  'first-of-two-languages': ['language/two-values'],
  'language-by-prefix': ['language/primary-tag-alone', 'language/list-with-weights', 'language/two-values'],
  'similar-language': SIMILAR,
  'equal-language-only': SIMILAR,
  'lower-case-language': ['language/attribute-name-in-lower-case'],
  'lower-case-language-ignored': ['language/attribute-name-in-lower-case'],
  'unsupported-language-refused': [...NOT_SIMILAR, ...SIMILAR, ...LESS_SIMILAR],
  'unsupported-language-accepted': NOT_SIMILAR,
  'language-forgotten': ['language/outlives-the-message'],
  'language-kept': ['language/outlives-the-message'],
  'first-language-stays': ['language/en-us-in-place-of-ja-jp'],
}
