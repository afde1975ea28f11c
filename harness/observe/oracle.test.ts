import { describe, expect, test } from 'vitest'
import type { Failure } from '../drive/driver.ts'
import type { Observe } from '../target/target.ts'
import { createOracle } from './oracle.ts'
import { HTML, JSON_TYPE, type Scripted, scriptedBrowser, scriptedExchange } from './scripted.ts'

const ORIGIN = 'https://sp.example'

const OBSERVE: Observe = {
  identity: {
    get: '/whoami',
    alive: { json: { '/user': { exists: true } } },
    user: { json: '/user' },
    roles: { json: '/roles' },
    tenant: { json: '/tenant' },
    endsIn: { json: '/ends' },
  },
  anonymous: { anyOf: [{ status: 401 }, { anyRedirectTo: '/login' }, { json: { '/anonymous': true } }] },
  chooser: {
    when: { html: { selector: '#roles' } },
    items: { selector: '#roles input' },
    form: '#roles',
  },
  error: {
    when: { html: { selector: '.error' } },
    reason: { text: { expired: 'too late', 'bad-signature': 'signature' } },
  },
  refusal: { status: 503 },
}

const json = (value: unknown): Scripted => ({ headers: [JSON_TYPE], body: JSON.stringify(value) })
const html = (body: string, status = 200): Scripted => ({ status, headers: [HTML], body })
const failed = (kind: Failure['kind']): Scripted => ({ failure: { kind, message: 'no' } })
const ANONYMOUS: Scripted = { status: 401 }
const CHOOSER = html('<form id=roles><input value=a><input value=b></form>')

const look = async (
  whoami: Scripted | readonly [Scripted, ...Scripted[]],
  answer: Scripted = {},
  observe: Observe = OBSERVE,
  home: Scripted = {},
) => {
  const browser = scriptedBrowser({ '/whoami': whoami, '/home': home })
  const exchange = scriptedExchange({ method: 'POST', url: `${ORIGIN}/acs` }, answer)
  return createOracle(observe, ORIGIN).look(browser, exchange)
}

