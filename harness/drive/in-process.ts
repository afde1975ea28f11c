import { setImmediate } from 'node:timers/promises'
import { HarnessError } from '../error.ts'
import { readBody } from './body.ts'
import { createBrowser } from './browser.ts'
import { createDeadline, type Deadline } from './deadline.ts'
import {
  type Driver,
  type Failure,
  isFailure,
  type Limits,
  type Request,
  type Response,
  type Transport,
} from './driver.ts'
import { failureOf, unsendable } from './failure.ts'
import { realTime } from './real-time.ts'

/** An SP as a function: what hono and its like give. */
export interface App {
  fetch(request: globalThis.Request): globalThis.Response | Promise<globalThis.Response>
}

export interface InProcessOptions {
  /** Milliseconds since the epoch, in the time of the SP; cookies end by it. Default: the real time. */
  readonly now?: (() => number) | undefined
  /** Milliseconds, in the time of the SP. Default: the real time. */
  readonly wait?: ((milliseconds: number) => Promise<void>) | undefined
  /** Where the app lives; a redirect away from it finds nobody. Default: the app answers for every origin. */
  readonly origin?: string | undefined
  readonly memory?: Memory | undefined
}

/** Answers that the app need not give again. */
export interface Memory {
  recall(request: Request): Response | undefined
  /** How the app stands; asked before each request. */
  begin(): unknown
  /** Told of each answer, and how the app stood when it was asked. */
  keep(request: Request, response: Response, before: unknown): void
}

async function* chunksOf(stream: ReadableStream<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  const cancel = () => {
    reader.cancel().catch(() => undefined)
  }
  signal.addEventListener('abort', cancel, { once: true })
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
  } finally {
    signal.removeEventListener('abort', cancel)
    cancel()
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

const askedOf = (request: Request, signal: AbortSignal): globalThis.Request => {
  const url = new URL(request.url)
  url.hash = ''
  try {
    return new globalThis.Request(url, {
      method: request.method,
      headers: (request.headers ?? []).map(([name, value]): [string, string] => [name, value]),
      body: request.body === undefined ? null : Buffer.from(request.body),
      redirect: 'manual',
      signal,
    })
  } catch (error) {
    throw unsendable(request, error instanceof Error ? error : new Error(String(error)))
  }
}

const finish = async (answer: globalThis.Response, limits: Limits, deadline: Deadline): Promise<Response | Failure> => {
  if (answer.status < 100 || answer.status > 599) return { kind: 'not-http', message: `status ${answer.status}` }
  const headers = [...answer.headers]
  const source = answer.body === null ? nothing() : chunksOf(answer.body, deadline.signal)
  const body = await readBody(source, headers, limits.maxBodyBytes, deadline.passed)
  const response = { status: answer.status, headers, body: body.octets, truncated: body.truncated }
  return body.broken === undefined ? response : { ...failureOf(body.broken), partial: response }
}

const inProcessTransport =
  (app: App, origin: string | undefined, memory: Memory | undefined): Transport =>
  async (request, limits) => {
    if (origin !== undefined && new URL(request.url).origin !== origin) {
      return { kind: 'unreachable', message: `only ${origin} is in this process` }
    }
    const known = memory?.recall(request)
    if (known !== undefined) return known
    const before = memory?.begin()
    // An app that awaits nothing slow never lets the event loop turn: no timer would fire, and no finalizer would free what
    // its answers held.
    await setImmediate()
    const deadline = createDeadline(limits.timeoutMs)
    try {
      const asked = askedOf(request, deadline.signal)
      const answer = await Promise.race([Promise.resolve(app.fetch(asked)), deadline.passed])
      const finished = await finish(answer, limits, deadline)
      if (!isFailure(finished)) memory?.keep(request, finished, before)
      return finished
    } catch (error) {
      if (error instanceof HarnessError) throw error
      return failureOf(error)
    } finally {
      deadline.clear()
    }
  }

/** Reaches an SP that runs in this process, without a socket. */
export const createInProcessDriver = (app: App, limits: Limits, options: InProcessOptions = {}): Driver => {
  const origin = options.origin === undefined ? undefined : new URL(options.origin).origin
  const transport = inProcessTransport(app, origin, options.memory)
  return {
    name: 'in-process',
    open: (outOfBounds) =>
      createBrowser(
        transport,
        limits,
        { now: options.now ?? realTime.now, wait: options.wait ?? realTime.wait },
        outOfBounds,
      ),
    close: async () => undefined,
  }
}
