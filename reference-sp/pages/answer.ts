import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** A whole page. Nothing in it runs, and no cache keeps it. Its forms go to this site, or to the one that is named. */
export function page(c: Context, content: unknown, status: ContentfulStatusCode = 200, formTarget?: string): Response {
  const target = formTarget === undefined ? "'self'" : new URL(formTarget).origin
  c.header('Content-Security-Policy', `default-src 'none'; form-action ${target}; frame-ancestors 'none'`)
  c.header('Cache-Control', 'no-store')
  c.header('X-Content-Type-Options', 'nosniff')
  return c.html(`<!doctype html>${String(content)}`, status)
}