describe('the oracle sees', () => {
  test('a session, and what the probe tells of it', async () => {
    const { seen, exchanges } = await look(json({ user: 'anna', roles: ['a'], tenant: 't', ends: 3600 }))
    expect(seen).toMatchObject({ kind: 'session', login: { user: 'anna', roles: ['a'], tenant: 't', endsIn: 3600 } })
    expect(exchanges).toHaveLength(1)
  })

  test('one role as a list of one', async () => {
    const { seen } = await look(json({ user: 'anna', roles: 'a' }))
    expect(seen).toMatchObject({ login: { roles: ['a'], tenant: undefined, endsIn: undefined } })
  })

  test.each([
    ['2030-01-01T01:00:00Z', 3600],
    ['2030-01-01T01:00:00+01:00', 0],
    ['-5', -5],
    ['1893459600', 1893459600],
    ['2030-01-01T01:00:00', undefined],
    ['soon', undefined],
    ['1e3', undefined],
    ['', undefined],
  ])('the end of a session that is told as %j', async (ends, seconds) => {
    expect((await look(json({ user: 'anna', ends }))).seen).toMatchObject({ login: { endsIn: seconds } })
  })

  describe('where the SP does not tell when it ends, the age of its cookie', () => {
    const { endsIn: _, ...identity } = OBSERVE.identity
    const observe: Observe = { ...OBSERVE, identity: { ...identity, endsWithCookie: 'sid' } }
    test.each<[string, readonly (readonly [string, string])[], number | undefined]>([
      ['Max-Age', [['set-cookie', 'sid=a; Max-Age=600; Expires=Thu, 01 Jan 1970 00:00:00 GMT']], 600],
      [
        'Expires, in the time of the SP',
        [
          ['date', 'Wed, 01 Jan 2031 00:00:00 GMT'],
          ['set-cookie', 'sid=a; Expires=Wed, 01 Jan 2031 00:10:00 GMT'],
        ],
        600,
      ],
      [
        'the cookie that came last, and no other',
        [
          ['set-cookie', 'sid=a; Max-Age=1'],
          ['set-cookie', 'sid=b; Max-Age=2'],
          ['set-cookie', 'other=c; Max-Age=3'],
        ],
        2,
      ],
      ['no age', [['set-cookie', 'sid=a; Path=/']], undefined],
      ['no such cookie', [['set-cookie', 'other=a; Max-Age=3']], undefined],
      ['what is no cookie', [['set-cookie', ';;;=']], undefined],
    ])('%s', async (_, headers, seconds) => {
      const { seen } = await look(json({ user: 'anna', ends: 5 }), { headers }, observe)
      expect(seen).toMatchObject({ login: { endsIn: seconds, endsWithCookie: 'sid' } })
    })
  })

  test('its language, by a request of its own', async () => {
    const observe: Observe = { ...OBSERVE, language: { get: '/home', value: { htmlLang: true } } }
    const { seen, exchanges } = await look(json({ user: 'anna' }), {}, observe, html('<html lang=ja>'))
    expect(seen).toMatchObject({ kind: 'session', login: { user: 'anna', language: 'ja' } })
    expect(exchanges).toHaveLength(2)
    const unread = await look(json({ user: 'anna' }), {}, observe, failed('timeout'))
    expect(unread.seen).toMatchObject({ kind: 'session', login: { language: undefined } })
  })

  test.each<[string, Scripted | readonly [Scripted, ...Scripted[]]]>([
    ['a status', ANONYMOUS],
    ['a body with status 200', json({ anonymous: true })],
    ['a redirect to a login page', [{ status: 302, headers: [['location', '/login']] }, html('<p>Sign in')]],
    [
      'a redirect by way of a login page to an IdP that nobody runs',
      [{ status: 302, headers: [['location', '/login']] }, failed('unreachable')],
    ],
  ])('nobody, by %s', async (_, whoami) => {
    expect((await look(whoami)).seen.kind).toBe('anonymous')
  })

  test('a session even where the answer refuses, or is a chooser', async () => {
    expect((await look(json({ user: 'anna' }), html('<p class=error>', 500))).seen.kind).toBe('session')
    expect((await look(json({ user: 'anna' }), CHOOSER)).seen.kind).toBe('session')
  })

  test.each<[string, Scripted]>([
    ['nobody is signed in', ANONYMOUS],
    ['the probe shows something else', html('<p>Choose first')],
  ])('a chooser with its choices, where %s', async (_, whoami) => {
    expect((await look(whoami, CHOOSER)).seen).toMatchObject({
      kind: 'chooser',
      choices: [{ role: 'a' }, { role: 'b' }],
    })
  })

  test('nobody where the act itself failed, and says how', async () => {
    expect((await look(ANONYMOUS, failed('timeout'))).seen).toMatchObject({
      kind: 'anonymous',
      answer: { status: undefined, failure: 'timeout: no', crashed: false },
    })
  })
})

describe('the oracle does not guess', () => {
  const both: Observe = { ...OBSERVE, anonymous: { status: 200 } }
  test.each<[string, Scripted, Scripted | undefined, Observe | undefined, string]>([
    ['alive and anonymous at once', json({ user: 'anna' }), undefined, both, 'both alive and anonymous'],
    ['the same beside a chooser', json({ user: 'anna' }), CHOOSER, both, 'both alive and anonymous'],
    ['neither', html('<p>Oops', 500), undefined, undefined, '500 (text/html; charset=utf-8), which is neither'],
    ['a probe that fails', failed('reset'), undefined, undefined, 'failed (reset: no)'],
    ['a probe that fails beside a chooser', failed('reset'), CHOOSER, undefined, 'failed (reset: no)'],
    ['a probe that was cut', { ...html('<p>'), truncated: true }, undefined, undefined, 'too large to be read whole'],
    ['a chooser without choices', ANONYMOUS, html('<form id=roles>'), undefined, 'finds no choice'],
  ])('%s', async (_, whoami, answer, observe, why) => {
    const { seen } = await look(whoami, answer, observe)
    expect(seen).toMatchObject({ kind: 'unclear', why: expect.stringContaining(why) })
  })
})

