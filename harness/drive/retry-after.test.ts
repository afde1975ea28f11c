import { describe, expect, test } from 'vitest'
import { createBrowser } from './browser.ts'
import type { Browser, Limits, Request, Response, Transport } from './driver.ts'
import { insistent } from './insistent.ts'
import { paced } from './paced.ts'
import { retryAfter } from './retry-after.ts'

const NOW = Date.parse('2026-11-29T12:00:00Z')
const answer = (status: number, said?: string): Response => ({
  status,
  headers: said === undefined ? [] : [['Retry-After', said]],
  body: new Uint8Array(),
  truncated: false,
})

test.each([
  ['200 has the time', answer(200, '5'), undefined],
  ['429 says seconds', answer(429, ' 120 '), 120_000],
  ['429 says a date', answer(429, 'Sun, 29 Nov 2026 12:00:30 GMT'), 30_000],
  ['429 says a date that is over', answer(429, 'Sun, 29 Nov 2026 11:00:00 GMT'), 0],
  ['429 says nothing', answer(429), 1000],
  ['429 says what nobody understands', answer(429, 'soon'), 1000],
  ['429 says what is not a time', answer(429, '-5'), 1000],
  ['503 says seconds', answer(503, '1'), 1000],
  ['503 says nothing: it is broken', answer(503), undefined],
  ['500 says seconds: it is broken', answer(500, '1'), undefined],
])('%s', (_, response, wait) => {
  expect(retryAfter(response, NOW)).toBe(wait)
})

/** A clock that only waits move, and an SP that gives these answers in turn, the last one for ever. */
function visit(answers: readonly Response[], limits: Partial<Limits> = {}) {
  let now = NOW
  const asked: { readonly at: number; readonly request: Request }[] = []
  const clock = {
    now: () => now,
    wait: async (milliseconds: number) => {
      now += milliseconds
    },
  }
  const transport: Transport = async (request) => {
    asked.push({ at: now - NOW, request })
    return answers[asked.length - 1] ?? answers.at(-1) ?? answer(200)
  }
  const all = { timeoutMs: 1000, maxRedirects: 2, maxBodyBytes: 1000, ...limits }
  return { asked, clock, transport, browser: createBrowser(transport, all, clock) }
}

describe('a browser', () => {
  const POST = { method: 'POST', url: 'http://sp.test/acs', body: Buffer.from('SAMLResponse=x') } as const

  test('sends the same again when the SP says that it has the time, and keeps every hop', async () => {
    const { asked, browser } = visit([answer(429, '3'), answer(503, '2'), answer(200)])
    const { hops } = await browser.send(POST)
    expect(hops.map(({ response, failure }) => [response?.status, failure])).toEqual([
      [429, undefined],
      [503, undefined],
      [200, undefined],
    ])
    expect(asked.map(({ at, request }) => [at, request.method, String(request.body)])).toEqual([
      [0, 'POST', 'SAMLResponse=x'],
      [3000, 'POST', 'SAMLResponse=x'],
      [5000, 'POST', 'SAMLResponse=x'],
    ])
  })

  test('waits no longer than the limit: who never has the time has refused nobody', async () => {
    const { asked, browser } = visit([answer(429, '4')], { maxRetryAfterSeconds: 10 })
    const { hops } = await browser.send(POST)
    expect(asked.map(({ at }) => at)).toEqual([0, 4000, 8000])
    expect(hops.at(-1)?.failure?.kind).toBe('busy')
  })

  test('does not believe in no wait at all', async () => {
    const { asked, browser } = visit([answer(429, '0')], { maxRetryAfterSeconds: 2 })
    await browser.send(POST)
    expect(asked.map(({ at }) => at)).toEqual([0, 500, 1000, 1500, 2000])
  })
})

test('any browser can be made to insist, and so are its copies', async () => {
  const { clock } = visit([])
  const sent: Request[] = []
  const answers = [answer(429, '7'), answer(200)]
  const hasty = (): Browser => ({
    send: async (request) => {
      const dressed = {
        ...request,
        headers: [...(request.headers ?? []), ['cookie', 'a=b'] as const],
        body: request.body,
      }
      const response = answers[sent.push(request) - 1]
      return { hops: [{ request: dressed, response, failure: undefined, startedAt: clock.now(), durationMs: 1 }] }
    },
    cookieNames: async () => [],
    copy: hasty,
    close: async () => undefined,
  })
  const limits = { timeoutMs: 1000, maxRedirects: 2, maxBodyBytes: 1000 }
  const form = {
    method: 'POST',
    url: 'http://sp.test/acs',
    headers: [['content-type', 'text/plain']],
    body: Buffer.from('x'),
  } as const
  const { hops } = await insistent(hasty(), limits, clock).copy().send(form)
  expect(hops.map(({ response }) => response?.status)).toEqual([429, 200])
  // Its cookies are its own to add.
  expect(sent).toEqual([form, form])
  expect(clock.now()).toBe(NOW + 7000)
})

test('requests of all browsers are spread over the seconds', async () => {
  const { asked, clock, transport } = visit([answer(200)])
  const calm = paced(transport, 4, clock)
  const limits = { timeoutMs: 1000, maxRedirects: 2, maxBodyBytes: 1000 }
  for (let turn = 0; turn < 3; turn += 1) await calm({ method: 'GET', url: 'http://sp.test/' }, limits)
  expect(asked.map(({ at }) => at)).toEqual([0, 250, 500])
})
