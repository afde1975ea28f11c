import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'

interface BodyLimit {
  /** Octets. */
  readonly maxSize: number
  /** Default: 413. */
  readonly onError?: (c: Context) => Response | Promise<Response>
}

/**
 * Hono's limit, which has to build a stream to look at. A body whose length is declared need not be looked at: Node.js reads no
 * more of it than that.
 */
export function limitBody(limit: BodyLimit): MiddlewareHandler {
  const looking = bodyLimit(limit)
  return (c, next) => {
    const length = c.req.header('content-length') ?? ''
    const isShort = /^\d{1,15}$/.test(length) && Number(length) <= limit.maxSize
    return isShort && c.req.header('transfer-encoding') === undefined ? next() : looking(c, next)
  }
}
