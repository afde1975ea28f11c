import { Cookie } from 'tough-cookie'
import type { Exchange } from '../drive/driver.ts'
import { valuesOf } from '../drive/headers.ts'

/**
 * Seconds for which the SP let a browser keep a cookie when it last set it on the way; undefined where it did not, or set one
 * that lasts as long as the browser does.
 * @see RFC 6265, 5.3
 */
export function cookieAge(name: string, { hops }: Exchange): number | undefined {
  const set = hops.flatMap(({ response, startedAt }) => {
    const headers = response?.headers ?? []
    // Expires is said in the time of the SP.
    const sentAt = Date.parse(valuesOf(headers, 'date')[0] ?? '') || startedAt
    return valuesOf(headers, 'set-cookie').flatMap((value) => {
      const cookie = Cookie.parse(value)
      return cookie?.key === name ? [{ cookie, sentAt }] : []
    })
  })
  const last = set.at(-1)
  if (last === undefined) return undefined
  const { maxAge, expires } = last.cookie
  if (typeof maxAge === 'number' && Number.isFinite(maxAge)) return maxAge
  return expires instanceof Date ? (expires.getTime() - last.sentAt) / 1000 : undefined
}
