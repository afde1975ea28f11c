import type { Start } from './dialect.ts'

/** Whom a login is begun for. */
interface Begun {
  /** Entity id; absent: the URL stands for the SP. */
  readonly sp?: string | undefined
  readonly relayState?: string | undefined
}

/** The path and query that begin a login at the product. */
export function startPath(start: Start, { sp = '', relayState }: Begun): string {
  const { path, fixed = {}, nested } = start
  const query = new URLSearchParams(fixed)
  if (nested !== undefined && relayState !== undefined) {
    query.set(nested.in, new URLSearchParams({ [nested.sp]: sp, [nested.relayState]: relayState }).toString())
  } else {
    if (start.sp !== undefined) query.set(start.sp, sp)
    if (start.relayState !== undefined && relayState !== undefined) query.set(start.relayState, relayState)
  }
  return query.size === 0 ? path : `${path}?${query}`
}

/** What the query of such a URL names. */
export function begun(start: Start, query: Readonly<Record<string, string | undefined>>): Begun {
  const { nested } = start
  const inner = nested === undefined ? undefined : query[nested.in]
  if (nested !== undefined && inner !== undefined) {
    const both = new URLSearchParams(inner)
    return { sp: both.get(nested.sp) ?? undefined, relayState: both.get(nested.relayState) ?? undefined }
  }
  return { sp: start.sp && query[start.sp], relayState: start.relayState && query[start.relayState] }
}
