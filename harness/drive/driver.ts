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
  /** What a driver that runs scripts made of it. */
  readonly rendered?: Rendered | undefined
}

/** A page as a user sees it once it has come to rest. */
export interface Rendered {
  /** What the address bar says: scripts may have changed it. */
  readonly url: string
  /** The document as markup, as scripts have left it, and the documents of its frames. */
  readonly html: string
  /** False where a part of it was not read. */
  readonly whole: boolean
  /** A picture of what is to be seen of it, as JPEG; absent where none could be taken. */
  readonly picture?: Uint8Array | undefined
}

export interface Failure {
  readonly kind: 'unreachable' | 'reset' | 'timeout' | 'too-many-redirects' | 'bad-redirect' | 'not-http' | 'busy'
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

/**
 * Whether an address is one that a browser is not to go to: it hands over the request instead.
 * @param form what a form of a page would send there
 */
export type OutOfBounds = (url: URL, form?: Uint8Array) => boolean

/** Who makes a request: the user in the address bar, the identity provider's page, or a page that was shown. */
export type Sender = 'user' | 'identity provider' | { readonly page: string }

export interface Request {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers?: readonly (readonly [string, string])[] | undefined
  readonly body?: Uint8Array | undefined
  /**
   * For a driver whose cookies depend on it. Default: the page that `headers` tell of; else, of a POST the identity provider, of
   * a GET the user.
   */
  readonly from?: Sender | undefined
}

/** One user's browser: cookies of its own. It follows redirects and never throws for what the SP does. */
export interface Browser {
  send(request: Request): Promise<Exchange>
  /** Names of the cookies that it holds now. */
  cookieNames(): Promise<readonly string[]>
  /** Another browser, with a copy of the cookies that this one holds now. */
  copy(): Browser
  /** Forgets all; nothing can be sent afterwards. */
  close(): Promise<void>
}

export interface Limits {
  /** For each hop. */
  readonly timeoutMs: number
  readonly maxRedirects: number
  readonly maxBodyBytes: number
  /** How long in all it waits for an SP that has no time for a request and says when it will; default: a minute. */
  readonly maxRetryAfterSeconds?: number | undefined
  /** Of all browsers together; default: as many as come. */
  readonly requestsPerSecond?: number | undefined
}

/** Delivers requests and follows the answers, without knowing what is hoped for. */
export interface Driver {
  readonly name: 'http' | 'in-process' | 'browser'
  /** A new browser without cookies. It follows redirects, except out of bounds. */
  open(outOfBounds?: OutOfBounds): Browser
  /** By what goes out what no user does: a hook, a measurement. Absent: by this one. */
  readonly errands?: Driver | undefined
  close(): Promise<void>
}

/** How a driver gets to the SP. */
export interface Connection {
  /** Certificates, as PEM, of authorities to trust besides those that Node.js does. */
  readonly ca?: string | undefined
  /** Takes any certificate of the SP. */
  readonly insecure?: boolean | undefined
  /** The URL of a proxy; it may hold credentials. */
  readonly proxy?: string | undefined
}

/** The time of a driver. */
export interface DriverClock {
  /** Milliseconds since the epoch, in the time of the SP: cookies end by it. */
  now(): number
  wait(milliseconds: number): Promise<void>
}

/** Sends one request and does not follow: what tells the drivers apart. */
export type Transport = (request: Request, limits: Limits) => Promise<Response | Failure>

export const isFailure = (answer: Response | Failure): answer is Failure => 'kind' in answer
