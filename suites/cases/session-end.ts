import { sessionDuration } from '../../mock-idp/tamper/say/attributes.ts'
import { sessionEnds } from '../../mock-idp/tamper/say/conditions.ts'
import { type Case, either, ended, family, present, refused, session, set, wait } from '../case.ts'
import type { RequirementId } from '../requirements/catalogue.ts'

/** Seconds that a session lasts where its end is really waited for. */
const SHORT = 6

const invalid = (title: string, text: string, row: RequirementId = 'DS-SESS-6'): Case => ({
  title: `a duration that ${title} is none`,
  proves: [row],
  delta: { is: { changes: [sessionDuration(text)] } },
  wants: {
    policy: 'session.onInvalid',
    is: { reject: refused('bad-claim', 'duration-too-long'), ignore: session({ endsWithin: 'limit' }) },
  },
})

const hasLimit: NonNullable<Case['needs']> = (facts) =>
  facts.adminLimitSeconds === undefined ? 'session.adminLimitSeconds' : undefined

/** SessionDuration, the administrator's limit and the clock. */
export default family({
  'no-duration': {
    title: 'a login without a duration opens a session',
    proves: ['DS-SESS-1'],
    wants: session({ endsWithin: 'limit' }),
  },
  'ends-after-duration': {
    title: 'a session ends by itself when its duration in seconds is over',
    proves: ['DS-SESS-2', 'DS-SESS-3'],
    scene: [present({ changes: [sessionDuration(SHORT)] }), wait(0)],
    delta: { at: 1, is: { seconds: SHORT, side: 'past' } },
    wants: ended,
  },
  'alive-before-duration': {
    title: 'a session lives until its duration is over',
    proves: ['DS-SESS-2', 'DS-SESS-4'],
    scene: [present({ changes: [sessionDuration(SHORT)] }), wait(0)],
    delta: { at: 1, is: { seconds: SHORT, side: 'before' } },
    wants: session({ endsWithin: SHORT }),
    needs: hasLimit,
  },
  'ends-though-busy': {
    title: 'activity does not prolong a session',
    proves: ['DS-SESS-5'],
    scene: [present({ changes: [sessionDuration(SHORT)] }), wait(0)],
    delta: { at: 1, is: { seconds: SHORT, side: 'past', active: true } },
    wants: ended,
  },
  'ends-after-an-hour': {
    title: 'a session of an hour is over after an hour of the clock',
    proves: ['DS-SESS-2', 'DS-SESS-3'],
    scene: [present({ changes: [sessionDuration(3600)] }), set('clock', 0)],
    delta: { at: 1, is: { to: 3600 + 5 } },
    wants: ended,
    needs: (facts) =>
      facts.adminLimitSeconds !== undefined && facts.adminLimitSeconds > 3600
        ? undefined
        : 'session.adminLimitSeconds (over 3600)',
  },
  'alive-before-an-hour': {
    title: 'a session of an hour lives for most of that hour of the clock',
    proves: ['DS-SESS-3', 'DS-SESS-4'],
    scene: [present({ changes: [sessionDuration(3600)] }), set('clock', 0)],
    delta: { at: 1, is: { to: 3600 - 120 } },
    wants: session(),
    needs: (facts) =>
      facts.adminLimitSeconds !== undefined && facts.adminLimitSeconds > 3600
        ? undefined
        : 'session.adminLimitSeconds (over 3600)',
  },
  'limit-shortens-claim': {
    title: "the administrator's limit ends a session that claims more",
    proves: ['DS-SESS-4'],
    scene: [set('session-limit', 600), present({ changes: [sessionDuration(3600)] }), set('clock', 0)],
    delta: { at: 2, is: { to: 600 + 5 } },
    wants: ended,
  },
  'limit-shortens-claim-at-once': {
    title: "a claim beyond the administrator's limit opens a session that is as long as the limit",
    proves: ['DS-SESS-4'],
    scene: [set('session-limit', 600), present()],
    delta: { at: 1, is: { changes: [sessionDuration(3600)] } },
    wants: session({ endsWithin: 600 }),
  },
  'claim-shortens-limit': {
    title: "a claim below the administrator's limit ends the session first",
    proves: ['DS-SESS-4'],
    scene: [set('session-limit', 1200), present({ changes: [sessionDuration(600)] }), set('clock', 0)],
    delta: { at: 2, is: { to: 600 + 5 } },
    wants: ended,
  },
  'claim-beyond-limit': {
    title: "a claim beyond the administrator's limit does not prolong the session",
    proves: ['DS-SESS-4'],
    delta: { is: { changes: [sessionDuration(2_000_000)] } },
    wants: either(session({ endsWithin: 'limit' }), refused('duration-too-long', 'bad-claim')),
  },
  'with-unit': invalid('has a unit', '8h'),
  empty: invalid('is empty', ''),
  'in-exponents': invalid('is written with an exponent', '1e3'),
  'with-fraction': invalid('has a fraction', '28800.5'),
  negative: invalid('is negative', '-1'),
  zero: invalid('is zero', '0'),
  huge: invalid('is beyond any integer of 32 bits', '99999999999'),
  'two-values': {
    title: 'of two durations the longer one never counts',
    proves: ['DS-SESS-7'],
    delta: { is: { changes: [sessionDuration(60, 86_400)] } },
    wants: {
      policy: 'session.onInvalid',
      is: {
        reject: refused('bad-claim'),
        ignore: either(session({ endsWithin: 60 }), session({ endsWithin: 'limit' })),
      },
    },
  },
  'session-not-on-or-after-sooner': {
    title: "an end that the identity provider's session sets is taken as the SP declares",
    proves: ['CORE-2.7.2'],
    delta: { is: { changes: [sessionEnds(120)] } },
    wants: { policy: 'session.lesserEndWins', is: { yes: session({ endsWithin: 120 }), no: session() } },
  },
  'session-not-on-or-after-beyond-limit': {
    title: "an end that the identity provider's session sets does not prolong the session beyond the limit",
    proves: ['DS-SESS-4'],
    delta: { is: { changes: [sessionEnds(2_000_000)] } },
    wants: session({ endsWithin: 'limit' }),
  },
  'session-not-on-or-after-reached': {
    title: 'a session ends with that of the identity provider as the SP declares',
    proves: ['PROF-4.1.4.3-session-end'],
    scene: [present({ changes: [sessionEnds(600)] }), set('clock', 0)],
    delta: { at: 1, is: { to: 600 + 5 } },
    wants: { policy: 'session.lesserEndWins', is: { yes: ended, no: session() } },
  },
})
