import type { HonoRequest } from 'hono'
import type { Posted } from './draft.ts'

/** What a request carries, with repeated fields and without guesses. */
export async function postedOf(request: HonoRequest, browser?: string): Promise<Posted> {
  const url = new URL(request.url)
  return {
    method: request.method,
    contentType: request.header('content-type') ?? '',
    fields: [...new URLSearchParams(await request.text())],
    query: [...url.searchParams],
    search: url.search.slice(1),
    browser,
  }
}
