import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** A whole page. Nothing in it runs, and no cache keeps it. */
export function page(c: Context, content: unknown, status: ContentfulStatusCode = 200): Response {
  c.header('Content-Security-Policy', "default-src 'none'; form-action 'self'; frame-ancestors 'none'")
  c.header('Cache-Control', 'no-store')
  c.header('X-Content-Type-Options', 'nosniff')
  return c.html(`<!doctype html>${String(content)}`, status)
}
