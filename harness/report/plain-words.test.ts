import { describe, expect, test } from 'vitest'
import { chooser, either, ended, observed, refused, safe, session } from '../../suites/case.ts'
import type { Answer } from '../observe/seen.ts'
import { describeOutcome, describeSeen, describeSent } from './plain-words.ts'
import { HOSTILE } from './result.sample.ts'

const answer: Answer = { status: 403, url: 'https://sp.test/', crashed: false, excerpt: 'Access denied' }

describe('what is wanted', () => {
  test.each([
    [refused(), 'no session'],
    [refused('expired', 'replayed'), 'no session (expired or replayed)'],
    [safe, 'no session, or one in which every value was signed'],
    [ended, 'the session is over'],
    [either(chooser(2), refused()), 'a chooser with 2 choices, or no session'],
    [observed(refused()), 'recorded only; to be expected: no session'],
    [
      session({ user: 'alice', roles: ['admin'], tenant: 't', language: 'ja-JP', endsWithin: 60 }),
      'signed in as alice, with role admin, tenant t, language ja-JP, ending within 60 s',
    ],
    [session({ rolesAtMost: 10 }), 'signed in as the asserted user, at most 10 roles'],
    [{ oneOf: [{ kind: 'document', passes: 'sp-metadata' }] } as const, 'a document that passes sp-metadata'],
  ])('%j', (wanted, words) => {
    expect(describeOutcome(wanted)).toBe(words)
  })
})

describe('what was seen', () => {
  test.each([
    [
      { kind: 'session', login: { user: 'alice', roles: ['a', 'b'], language: 'ja-JP', endsIn: 9 }, answer },
      'signed in as alice, with roles a, b, language ja-JP, ending in 9 s',
    ],
    [
      { kind: 'session', login: { user: '', roles: [], tenant: '' }, answer },
      'signed in as "", without roles, tenant ""',
    ],
    [{ kind: 'anonymous', answer }, 'no session; the SP said: "Access denied" (403)'],
    [{ kind: 'anonymous', answer: { ...answer, reason: 'expired' } }, 'no session; the SP said: expired (403)'],
    [{ kind: 'anonymous', answer: { ...answer, excerpt: ' ' } }, 'no session; the SP said nothing (403)'],
    [
      { kind: 'anonymous', answer: { ...answer, status: 500, crashed: true, excerpt: '' } },
      'no session; the SP crashed (500)',
    ],
    [
      { kind: 'unclear', why: 'no matcher fits', answer: { ...answer, failure: 'timeout' } },
      'not clear who is signed in: no matcher fits; the SP gave no answer: timeout',
    ],
    [
      { kind: 'chooser', choices: [{ role: 'admin', tenant: 't1' }, { role: 'user' }], answer },
      'a chooser with 2 choices: admin in t1, user',
    ],
    [{ kind: 'document', problems: [], answer }, 'a document with nothing wrong in it'],
    [{ kind: 'document', problems: ['no key'], answer }, 'a document with 1 problem: no key'],
  ] as const)('%j', (seen, words) => {
    expect(describeSeen(seen)).toBe(words)
  })

  test('is one clean line, however hostile', () => {
    const seen = { kind: 'session', login: { user: HOSTILE, roles: Array(50).fill(HOSTILE) }, answer } as const
    expect(describeSeen(seen)).not.toMatch(/[\p{Cc}\p{Cs}\u202e]/u)
    expect(describeSeen(seen)).toMatch(/and 38 more$/)
  })
})

test('what was sent', () => {
  expect(describeSent([])).toBe('an honest login')
  expect(describeSent(['a', 'b'])).toBe('an honest login, but for: a; b')
})
