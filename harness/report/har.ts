import type { Exchange, Hop } from '../drive/driver.ts'
import type { Redact } from './redact.ts'
import { cookieSecrets, redactHeaders, redactor } from './redact.ts'

/** Bytes of a body that are kept. */
export const MOST_BODY = 64 * 1024

interface NameValue {
  readonly name: string
  readonly value: string
}

/** One request and its answer. @see HAR 1.2 */
interface HarEntry {
  readonly startedDateTime: string
  readonly time: number
  readonly request: {
    readonly method: string
    readonly url: string
    readonly httpVersion: string
    readonly cookies: readonly []
    readonly headers: readonly NameValue[]
    readonly queryString: readonly NameValue[]
    readonly headersSize: -1
    readonly bodySize: number
    readonly postData?: Body & { readonly mimeType: string; readonly params: readonly [] }
  }
  readonly response: {
    readonly status: number
    readonly statusText: string
    readonly httpVersion: string
    readonly cookies: readonly []
    readonly headers: readonly NameValue[]
    readonly content: Body & {
      readonly mimeType: string
      readonly size: number
      /** What a browser's scripts have made of the page. */
      readonly _rendered?: string
    }
    readonly redirectURL: string
    readonly headersSize: -1
    readonly bodySize: number
    /** Why there is no (whole) response. */
    readonly _error?: string
  }
  readonly cache: Readonly<Record<string, never>>
  readonly timings: { readonly send: -1; readonly wait: number; readonly receive: -1 }
}

interface Body {
  readonly text: string
  /** HAR knows it for responses; in a request it is our own. */
  readonly encoding?: 'base64'
  readonly comment?: string
}

export interface Har {
  readonly log: {
    readonly version: '1.2'
    readonly creator: { readonly name: string; readonly version: string }
    readonly entries: readonly HarEntry[]
  }
}

/** Every hop of the exchanges, with cookies, authorization and secrets taken out. */
export function toHar(exchanges: readonly Exchange[], secrets: readonly string[], version: string): Har {
  const redact = redactor([...secrets, ...cookieSecrets(exchanges)])
  return {
    log: {
      version: '1.2',
      creator: { name: 'saml-assay', version },
      entries: exchanges.flatMap(({ hops }) => hops.map((hop) => entry(hop, redact))),
    },
  }
}

function entry(hop: Hop, redact: Redact): HarEntry {
  const { request, response, failure } = hop
  const requestHeaders = redactHeaders(request.headers, redact)
  const responseHeaders = redactHeaders(response?.headers ?? [], redact)
  const url = redact(request.url)
  return {
    startedDateTime: new Date(hop.startedAt).toISOString(),
    time: hop.durationMs,
    request: {
      method: request.method,
      url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: requestHeaders.map(nameValue),
      queryString: queryOf(url),
      headersSize: -1,
      bodySize: request.body?.length ?? 0,
      ...(request.body === undefined
        ? {}
        : {
            postData: {
              mimeType: headerOf(requestHeaders, 'content-type'),
              params: [],
              ...body(request.body, false, redact),
            },
          }),
    },
    response: {
      status: response?.status ?? 0,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: responseHeaders.map(nameValue),
      content: {
        mimeType: headerOf(responseHeaders, 'content-type'),
        size: response?.body.length ?? 0,
        ...body(response?.body ?? new Uint8Array(), response?.truncated ?? false, redact),
        ...(response?.rendered && { _rendered: redact(response.rendered.html).slice(0, MOST_BODY) }),
      },
      redirectURL: headerOf(responseHeaders, 'location'),
      headersSize: -1,
      bodySize: response?.body.length ?? -1,
      ...(failure === undefined ? {} : { _error: redact(`${failure.kind}: ${failure.message}`) }),
    },
    cache: {},
    timings: { send: -1, wait: hop.durationMs, receive: -1 },
  }
}

function body(bytes: Uint8Array, truncated: boolean, redact: Redact): Body {
  const text = utf8(bytes)
  // Secrets go before the cut, or the half of one could stay.
  const clean = redact(text ?? Buffer.from(bytes).toString('latin1'))
  const kept = Buffer.from(clean, text === undefined ? 'latin1' : 'utf8')
  const cut = truncated || kept.length > MOST_BODY ? { comment: 'There was more.' } : {}
  if (text === undefined) return { text: kept.subarray(0, MOST_BODY).toString('base64'), encoding: 'base64', ...cut }
  return { text: new TextDecoder().decode(kept.subarray(0, MOST_BODY), { stream: true }), ...cut }
}

/** A body that the driver cut may end within a character: `stream` lets it. */
function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true })
  } catch {
    return undefined
  }
}

const nameValue = ([name, value]: readonly [string, string]): NameValue => ({ name, value })

const headerOf = (headers: readonly (readonly [string, string])[], wanted: string): string =>
  headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? ''

function queryOf(url: string): readonly NameValue[] {
  const query = url.split('#', 1)[0]?.split('?').slice(1).join('?') ?? ''
  return [...new URLSearchParams(query)].map(nameValue)
}
