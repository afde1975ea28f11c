import { type Cookies, createCookies } from './cookies.ts'
import type { Browser, DriverClock, Exchange, Failure, Hop, Limits, OutOfBounds, Request, Transport } from './driver.ts'
import { isFailure } from './driver.ts'
import { type Header, overlaid, valuesOf } from './headers.ts'
import { insisting, joined } from './insistent.ts'
import { onward } from './redirect.ts'

/** What every request says of itself. The language is one that no case claims, so that a claim cannot seem to work. */
const DEFAULTS: readonly Header[] = [
  ['user-agent', 'saml-assay'],
  ['accept', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'],
  ['accept-language', 'fr'],
  ['accept-encoding', 'gzip, deflate, br'],
]

const tooMany = (limits: Limits): Failure => ({
  kind: 'too-many-redirects',
  message: `more than ${limits.maxRedirects} redirects`,
})

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

  const once = async (request: Request): Promise<Exchange> => ({ hops: [await take(request)] })

  const follow = async (request: Request, redirects: number): Promise<Exchange> => {
    const { hops } = await insisting(await once(request), () => once(request), limits, clock)
    const hop = hops.at(-1) ?? hops[0]
    const next = after(request, hop, redirects)
    if (next === undefined) return { hops }
    if ('kind' in next) return { hops: joined(hops.slice(0, -1), { ...hop, failure: next }) }
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
