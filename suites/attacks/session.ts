import type { Attacks } from './attack.ts'

/** Authentication statement, session, replay, browser. */
export const session: Attacks<'N'> = {
  N01: { name: 'replay-assertion', cases: ['replay/same-response-twice'] },
  N02: { name: 'replay-new-response-id', cases: ['replay/same-assertion-in-another-response'] },
  N03: {
    name: 'replay-other-node-after-restart',
    cases: [],
    notTested:
      'a run speaks to one address and starts or stops no process: whether two nodes share what was used, or a restart forgets it, is for whoever runs them',
  },
  N04: { name: 'replay-parallel', cases: ['replay/same-response-at-once'] },
  N05: { name: 'authnstatement-missing', cases: ['statement/none'] },
  N06: { name: 'sessionnotonorafter-past', cases: ['statement/session-already-over'] },
  N07: {
    name: 'authninstant-future-ancient',
    cases: ['statement/in-the-future', 'statement/a-year-ago', 'solicited/stale-authentication'],
  },
  N08: { name: 'forceauthn-old-authninstant', cases: ['solicited/stale-authentication'] },
  N09: { name: 'authncontext-weaker', cases: ['solicited/another-context'] },
  N10: { name: 'authncontext-missing', cases: ['statement/without-context'] },
  N11: { name: 'sessionindex-missing', cases: ['control/no-session-index'] },
  N12: { name: 'subjectlocality', cases: ['statement/subject-locality'] },
  N13: {
    name: 'relaystate-open-redirect',
    cases: [
      'relay-state/other-site',
      'relay-state/two-slashes',
      'relay-state/three-slashes',
      'relay-state/slash-and-backslash',
      'relay-state/two-backslashes',
      'relay-state/slash-and-tab',
      'relay-state/scheme-without-slashes',
      'relay-state/own-name-as-user',
      'relay-state/own-name-as-prefix',
      'relay-state/script',
      'relay-state/line-break',
      'relay-state/target-on-other-site',
      'relay-state/target-with-two-slashes',
      'relay-state/target-with-three-slashes',
      'relay-state/target-with-backslash',
    ],
  },
  N14: { name: 'relaystate-over-80', cases: ['relay-state/over-80-bytes'] },
  N15: { name: 'relaystate-tamper', cases: ['relay-state/of-another-browser'] },
  N16: { name: 'relaystate-html', cases: ['relay-state/markup'] },
  N17: { name: 'login-csrf', cases: ['browser/form-of-another-site', 'solicited/request-of-another-browser'] },
  N18: { name: 'session-fixation', cases: ['browser/cookies-before-login', 'browser/cookies-of-an-attacker'] },
  N19: { name: 'token-recipient-confusion', cases: ['addressee/another-sp'] },
  N20: {
    name: 'token-recipient-partial',
    cases: ['addressee/another-sp-but-for-audience', 'conditions/audience-of-another-sp'],
  },
  N21: {
    name: 'idp-confusion',
    cases: ['solicited/another-provider', 'solicited/another-provider-unsolicited-inside'],
  },
  N22: {
    name: 'idp-scope-spoof',
    cases: [],
    notTested:
      'which domains a provider may speak for is agreed between SP and provider (shibmd:Scope in its metadata, or a list at the SP), and no target file says what was agreed; where nothing was, every scope is as good as any',
  },
  N23: { name: 'get-acs', cases: ['response/by-get'] },
  N24: {
    name: 'idp-mix-persistent',
    cases: [],
    notTested:
      'an oracle reads the name of who is signed in, not the account behind it: two accounts of one name, and one account that two providers share, look the same',
  },
}
