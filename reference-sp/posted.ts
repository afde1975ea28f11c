import type { Context, HonoRequest } from 'hono'
import type { Posted } from './draft.ts'

/** What a request carries, with repeated fields and without guesses. */
export async function postedOf(request: HonoRequest, browser?: string, from?: string): Promise<Posted> {
  const url = new URL(request.url)
  return {
    method: request.method,
    contentType: request.header('content-type') ?? '',
    fields: [...new URLSearchParams(await request.text())],
    query: [...url.searchParams],
    search: url.search.slice(1),
    browser,
    from,
  }
}

/** An SP without a socket is asked from this machine. */
const HERE = '127.0.0.1'

/** The address from which a request came: that of its connection, whatever its headers say. */
export const addressOf = ({ env }: Context): string => {
  const { incoming } = (env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } }
  return incoming === undefined ? HERE : (incoming.socket?.remoteAddress ?? '')
}
