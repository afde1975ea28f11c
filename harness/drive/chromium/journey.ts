import { readBody } from '../body.ts'
import { createDeadline, type Deadline } from '../deadline.ts'
import type { Exchange, Failure, Hop, Limits, OutOfBounds, Request, Response } from '../driver.ts'
import { failureOf, unsendable } from '../failure.ts'
import { type Header, overlaid, valuesOf } from '../headers.ts'
import { onward, redirectTarget } from '../redirect.ts'
import { netFailure } from './net-error.ts'
import { pictureOf, readRendered } from './rendered.ts'
import { ownHeaders, senderOf, senderPage } from './sender-page.ts'
import type { Paused, Tab, TabEvent } from './tab.ts'

/**
 * What a page is given to go where it wants to, in its own time: a refresh or a timer within it counts. Its clock runs on as soon as
 * nothing is being loaded, so that it costs next to nothing, and on a busy machine as on an idle one the same happens; when it is
 * over, the page stands still.
 */
const PATIENCE_MS = 3000
/** Tasks after which the clock of a page goes on though there are more: one that never ends must not stop it. */
const STARVATION = 10_000
/** A page of our own needs so long on the busiest machine. */
const DEPARTURE_MS = 60_000
/** A page that has come to rest answers in less, on any machine. */
const LAST_LOOK_MS = 10_000
/** Octets of a body that are fetched at once. */
const CHUNK = 256 * 1024

const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/

/** @throws HarnessError INTERNAL, for what cannot be put into HTTP */
function checkSendable(request: Request): void {
  const bad = (request.headers ?? []).find(([name, value]) => !NAME.test(name) || !VALUE.test(value))
  if (bad !== undefined) throw unsendable(request, new Error(`invalid header ${JSON.stringify(bad[0])}`))
}

const tooMany = (limits: Limits): Failure => ({
  kind: 'too-many-redirects',
  message: `more than ${limits.maxRedirects} redirects`,
})

/** A request that is on its way. */
interface Open {
  readonly networkId: string
  readonly request: Hop['request']
  readonly startedAt: number
  readonly start: number
}

const bodyOf = ({ request }: Paused): Uint8Array | undefined =>
  request.hasPostData
    ? Buffer.concat((request.postDataEntries ?? []).map(({ bytes = '' }) => Buffer.from(bytes, 'base64')))
    : undefined

const addressOf = ({ request }: Paused): string => request.url + (request.urlFragment ?? '')

const headersOf = ({ request }: Paused): readonly Header[] => Object.entries(request.headers)

/** What the browser would send otherwise than it was told to: only this is laid over its own request. */
function corrections(paused: Paused, request: Request) {
  const own = headersOf(paused)
  const missing = ownHeaders(request).filter(([name, value]) => valuesOf(own, name)[0] !== value)
  const wanted = Buffer.from(request.body ?? [])
  const isSame = request.method === 'GET' || wanted.equals(bodyOf(paused) ?? Buffer.alloc(0))
  return {
    ...(missing.length === 0 ? {} : { headers: overlaid(own, missing).map(([name, value]) => ({ name, value })) }),
    ...(isSame ? {} : { postData: wanted.toString('base64') }),
  }
}

/** What the browser takes care of by itself when it is given an answer that has been read. */
const READ_ALREADY = /^(?:set-cookie|content-length|content-encoding|transfer-encoding)$/i

/** Whether a user would see a page that can do something: scripts, forms, a refresh. Of all else the octets say everything. */
function isPage({ status, headers, body }: Response): boolean {
  if (status === 204 || status === 205) return false
  if (/^\s*attachment/i.test(valuesOf(headers, 'content-disposition')[0] ?? '')) return false
  if (valuesOf(headers, 'refresh').length > 0) return true
  if (body.length === 0) return false
  const [type] = valuesOf(headers, 'content-type')
  if (type === undefined) return Buffer.from(body.subarray(0, 200)).toString('latin1').trimStart().startsWith('<')
  return /^\s*(?:text\/html|application\/xhtml\+xml)/i.test(type)
}

