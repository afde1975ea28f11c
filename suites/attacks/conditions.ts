import type { Attacks } from './attack.ts'

/** Conditions and time. */
export const conditions: Attacks<'O'> = {
  O01: { name: 'cond-expired', cases: ['conditions/expired'] },
  O02: { name: 'cond-notbefore-future', cases: ['conditions/not-yet-valid'] },
  O03: {
    name: 'cond-boundary',
    cases: [
      'conditions/ended-just-within-skew',
      'conditions/ended-just-beyond-skew',
      'conditions/begins-just-within-skew',
      'conditions/begins-just-beyond-skew',
      'conditions/expired-within-skew',
      'conditions/early-within-skew',
      'conditions/ended-20-seconds-ago',
      'conditions/ended-90-seconds-ago',
      'conditions/ended-4-minutes-ago',
    ],
  },
  O04: { name: 'cond-skew-too-large', cases: ['conditions/ended-10-minutes-ago'] },
  O05: { name: 'cond-notbefore-ge-notonorafter', cases: ['conditions/ends-before-it-begins'] },
  O06: { name: 'cond-missing', cases: ['conditions/none'] },
  O07: { name: 'audience-wrong', cases: ['conditions/audience-of-another-sp', 'conditions/two-audiences-of-others'] },
  O08: { name: 'audience-missing', cases: ['conditions/no-audience'] },
  O09: { name: 'audience-empty', cases: ['conditions/audience-empty'] },
  O10: { name: 'audience-multi-or', cases: ['control/one-of-two-audiences'] },
  O11: {
    name: 'audience-restrictions-and',
    cases: ['conditions/second-restriction-of-another-sp', 'conditions/first-restriction-of-another-sp'],
  },
  O12: {
    name: 'audience-case-trailing-slash-prefix',
    cases: [
      'conditions/audience-in-capitals',
      'conditions/audience-scheme-in-capitals',
      'conditions/audience-with-slash',
      'conditions/audience-with-suffix',
      'conditions/audience-with-white-space',
    ],
  },
  O13: {
    name: 'audience-substring',
    cases: ['conditions/audience-with-prefix', 'conditions/audience-with-suffix', 'conditions/audience-shortened'],
  },
  O14: { name: 'audience-acs-url', cases: ['conditions/audience-is-the-acs'] },
  O15: { name: 'onetimeuse-replay', cases: ['conditions/one-time-use', 'conditions/one-time-use-twice'] },
  O16: { name: 'proxyrestriction', cases: ['conditions/proxy-restriction'] },
  O17: { name: 'unknown-condition', cases: ['conditions/of-unknown-type', 'conditions/with-foreign-element'] },
  O18: { name: 'two-conditions', cases: ['conditions/two'] },
  O19: { name: 'time-with-offset', cases: ['conditions/ended-by-an-offset', 'conditions/end-with-offset'] },
  O20: { name: 'time-no-zone', cases: ['conditions/end-without-zone'] },
  O21: { name: 'time-fraction', cases: ['conditions/times-of-ten-digits', 'conditions/times-without-fraction'] },
  O22: { name: 'time-leap-second-24-00-00', cases: ['conditions/end-in-a-leap-second', 'conditions/end-at-24-00'] },
  O23: {
    name: 'time-garbage',
    cases: [
      'conditions/end-never',
      'conditions/end-empty',
      'conditions/end-in-no-month',
      'conditions/begin-never',
      'conditions/end-in-year-99999',
      'confirmation/end-never',
    ],
  },
  O24: {
    name: 'time-epoch-overflow',
    cases: ['conditions/end-in-year-1', 'conditions/begin-in-year-1', 'conditions/end-in-year-292278994'],
  },
  O25: { name: 'issueinstant-future', cases: ['response/assertion-issued-in-the-future'] },
  O26: { name: 'issueinstant-old', cases: ['response/assertion-issued-yesterday'] },
  O27: { name: 'issueinstant-missing', cases: ['response/no-issue-instant'] },
  O28: {
    name: 'assertion-version',
    cases: [
      'response/assertion-version-1.1',
      'response/assertion-version-2.1',
      'response/assertion-version-3.0',
      'response/assertion-version-20.0',
      'response/assertion-without-version',
    ],
  },
  O29: {
    name: 'assertion-id-missing-not-ncname',
    cases: ['response/assertion-without-id', 'response/assertion-id-begins-with-digit'],
  },
}
