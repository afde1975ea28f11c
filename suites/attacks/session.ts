import type { Attacks } from './attack.ts'

/** Authentication statement, session, replay, browser. */
export const session: Attacks<'N'> = {
  N01: { name: 'replay-assertion', cases: [] },
  N02: { name: 'replay-new-response-id', cases: [] },
  N03: { name: 'replay-other-node-after-restart', cases: [] },
  N04: { name: 'replay-parallel', cases: [] },
  N05: { name: 'authnstatement-missing', cases: [] },
  N06: { name: 'sessionnotonorafter-past', cases: [] },
  N07: { name: 'authninstant-future-ancient', cases: [] },
  N08: { name: 'forceauthn-old-authninstant', cases: [] },
  N09: { name: 'authncontext-weaker', cases: [] },
  N10: { name: 'authncontext-missing', cases: [] },
  N11: { name: 'sessionindex-missing', cases: [] },
  N12: { name: 'subjectlocality', cases: [] },
  N13: { name: 'relaystate-open-redirect', cases: [] },
  N14: { name: 'relaystate-over-80', cases: [] },
  N15: { name: 'relaystate-tamper', cases: [] },
  N16: { name: 'relaystate-html', cases: [] },
  N17: { name: 'login-csrf', cases: [] },
  N18: { name: 'session-fixation', cases: [] },
  N19: { name: 'token-recipient-confusion', cases: [] },
  N20: { name: 'token-recipient-partial', cases: [] },
  N21: { name: 'idp-confusion', cases: [] },
  N22: { name: 'idp-scope-spoof', cases: [] },
  N23: { name: 'get-acs', cases: [] },
  N24: { name: 'idp-mix-persistent', cases: [] },
}