test.each([
  ['nobody', ''],
  ['two', ['anna', 'bert']],
])('a session of %s is a session all the same', async (_, user) => {
  expect((await look(json({ user }))).seen).toMatchObject({ kind: 'session', login: { user: '' } })
})

describe('an answer', () => {
  const answerTo = async (scripted: Scripted, observe?: Observe) =>
    (await look(ANONYMOUS, scripted, observe)).seen.answer

  test.each<[string, Scripted, boolean]>([
    ['a 500', html('<p>boom', 500), true],
    ['a 500 on the error page', html('<p class=error>too late', 500), false],
    ["a 503, this target's way to refuse", { status: 503 }, false],
    ['a 403', { status: 403 }, false],
    [
      'a 500 that broke off',
      {
        failure: {
          kind: 'reset',
          message: '',
          partial: { status: 500, headers: [], body: Buffer.from(''), truncated: false },
        },
      },
      true,
    ],
  ])('%s, is a crash: %s', async (_, scripted, crashed) => {
    expect((await answerTo(scripted)).crashed).toBe(crashed)
  })

  test.each<[string, string | undefined]>([
    ['<p class=error>too late', 'expired'],
    ['<p class=error>bad signature', 'bad-signature'],
    ['<p class=error>something', undefined],
    ['<p>too late', undefined],
  ])('%s has its reason: %s', async (body, reason) => {
    expect((await answerTo(html(body))).reason).toBe(reason)
  })

  test('has a reason that can be shown, where the SP words it', async () => {
    const observe: Observe = { ...OBSERVE, error: { when: { status: 400 }, reason: { json: '/error' } } }
    const answer = await answerTo({ ...json({ error: '\u001b[31mbad\u202e' }), status: 400 }, observe)
    expect(answer.reason).toBe('bad')
  })

  test('has an excerpt that can be shown', async () => {
    const answer = await answerTo(html(`<script>no</script><p>Denied \u001b[2J\u202e${'x'.repeat(500)}`))
    expect(answer.excerpt).toMatch(/^Denied x+$/)
    expect(answer.excerpt).toHaveLength(160)
  })
})

describe('before an act', () => {
  test.each<[string, Scripted, boolean, string]>([
    ['nobody', ANONYMOUS, true, 'nobody'],
    ['somebody', json({ user: 'anna' }), false, 'somebody'],
    ['perhaps somebody', html('<p>'), false, 'neither alive nor anonymous'],
    ['silence', failed('unreachable'), false, 'unreachable'],
  ])('the probe finds %s', async (_, whoami, anonymous, why) => {
    const found = await createOracle(OBSERVE, ORIGIN).anonymousBefore(scriptedBrowser({ '/whoami': whoami }))
    expect(found).toMatchObject({ anonymous, why: expect.stringContaining(why) })
    expect(found.exchange.hops).toHaveLength(1)
  })
})

describe('an oracle is not made of', () => {
  test.each<[string, Observe]>([
    ['a bad matcher', { ...OBSERVE, refusal: { bodyText: '(' } }],
    ['a bad reader', { ...OBSERVE, error: { when: { status: 1 }, reason: { json: 'x' } } }],
    ['a bad selector', { ...OBSERVE, chooser: { when: { status: 1 }, items: { selector: '[' }, form: 'form' } }],
    ['a bad path', { ...OBSERVE, language: { get: 'http://[', value: { htmlLang: true } } }],
  ])('%s', (_, observe) => {
    expect(() => createOracle(observe, ORIGIN)).toThrow(expect.objectContaining({ code: 'TARGET_FILE' }))
  })
})
