import type { Browser, DriverClock, Exchange, Failure, Hop, Limits, Request } from './driver.ts'
import { retryAfter } from './retry-after.ts'

/** An SP that asks for no wait at all is left alone for a moment yet: it could say so for ever. */
const SHORTEST_WAIT_MS = 500
const MOST_RETRY_AFTER_SECONDS = 60

/**
 * Goes on asking while the last hop says that the SP has no time, and when it will; every asking is a hop. Who never has the
 * time has refused nobody: a 429 that stays is a failure.
 * @param ask sends the same once more
 */
export async function insisting(
  first: Exchange,
  ask: (last: Hop) => Promise<Exchange>,
  limits: Limits,
  clock: DriverClock,
): Promise<Exchange> {
  const most = (limits.maxRetryAfterSeconds ?? MOST_RETRY_AFTER_SECONDS) * 1000
  let exchange = first
  for (let waited = 0; ; ) {
    const last = exchange.hops.at(-1) ?? exchange.hops[0]
    const asked = last.failure === undefined ? retryAfter(last.response, clock.now()) : undefined
    if (asked === undefined) return exchange
    const wait = Math.max(asked, SHORTEST_WAIT_MS)
    if (waited + wait > most) {
      if (last.response?.status !== 429) return exchange
      return { ...exchange, hops: joined(exchange.hops.slice(0, -1), { ...last, failure: busy(waited / 1000) }) }
    }
    waited += wait
    await clock.wait(wait)
    const next = await ask(last)
    exchange = { ...next, hops: joined(exchange.hops, ...next.hops) }
  }
}

const busy = (seconds: number): Failure => ({
  kind: 'busy',
  message: `the SP has no time (429), also when ${Math.round(seconds)} s are over (limits.maxRetryAfterSeconds)`,
})

export const joined = (before: readonly Hop[], ...hops: readonly [Hop, ...Hop[]]): Exchange['hops'] => {
  const [first = hops[0], ...rest] = [...before, ...hops]
  return [first, ...rest]
}

/** A browser that sends again by itself what the SP had no time for. */
export const insistent = (browser: Browser, limits: Limits, clock: DriverClock): Browser => ({
  ...browser,
  send: async (request) =>
    insisting(await browser.send(request), (last) => browser.send(again(last, request)), limits, clock),
  copy: () => insistent(browser.copy(), limits, clock),
})

/** What the last hop asked for; the browser adds by itself what is its own. */
const again = ({ request: { method, url, headers, body } }: Hop, first: Request): Request =>
  method === first.method && url === first.url
    ? first
    : {
        method: method === 'POST' ? 'POST' : 'GET',
        url,
        headers: headers.filter(([name]) => name.toLowerCase() === 'content-type'),
        body,
      }
