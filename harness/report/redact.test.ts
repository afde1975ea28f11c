import { describe, expect, test } from 'vitest'
import { cookieSecrets, redactHeaders, redactor } from './redact.ts'
import { hop } from './result.sample.ts'

const nothing = redactor([])

describe('headers', () => {
  test('cookies keep their names and attributes', () => {
    expect(
      redactHeaders(
        [
          ['cookie', 'a=1; b=2=3'],
          ['Set-Cookie', 'sid=abc; Path=/; SameSite=None'],
          ['set-cookie', 'nameless'],
        ],
        nothing,
      ),
    ).toEqual([
      ['cookie', 'a=redacted; b=redacted'],
      ['Set-Cookie', 'sid=redacted; Path=/; SameSite=None'],
      ['set-cookie', 'redacted'],
    ])
  })

  test.each(['Authorization', 'PROXY-AUTHORIZATION', 'api-secret-key'])('%s goes whole', (name) => {
    expect(redactHeaders([[name, 'Bearer x']], nothing)).toEqual([[name, 'redacted']])
  })

  test('others stay but for declared secrets', () => {
    expect(redactHeaders([['location', '/x?k=hunter2']], redactor(['hunter2']))).toEqual([
      ['location', '/x?k=redacted'],
    ])
  })
})

describe('text', () => {
  test('a secret goes in every form', () => {
    const secret = 'p&ss "word"'
    const text = [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64'), JSON.stringify(secret)]
    expect(redactor([secret])(text.join(' '))).toBe('redacted redacted redacted "redacted"')
  })

  test('the longer of two secrets goes first, an empty one matches nothing, a broken one throws nothing', () => {
    expect(redactor(['', 'abc', 'abcdef', '\ud800'])('abcdef abc')).toBe('redacted redacted')
  })
})

test('values of session cookies are secrets, short ones are not', () => {
  const headers = [
    ['set-cookie', 'sid=0123456789abcdef; Path=/'],
    ['set-cookie', 'lang=en'],
  ] as const
  expect(cookieSecrets([{ hops: [hop({}, { headers })] }])).toEqual(['0123456789abcdef'])
})
