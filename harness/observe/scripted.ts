import type { Browser, Exchange, Failure, Hop, Request } from '../drive/driver.ts'
import type { Header } from '../drive/headers.ts'

/** One hop of a script: what the SP answers, or why it does not. */
export interface Scripted {
  readonly status?: number
  readonly headers?: readonly Header[]
  readonly body?: string | Uint8Array
  readonly truncated?: boolean
  readonly failure?: Failure
}

const hopOf = (
  request: Request,
  { status = 200, headers = [], body = '', truncated = false, failure }: Scripted,
): Hop => {
  const octets = typeof body === 'string' ? Buffer.from(body) : body
  const silent = failure !== undefined && failure.kind !== 'bad-redirect' && failure.kind !== 'too-many-redirects'
  return {
    request: { method: request.method, url: request.url, headers: request.headers ?? [], body: request.body },
    response: silent ? failure.partial : { status, headers, body: octets, truncated },
    failure,
    startedAt: Date.parse('2030-01-01T00:00:00Z'),
    durationMs: 0,
  }
}

/** An exchange that was never held. Each further hop is one redirect on, at the Location before it. */
export const scriptedExchange = (request: Request, first: Scripted, ...rest: readonly Scripted[]): Exchange => {
  let { url } = request
  const further = rest.map((scripted, at) => {
    const before = at === 0 ? first : rest[at - 1]
    const location = before?.headers?.find(([name]) => name === 'location')?.[1]
    url = new URL(location ?? '', url).href
    return hopOf({ method: 'GET', url }, scripted)
  })
  return { hops: [hopOf(request, first), ...further] }
}

/** A browser whose SP answers by path, for tests; `sent` keeps what it was asked. */
export const scriptedBrowser = (
  script: Readonly<Record<string, Scripted | readonly [Scripted, ...Scripted[]]>>,
): Browser & { readonly sent: readonly Request[] } => {
  const sent: Request[] = []
  return {
    sent,
    send: async (request) => {
      sent.push(request)
      const { pathname } = new URL(request.url)
      const answer: Scripted | readonly [Scripted, ...Scripted[]] = script[pathname] ?? { status: 404 }
      const [first, ...rest] = 'length' in answer ? answer : [answer]
      return scriptedExchange(request, first, ...rest)
    },
    cookieNames: async () => [],
    copy: () => scriptedBrowser(script),
    close: async () => undefined,
  }
}

export const HTML: Header = ['content-type', 'text/html; charset=utf-8']
export const JSON_TYPE: Header = ['content-type', 'application/json']