/** What may run, or bring in what runs. An escape of a charset may hide anything. */
const ACTIVE = /<(?:script|i?frame|object|embed|svg|math|link)\b|\bon\w+\s*=|javascript:|srcdoc/i

/** Whether a page could leave more than cookies in a browser. */
const isActive = ({ body }: Response): boolean => {
  const text = Buffer.from(body).toString('latin1').replaceAll('\0', '')
  return ACTIVE.test(text) || text.includes('\u001b')
}

export interface JourneyOptions {
  readonly limits: Limits
  readonly outOfBounds: OutOfBounds
  /** Milliseconds after which a page that does not answer hangs. */
  readonly hangMs: number
  /** Awaited before each request. */
  readonly pace: () => Promise<void>
}

/** What came of a journey. */
export interface Journey {
  readonly exchange: Exchange
  /** The tab hangs or has crashed, and is good for nothing more. */
  readonly spent: boolean
  /** A page was shown that could leave more than cookies. */
  readonly active: boolean
}

/**
 * Sends a request from the page of whoever sends it, and follows wherever the answers lead: redirects, refreshes, forms that send
 * themselves, scripts. It ends where a page has come to rest, where something is no page, and at the latest by the limits.
 * @returns `stuck`, where the tab sent nothing at all: it is good for nothing more
 * @throws HarnessError INTERNAL, for a request that cannot be put into HTTP
 */
