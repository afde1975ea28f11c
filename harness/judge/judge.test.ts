import { describe, expect, test } from 'vitest'
import { alike, chooser, either, ended, observed, quietly, refused, safe, session, stays } from '../../suites/case.ts'
import type { Answer, Seen } from '../observe/seen.ts'
import { type Exhibit, judge } from './judge.ts'

const answer: Answer = { status: 403, url: 'https://sp.example/acs', crashed: false, excerpt: '' }
const anonymous = (changed: Partial<Answer> = {}): Seen => ({ kind: 'anonymous', answer: { ...answer, ...changed } })
const as = (user: string, more: object = {}): Seen => ({ kind: 'session', login: { user, ...more }, answer })
const fine = { ok: true, why: '' }
const silence = { heard: [], leaked: false }
const broken = { ok: false, why: 'was not accepted' }

const exhibit = (changed: Partial<Exhibit>): Exhibit => ({
  level: 'MUST',
  basis: 'specification',
  wanted: refused(),
  seen: anonymous(),
  answers: [],
  asserted: { user: 'alice', roles: ['role-1', 'role-2'] },
  twin: fine,
  sentinels: fine,
  marker: fine,
  toleranceSeconds: 2,
  limitSeconds: 3600,
  ...changed,
})

/** Each rule of the verdicts by an exhibit that it alone decides. */
const rules: Record<string, readonly [kind: string, exhibit: Partial<Exhibit>]> = {
  'a refusal beside an accepted twin passes': ['pass', {}],
  'a refusal proves nothing without its twin': ['inconclusive', { twin: broken }],
  'a refusal proves nothing without the honest logins around it': ['inconclusive', { sentinels: broken }],
  'a refusal proves nothing where the marker cannot sign in': ['inconclusive', { marker: broken }],
  'a forbidden session fails': ['fail', { seen: as('alice') }],
  'a forbidden session fails whoever it names': ['fail', { seen: as('somebody') }],
  'a forbidden session fails even without a twin': ['fail', { seen: as('mallory'), twin: broken, sentinels: broken }],
  'a forbidden choice of roles fails': ['fail', { seen: { kind: 'chooser', choices: [{ role: 'role-1' }], answer } }],
  'an unclear end proves nothing': ['inconclusive', { seen: { kind: 'unclear', why: 'both', answer } }],
  'no answer is never a pass': ['inconclusive', { seen: anonymous({ status: undefined, failure: 'timeout' }) }],
  'a crash in place of a refusal warns': ['warn', { seen: anonymous({ status: 500, crashed: true }) }],
  'a crash that the SP does not survive proves nothing': [
    'inconclusive',
    { seen: anonymous({ status: 500, crashed: true }), sentinels: broken },
  ],
  'a crash in place of a session fails': [
    'fail',
    { wanted: session(), seen: anonymous({ status: 500, crashed: true }) },
  ],
  'a refusal for another reason fails where reasons are mapped': [
    'fail',
    { wanted: refused('expired'), seen: anonymous({ reason: 'bad-signature' }) },
  ],
  'a refusal for the right reason passes': [
    'pass',
    { wanted: refused('expired'), seen: anonymous({ reason: 'expired' }) },
  ],
  'a refusal without a mapped reason passes': ['pass', { wanted: refused('expired') }],
  'silence of the canary passes': ['pass', { wanted: quietly(refused()), canary: silence }],
  'silence of a canary that the SP cannot reach proves nothing': [
    'skipped',
    { wanted: quietly(refused()), canary: { ...silence, missing: 'canary.reach' } },
  ],
  'what the canary hears fails without any control': [
    'fail',
    {
      wanted: quietly(refused()),
      canary: { ...silence, heard: ['GET /x'], missing: 'canary.reach' },
      twin: broken,
      sentinels: broken,
    },
  ],
  'what stands in the file of the canary fails': [
    'fail',
    { wanted: quietly(safe), seen: as('alice'), canary: { ...silence, leaked: true } },
  ],
  'a forbidden session fails where the canary is out of reach': [
    'fail',
    { wanted: quietly(refused()), seen: as('mallory'), canary: { ...silence, missing: 'canary.read' } },
  ],
  'a SHOULD that is broken warns': ['warn', { level: 'SHOULD', seen: as('alice') }],
  'what is observed never fails': ['observed', { wanted: observed(refused()), seen: as('alice') }],
  'what is observed and crashes warns': ['warn', { wanted: observed(refused()), seen: anonymous({ crashed: true }) }],
  'the asserted session passes': ['pass', { wanted: session(), seen: as('alice') }],
  'a session of another user fails': ['fail', { wanted: session(), seen: as('alice.evil') }],
  'a refusal in place of a session fails': ['fail', { wanted: session() }],
  'an honest login needs no twin to fail': ['fail', { wanted: session(), twin: undefined, sentinels: broken }],
  'roles must be the named ones': [
    'fail',
    { wanted: session({ roles: ['role-1'] }), seen: as('alice', { roles: ['role-2'] }) },
  ],
  'a language that is not shown fails': ['fail', { wanted: session({ language: 'ja-JP' }), seen: as('alice') }],
  'a session that ends too late fails': [
    'fail',
    { wanted: session({ endsWithin: 60 }), seen: as('alice', { endsIn: 600 }) },
  ],
  'a session that ends within the tolerance passes': [
    'pass',
    { wanted: session({ endsWithin: 60 }), seen: as('alice', { endsIn: 61 }) },
  ],
  'the limit is the declared one': [
    'fail',
    { wanted: session({ endsWithin: 'limit' }), seen: as('alice', { endsIn: 7200 }) },
  ],
  'a cookie that lives too long warns': [
    'warn',
    { wanted: session({ endsWithin: 60 }), seen: as('alice', { endsIn: 600, endsWithCookie: 'sid' }) },
  ],
  'a cookie that lives too long warns where a refusal would do too': [
    'warn',
    {
      wanted: either(session({ endsWithin: 60 }), refused()),
      seen: as('alice', { endsIn: 600, endsWithCookie: 'sid' }),
    },
  ],
  'a cookie that lives too long is recorded where nothing is demanded': [
    'observed',
    {
      level: 'OBSERVE',
      wanted: session({ endsWithin: 60 }),
      seen: as('alice', { endsIn: 600, endsWithCookie: 'sid' }),
    },
  ],
  'a cookie that lives as long as it may passes': [
    'pass',
    { wanted: session({ endsWithin: 60 }), seen: as('alice', { endsIn: 60, endsWithCookie: 'sid' }) },
  ],
  'a cookie without an age proves nothing': [
    'inconclusive',
    { wanted: session({ endsWithin: 60 }), seen: as('alice', { endsWithCookie: 'sid' }) },
  ],
  'a cookie excuses nothing but the end': [
    'fail',
    { wanted: session({ endsWithin: 60 }), seen: as('mallory', { endsIn: 600, endsWithCookie: 'sid' }) },
  ],
  'safe: a refusal passes': ['pass', { wanted: safe }],
  'safe: the signed values pass': ['pass', { wanted: safe, seen: as('alice', { roles: ['role-1'] }) }],
  'safe: the marker fails': ['fail', { wanted: safe, seen: as('mallory') }],
  'safe: any other value that shows the marker fails': ['fail', { wanted: safe, seen: as('alice'), markerShown: true }],
  'safe: a role that nothing signed names fails': ['fail', { wanted: safe, seen: as('alice', { roles: ['admin'] }) }],
  'a browser that stays passes, signed in or not': ['pass', { wanted: stays, seen: as('alice') }],
  'a browser that stays passes after a refusal': ['pass', { wanted: stays }],
  'a browser that is led away fails': ['fail', { wanted: stays, seen: anonymous({ ledAway: 'a redirect' }) }],
  'a browser that stays as somebody else fails': ['fail', { wanted: stays, seen: as('mallory') }],
  'a browser that stays without a twin proves nothing': ['inconclusive', { wanted: stays, twin: broken }],
  'an ended session passes': ['pass', { wanted: ended }],
  'a session that should have ended fails': ['fail', { wanted: ended, seen: as('alice') }],
  'a chooser with exactly the asserted roles passes': [
    'pass',
    { wanted: chooser(2), seen: { kind: 'chooser', choices: [{ role: 'role-1' }, { role: 'role-2' }], answer } },
  ],
  'answers that are one as the other pass': ['pass', { wanted: alike(), answers: [answer, answer, answer] }],
  'answers with two reasons tell apart': [
    'fail',
    { wanted: alike(), answers: [{ ...answer, reason: 'padding' }, answer] },
  ],
  'answers with two statuses tell apart': [
    'fail',
    { wanted: alike(), answers: [answer, answer, { ...answer, status: 400 }] },
  ],
  'answers with two texts tell apart': [
    'fail',
    { wanted: alike(), answers: [answer, answer, { ...answer, excerpt: 'bad padding' }] },
  ],
  'a text that always differs tells nothing apart': [
    'pass',
    { wanted: alike(), answers: ['1', '2', '3'].map((excerpt) => ({ ...answer, excerpt })) },
  ],
  'a clock that ticks between two answers tells nothing apart': [
    'pass',
    {
      wanted: alike(),
      answers: ['18:31:06', '18:31:06', '18:31:07'].map((time) => ({
        ...answer,
        excerpt: `error at 2026-11-25T${time}Z`,
      })),
    },
  ],
  'one answer cannot be compared': ['fail', { wanted: alike(), answers: [answer] }],
  'a session is no answer alike': ['fail', { wanted: alike(), answers: [answer, answer], seen: as('alice') }],
  'a chooser that offers one role twice fails': [
    'fail',
    { wanted: chooser(2), seen: { kind: 'chooser', choices: [{ role: 'role-1' }, { role: 'role-1' }], answer } },
  ],
  'a session under another name for people fails': [
    'fail',
    { wanted: session({ displayName: 'Alice' }), seen: as('alice', { displayName: 'alice' }) },
  ],
  'a session in another time zone fails': [
    'fail',
    { wanted: session({ timezone: 'Asia/Tokyo' }), seen: as('alice', { timezone: 'UTC' }) },
  ],
  'a session under the name and in the time zone that are wanted passes': [
    'pass',
    {
      wanted: session({ displayName: 'Alice', timezone: 'Asia/Tokyo' }),
      seen: as('alice', { displayName: 'Alice', timezone: 'Asia/Tokyo' }),
    },
  ],
  'a chooser with a strange role fails': [
    'fail',
    { wanted: chooser(2), seen: { kind: 'chooser', choices: [{ role: 'role-1' }, { role: 'admin' }], answer } },
  ],
}

describe('judge', () => {
  test.each(Object.entries(rules))('%s', (_, [kind, changed]) => {
    expect(judge(exhibit(changed))).toMatchObject({ kind })
  })

  test('what breaks a declaration is told apart from what breaks the specification', () => {
    expect(judge(exhibit({ basis: 'declaration', seen: as('alice') }))).toMatchObject({
      kind: 'fail',
      basis: 'declaration',
    })
  })
})
