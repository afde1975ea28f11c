/** One request as it went out and what came back: evidence. */
export interface Hop {
  readonly request: {
    readonly method: string
    readonly url: string
    readonly headers: readonly (readonly [string, string])[]
    readonly body: Uint8Array | undefined
  }
  readonly response: Response | undefined
  /** Why there is no (whole) response. */
  readonly failure: Failure | undefined
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly durationMs: number
}

export interface Response {
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  /** At most the driver's limit; `truncated` when there was more. */
  readonly body: Uint8Array
  readonly truncated: boolean
}

export interface Failure {
  readonly kind: 'unreachable' | 'reset' | 'timeout' | 'too-many-redirects' | 'bad-redirect' | 'not-http'
  readonly message: string
  /** What had come by then; the hop carries it as its response. */
  readonly partial?: Response | undefined
}

/** Every hop of one request and the redirects that followed it. The last hop is the answer. */
export interface Exchange {
  readonly hops: readonly [Hop, ...Hop[]]
  /** Where the last hop redirects to, when the browser does not go there. */
  readonly onward?: Request | undefined
}

/** Whether an address is one that a browser is not to go to: it hands over the request instead. */
export type OutOfBounds = (url: URL) => boolean

export interface Request {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers?: readonly (readonly [string, string])[] | undefined
  readonly body?: Uint8Array | undefined
}

/** One user's browser: cookies of its own. It follows redirects and never throws for what the SP does. */
export interface Browser {
  send(request: Request): Promise<Exchange>
  /** Names of the cookies that it holds now. */
  cookieNames(): Promise<readonly string[]>
  /** Another browser, with a copy of the cookies that this one holds now. */
  copy(): Browser
}

export interface Limits {
  /** For each hop. */
  readonly timeoutMs: number
  readonly maxRedirects: number
  readonly maxBodyBytes: number
}

/** Delivers requests and follows the answers, without knowing what is hoped for. */
export interface Driver {
  readonly name: 'http' | 'in-process'
  /** A new browser without cookies. It follows redirects, except out of bounds. */
  open(outOfBounds?: OutOfBounds): Browser
  close(): Promise<void>
}

/** Sends one request and does not follow: what tells the drivers apart. */
export type Transport = (request: Request, limits: Limits) => Promise<Response | Failure>

export const isFailure = (answer: Response | Failure): answer is Failure => 'kind' in answer