export async function travel(
  tab: Tab,
  request: Request,
  { limits, outOfBounds, hangMs, pace }: JourneyOptions,
): Promise<Journey | 'stuck'> {
  checkSendable(request)
  const { session } = tab
  const hops: Hop[] = []
  const sender = senderOf(request)
  /** What is left of the request after the redirects so far. */
  let carried = request
  let atSender = sender !== undefined
  let open: Open | undefined
  /** How many requests of each chain of redirects have been answered. */
  const chains = new Map<string, number>()
  const isChained = ({ networkId = '' }: Paused): boolean => chains.has(networkId)
  let isShown = false
  let isLoaded = false
  let active = false
  let isExtended = false
  let leaving: string | undefined
  let deadline: Deadline = createDeadline(DEPARTURE_MS)

  const renew = (): void => {
    deadline.clear()
    deadline = createDeadline(limits.timeoutMs)
    isExtended = false
  }
  const refuse = (paused: Paused) =>
    session.send('Fetch.failRequest', { requestId: paused.requestId, errorReason: 'Aborted' }).catch(() => undefined)
  const answered = async (response: Response | undefined, failure?: Failure): Promise<void> => {
    if (open === undefined) return
    const { request: asked, startedAt, start, networkId } = open
    const durationMs = Math.round(performance.now() - start)
    const nth = chains.get(networkId) ?? 0
    // Of what got no answer nothing may have gone out.
    const told =
      response === undefined ? tab.known('request', networkId, nth) : await tab.reported('request', networkId, nth)
    const headers = told?.headers ?? asked.headers
    hops.push({ request: { ...asked, headers }, response, failure, startedAt, durationMs })
    open = undefined
    chains.set(networkId, nth + 1)
  }
  /** What had come of an answer by the time it failed: its head at most. */
  const headOf = ({ networkId }: Open): Response | undefined => {
    const head = tab.known('response', networkId, chains.get(networkId) ?? 0)
    return head && { status: head.status, headers: head.headers, body: new Uint8Array(), truncated: false }
  }
  const failed = (failure: Failure): Promise<void> => answered(open && headOf(open), failure)
  const failLast = (failure: Failure): void => {
    const last = hops.pop()
    if (last !== undefined) hops.push({ ...last, failure })
  }
  const ended = (spent = false, further?: Request): Journey | 'stuck' => {
    const [first, ...rest] = hops
    if (first === undefined) return 'stuck'
    return { exchange: { hops: [first, ...rest], ...(further && { onward: further }) }, spent, active }
  }

  const go = async (paused: Paused): Promise<void> => {
    const isOurs = hops.length === 0 || isChained(paused)
    // What was laid over the first request of a chain Chromium forgets with the first redirect.
    const changes = isOurs ? corrections(paused, carried) : {}
    const url = addressOf(paused)
    const body = isOurs ? carried.body : bodyOf(paused)
    const headers = isOurs ? overlaid(headersOf(paused), ownHeaders(carried)) : headersOf(paused)
    await pace()
    renew()
    open = {
      networkId: paused.networkId ?? '',
      request: { method: paused.request.method, url, headers, body },
      startedAt: Date.now(),
      start: performance.now(),
    }
    isShown = false
    isLoaded = false
    leaving = undefined
    await session.send('Fetch.continueRequest', { requestId: paused.requestId, ...changes }).catch(() => undefined)
  }
  /** A page that reloads itself after a while is where it wants to be. */
  const isReload = ({ request: { method, url } }: Paused): boolean =>
    isShown &&
    method === 'GET' &&
    (leaving === 'metaTagRefresh' || leaving === 'httpHeaderRefresh') &&
    url === hops.at(-1)?.request.url.replace(/#.*/, '')

  /** What a request on the way comes to; a journey where it ends there. */
  const onRequest = async (paused: Paused): Promise<Journey | 'stuck' | undefined> => {
    if (atSender && sender !== undefined) {
      atSender = false
      await session.send('Fetch.fulfillRequest', {
        requestId: paused.requestId,
        responseCode: 200,
        responseHeaders: [{ name: 'content-type', value: 'text/html; charset=utf-8' }],
        body: Buffer.from(senderPage(request, sender)).toString('base64'),
      })
      return undefined
    }
    if (hops.length === 0) {
      await go(paused)
      return undefined
    }
    const url = new URL(addressOf(paused))
    const body = bodyOf(paused)
    if (outOfBounds(url, isChained(paused) ? undefined : body)) {
      await refuse(paused)
      const method = paused.request.method === 'POST' ? 'POST' : 'GET'
      const headers = headersOf(paused).filter(([name]) => name.toLowerCase() === 'content-type')
      return arrived({ method, url: url.href, headers, body })
    }
    if (isReload(paused)) {
      await refuse(paused)
      return arrived()
    }
    if (hops.length > limits.maxRedirects) {
      await refuse(paused)
      failLast(tooMany(limits))
      return arrived()
    }
    await go(paused)
    return undefined
  }

  async function* octetsOf(handle: string): AsyncGenerator<Uint8Array> {
    for (;;) {
      const { data, base64Encoded, eof } = await session.send('IO.read', { handle, size: CHUNK })
      if (data !== '') yield Buffer.from(data, base64Encoded ? 'base64' : 'utf8')
      if (eof) return
    }
  }

  const onResponse = async (paused: Paused): Promise<Journey | 'stuck' | undefined> => {
    const { requestId, responseStatusCode: status, responseHeaders = [] } = paused
    if (status === undefined) {
      await session.send('Fetch.continueRequest', { requestId }).catch(() => undefined)
      return undefined
    }
    const { networkId = '' } = paused
    const told = await tab.reported('response', networkId, chains.get(networkId) ?? 0)
    const headers = told?.headers ?? responseHeaders.map(({ name, value }): Header => [name, value])
    const bare = { status, headers, body: new Uint8Array(), truncated: false }
    const target = redirectTarget(paused.request.url, bare)
    if (target !== undefined) {
      const failure = target instanceof URL ? undefined : target
      await answered(bare, failure)
      if (failure !== undefined) {
        await refuse(paused)
        return ended()
      }
      const next = onward(carried, bare)
      if (next !== undefined && !('kind' in next)) carried = next
      await session.send('Fetch.continueRequest', { requestId }).catch(() => undefined)
      return undefined
    }
    const { stream } = await session.send('Fetch.takeResponseBodyAsStream', { requestId })
    const read = await readBody(octetsOf(stream), [], limits.maxBodyBytes, deadline.passed)
    session.send('IO.close', { handle: stream }).catch(() => undefined)
    const response = { status, headers, body: read.octets, truncated: read.truncated }
    const failure = read.broken === undefined ? shortfall(response) : failureOf(read.broken)
    await answered(response, failure)
    if (failure !== undefined || !isPage(response)) {
      await refuse(paused)
      return ended()
    }
    isShown = true
    active ||= isActive(response)
    renew()
    await session
      .send('Fetch.fulfillRequest', {
        requestId,
        responseCode: status,
        responseHeaders: responseHeaders.filter(({ name }) => !READ_ALREADY.test(name)),
        body: Buffer.from(read.octets).toString('base64'),
      })
      .catch(() => undefined)
    return undefined
  }

  /** The end at a page that has come to rest, as it looks then. */
  async function arrived(further?: Request, lookMs = Math.min(LAST_LOOK_MS, hangMs)): Promise<Journey | 'stuck'> {
    const last = hops.at(-1)
    if (last?.response === undefined || !isShown) return ended(false, further)
    const look = createDeadline(lookMs)
    try {
      const rendered = await Promise.race([readRendered(session, limits.maxBodyBytes), look.passed])
      look.clear()
      const picture = await pictureOf(session)
      hops[hops.length - 1] = { ...last, response: { ...last.response, rendered: { ...rendered, picture } } }
      return ended(false, further)
    } catch {
      failLast({
        kind: 'timeout',
        message: `the page hangs: it came to no rest within ${limits.timeoutMs} ms, nor in ${hangMs} ms more`,
      })
      return ended(true)
    } finally {
      look.clear()
    }
  }

  /** Not awaited: Chromium keeps such words back while the page is about to be left, until it hears from us about that. */
  const letRun = (): void => {
    session
      .send('Emulation.setVirtualTimePolicy', {
        policy: 'pauseIfNetworkFetchesPending',
        budget: PATIENCE_MS,
        maxVirtualTimeTaskStarvationCount: STARVATION,
      })
      .catch(() => undefined)
  }

  const on = async (event: TabEvent): Promise<Journey | 'stuck' | undefined> => {
    if (event.kind === 'request') return onRequest(event.paused)
    if (event.kind === 'response') return onResponse(event.paused)
    if (event.kind === 'gone') {
      if (open === undefined) failLast({ kind: 'reset', message: event.why })
      else await failed({ kind: 'reset', message: event.why })
      return ended(true)
    }
    if (event.kind === 'failed' && event.networkId === open?.networkId) {
      await failed(netFailure(event.why))
      return ended()
    }
    if (event.kind === 'leaving') leaving = event.reason
    if (event.kind === 'stays') leaving = undefined
    if (event.kind === 'loaded') isLoaded = isShown
    if (event.kind === 'rested' && isLoaded && leaving === undefined) return arrived()
    // A time that was over before all had been loaded was the time of no page yet.
    if (['committed', 'loaded', 'rested'].includes(event.kind)) letRun()
    return undefined
  }

  const nextEvent = async (): Promise<TabEvent | undefined> => {
    try {
      return await tab.next(deadline.passed)
    } catch (error) {
      if (!deadline.signal.aborted) throw error
      return undefined
    }
  }

  /** The SP's time is over where it still owes something; else it is the page that is slow, or this machine, or a script hangs. */
  const onTimeout = async (): Promise<Journey | 'stuck' | undefined> => {
    if (!isShown) {
      await failed(failureOf(deadline.signal.reason))
      return ended(true)
    }
    if (tab.isLoading()) return arrived(undefined, hangMs)
    if (isExtended) return arrived()
    deadline.clear()
    deadline = createDeadline(hangMs)
    isExtended = true
    return undefined
  }

  tab.begin(outOfBounds)
  session.send('Page.navigate', { url: sender?.href ?? request.url }).catch(() => undefined)
  try {
    for (;;) {
      const event = await nextEvent()
      const journey = event === undefined ? await onTimeout() : await on(event)
      if (journey !== undefined) return journey
    }
  } finally {
    deadline.clear()
  }
}

/** A body that is shorter than it was said to be broke off. */
function shortfall({ headers, body, truncated }: Response): Failure | undefined {
  const [length] = valuesOf(headers, 'content-length')
  const isCoded = valuesOf(headers, 'content-encoding').length > 0
  if (truncated || isCoded || length === undefined || !/^\d{1,15}$/.test(length) || body.length >= Number(length))
    return undefined
  return { kind: 'reset', message: `the answer ended after ${body.length} of ${length} octets` }
}
