import { X509Certificate } from 'node:crypto'
import { checkServerIdentity, type PeerCertificate, rootCertificates } from 'node:tls'
import { Agent, type Dispatcher, ProxyAgent } from 'undici'
import { readBody } from './body.ts'
import { createBrowser } from './browser.ts'
import { createDeadline, type Deadline } from './deadline.ts'
import {
  type Connection,
  type Driver,
  type DriverClock,
  type Failure,
  isFailure,
  type Limits,
  type Request,
  type Response,
  type Transport,
} from './driver.ts'
import { failureOf, unsendable } from './failure.ts'
import type { Header } from './headers.ts'
import { paced } from './paced.ts'
import { realTime } from './real-time.ts'

/** Room for SPs that carry their whole state in cookies. */
const MAX_HEADER_BYTES = 256 * 1024
/** Short, so that few requests meet a connection that the SP is just closing. */
const KEEP_ALIVE_MS = 1000

type Data = Dispatcher.ResponseData

/** undici gives names and values in turn when asked for raw headers, but its types do not say so. */
const pairs = (raw: unknown): readonly Header[] => {
  const flat: readonly unknown[] = Array.isArray(raw) ? raw : []
  return flat.flatMap((name, at): Header[] => (at % 2 === 0 ? [[String(name), String(flat[at + 1])]] : []))
}

const isOurs = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && error.code === 'UND_ERR_INVALID_ARG'

const start = async (agent: Dispatcher, request: Request, deadline: Deadline): Promise<Data | Failure> => {
  const url = new URL(request.url)
  const sent = agent.request({
    origin: url.origin,
    path: `${url.pathname}${url.search}`,
    method: request.method,
    headers: (request.headers ?? []).flat(),
    body: request.body ?? null,
    signal: deadline.signal,
    responseHeaders: 'raw',
  })
  // Where the deadline comes first, an answer that comes later is let go.
  sent
    .then((late) => deadline.signal.aborted && late.body.on('error', () => undefined).destroy())
    .catch(() => undefined)
  try {
    return await Promise.race([sent, deadline.passed])
  } catch (error) {
    if (isOurs(error)) throw unsendable(request, error)
    return failureOf(error)
  }
}

const finish = async (data: Data, limits: Limits, deadline: Deadline): Promise<Response | Failure> => {
  const headers = pairs(data.headers)
  const stream = data.body.on('error', () => undefined)
  const body = await readBody(stream[Symbol.asyncIterator](), headers, limits.maxBodyBytes, deadline.passed)
  stream.destroy()
  const response = { status: data.statusCode, headers, body: body.octets, truncated: body.truncated }
  return body.broken === undefined ? response : { ...failureOf(body.broken), partial: response }
}

const httpTransport =
  (agent: Dispatcher): Transport =>
  async (request, limits) => {
    const deadline = createDeadline(limits.timeoutMs)
    try {
      const data = await start(agent, request, deadline)
      return 'kind' in data ? data : await finish(data, limits, deadline)
    } finally {
      deadline.clear()
    }
  }

/** A connection that was kept alive may end just as a request goes out on it: browsers ask once more, and so does this. */
const asksAgain =
  (transport: Transport): Transport =>
  async (request, limits) => {
    const answer = await transport(request, limits)
    const isCutOff = isFailure(answer) && answer.kind === 'reset' && answer.partial === undefined
    return isCutOff && request.method === 'GET' ? transport(request, limits) : answer
  }

/** What lets TLS trust an authority, as PEM, besides those that Node.js does. */
export const trusting = (ca: string | undefined): { readonly ca?: string[] } =>
  ca === undefined ? {} : { ca: [...rootCertificates, ca] }

export interface HttpOptions {
  /** Default: the real time. */
  readonly clock?: DriverClock | undefined
  readonly connection?: Connection | undefined
  /** Is shown each certificate of a server that was found good, before anything is sent there. */
  readonly onTrusted?: ((certificate: X509Certificate) => void) | undefined
}

/** Node.js asks this of a certificate whose chain it has found good. */
const watching = (onTrusted: (certificate: X509Certificate) => void) => ({
  checkServerIdentity: (host: string, shown: PeerCertificate): Error | undefined => {
    const fault = checkServerIdentity(host, shown)
    if (fault === undefined) onTrusted(new X509Certificate(shown.raw))
    return fault
  },
})

/** Reaches an SP over HTTP. */
export const createHttpDriver = (
  limits: Limits,
  { clock = realTime, connection = {}, onTrusted }: HttpOptions = {},
): Driver => {
  const tls = {
    ...trusting(connection.ca),
    ...(connection.insecure && { rejectUnauthorized: false }),
    ...(onTrusted && watching(onTrusted)),
  }
  const settings = {
    connect: { timeout: limits.timeoutMs, ...tls },
    headersTimeout: 0,
    bodyTimeout: 0,
    maxHeaderSize: MAX_HEADER_BYTES,
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MS,
  }
  const { proxy: uri } = connection
  const agentWith = (pipelining: number): Dispatcher =>
    uri === undefined
      ? new Agent({ ...settings, pipelining })
      : new ProxyAgent({ ...settings, pipelining, uri, requestTls: tls })
  const [kept, fresh] = [agentWith(1), agentWith(0)]
  const [reads, writes] = [asksAgain(httpTransport(kept)), httpTransport(fresh)]
  // What is not to be sent twice goes over a connection of its own, which the SP cannot be just closing.
  const whole: Transport = (request, limits) => (request.method === 'GET' ? reads : writes)(request, limits)
  const transport = limits.requestsPerSecond === undefined ? whole : paced(whole, limits.requestsPerSecond, clock)
  return {
    name: 'http',
    open: (outOfBounds) => createBrowser(transport, limits, clock, outOfBounds),
    close: async () => {
      await Promise.all([kept.destroy(), fresh.destroy()])
    },
  }
}
