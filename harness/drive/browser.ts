import { type Cookies, createCookies } from './cookies.ts'
import type { Browser, DriverClock, Exchange, Failure, Hop, Limits, OutOfBounds, Request, Transport } from './driver.ts'
import { isFailure } from './driver.ts'
import { type Header, overlaid, valuesOf } from './headers.ts'
import { onward } from './redirect.ts'
import { retryAfter } from './retry-after.ts'

/** What every request says of itself. The language is one that no case claims, so that a claim cannot seem to work. */
const DEFAULTS: readonly Header[] = [
  ['user-agent', 'saml-assay'],
  ['accept', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'],
  ['accept-language', 'fr'],
  ['accept-encoding', 'gzip, deflate, br'],
]

/** An SP that asks for no wait at all is left alone for a moment yet: it could say so for ever. */
const SHORTEST_WAIT_MS = 500
const MOST_RETRY_AFTER_SECONDS = 60

const busy = (seconds: number): Failure => ({
  kind: 'busy',
  message: `the SP has no time (429), also when ${Math.round(seconds)} s are over (limits.maxRetryAfterSeconds)`,
})

const tooMany = (limits: Limits): Failure => ({
  kind: 'too-many-redirects',
  message: `more than ${limits.maxRedirects} redirects`,
})

const joined = (before: readonly Hop[], ...hops: readonly [Hop, ...Hop[]]): Exchange['hops'] => {
  const [first = hops[0], ...rest] = [...before, ...hops]
  return [first, ...rest]
}

/**
 * One user's browser: a cookie jar and the following of redirects, over a transport that does neither.
 * @param outOfBounds where it does not follow: what it would have asked there ends the exchange as `onward`
 */
export const createBrowser = (
  transport: Transport,
  limits: Limits,
  clock: DriverClock,
  outOfBounds: OutOfBounds = () => false,
  cookies: Cookies = createCookies(() => clock.now()),
): Browser => {
  const dressed = (request: Request): readonly Header[] => {
    const cookie = cookies.headerFor(request.url)
    const own: readonly Header[] = cookie === undefined ? DEFAULTS : [...DEFAULTS, ['cookie', cookie]]
    return overlaid(own, request.headers ?? [])
  }

  const take = async (request: Request): Promise<Hop> => {
    const sent = { method: request.method, url: request.url, headers: dressed(request), body: request.body }
    const startedAt = clock.now()
    const start = performance.now()
    const answer = await transport(sent, limits)
    const durationMs = Math.round(performance.now() - start)
    const response = isFailure(answer) ? answer.partial : answer
    const failure = isFailure(answer) ? { kind: answer.kind, message: answer.message } : undefined
    // Also from an answer that broke off: a browser keeps the cookie, and a session may hang on it.
    if (response !== undefined) cookies.keep(request.url, valuesOf(response.headers, 'set-cookie'))
    return { request: sent, response, failure, startedAt, durationMs }
  }

  /** The request that follows a hop, or the failure that ends the way, or neither. */
  const after = (request: Request, hop: Hop, redirects: number): Request | Failure | undefined => {
    if (hop.failure !== undefined || hop.response === undefined) return undefined
    const next = onward(request, hop.response)
    return next !== undefined && !('kind' in next) && redirects >= limits.maxRedirects ? tooMany(limits) : next
  }

  /** Asks again, when the SP says that it will have the time; every asking is a hop. */
  const insist = async (request: Request): Promise<{ readonly before: readonly Hop[]; readonly hop: Hop }> => {
    const before: Hop[] = []
    const most = (limits.maxRetryAfterSeconds ?? MOST_RETRY_AFTER_SECONDS) * 1000
    for (let waited = 0; ; ) {
      const hop = await take(request)
      const asked = hop.failure === undefined ? retryAfter(hop.response, clock.now()) : undefined
      if (asked === undefined) return { before, hop }
      const wait = Math.max(asked, SHORTEST_WAIT_MS)
      // Who had no time has refused nobody.
      if (waited + wait > most)
        return { before, hop: hop.response?.status === 429 ? { ...hop, failure: busy(waited / 1000) } : hop }
      before.push(hop)
      waited += wait
      await clock.wait(wait)
    }
  }

  const follow = async (request: Request, redirects: number): Promise<Exchange> => {
    const { before, hop } = await insist(request)
    const next = after(request, hop, redirects)
    const hops = joined(before, hop)
    if (next === undefined) return { hops }
    if ('kind' in next) return { hops: joined(before, { ...hop, failure: next }) }
    if (outOfBounds(new URL(next.url))) return { hops, onward: next }
    const rest = await follow(next, redirects + 1)
    return { ...rest, hops: joined(hops, ...rest.hops) }
  }

  return {
    send: (request) => follow(request, 0),
    cookieNames: () => cookies.names(),
    copy: () => createBrowser(transport, limits, clock, outOfBounds, cookies.copy()),
    close: async () => undefined,
  }
}
