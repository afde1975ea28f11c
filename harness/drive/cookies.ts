import { Cookie, CookieJar, MemoryCookieStore } from 'tough-cookie'

/** What one user's browser remembers. */
export interface Cookies {
  /** Takes Set-Cookie lines. A browser drops what it cannot keep, and so does this. */
  keep(url: string, lines: readonly string[]): void
  /** The Cookie header for a request; undefined when there is nothing to send. */
  headerFor(url: string): string | undefined
  names(): Promise<readonly string[]>
  /** Another jar with the same cookies; what either keeps from now on, the other does not. */
  copy(): Cookies
}

/** RFC 6265bis 5.6: name and value together. An SP whose session overflows it has a login that fails in silence. */
const MAX_COOKIE_OCTETS = 4096
const MAX_LINE = 4 * MAX_COOKIE_OCTETS
/** What a current browser keeps for one domain; of more, the newest. */
const MAX_PER_ANSWER = 180
const LATEST_DATE = 8.64e15

/** Octets that may stand in a header; RFC 6265bis 5.6 drops a cookie with others. */
const SENDABLE = /^[\t\x20-\x7e\x80-\xff]*$/

const parsed = (line: string, now: number): Cookie | undefined => {
  if (line.length > MAX_LINE) return undefined
  const cookie = Cookie.parse(line)
  if (cookie === undefined || !SENDABLE.test(cookie.key) || !SENDABLE.test(cookie.value)) return undefined
  if (cookie.key.length + cookie.value.length > MAX_COOKIE_OCTETS) return undefined
  // tough-cookie counts Max-Age from the last use; RFC 6265 5.2.2 counts from the receipt.
  if (typeof cookie.maxAge === 'number') {
    cookie.expires = new Date(cookie.maxAge <= 0 ? 0 : Math.min(now + cookie.maxAge * 1000, LATEST_DATE))
    cookie.maxAge = null
  }
  return cookie
}

/**
 * An empty jar that goes by RFC 6265. SameSite is kept as evidence, not enforced: the drivers do not know which request
 * a browser would call cross-site.
 * @param now milliseconds since the epoch, in the time of the SP: cookies end by it
 */
export const createCookies = (now: () => number): Cookies =>
  jarOf(new CookieJar(new MemoryCookieStore(), { looseMode: false }), now)

const jarOf = (jar: CookieJar, now: () => number, filled = false): Cookies => {
  const { store } = jar
  let isEmpty = !filled
  const lives = (cookie: Cookie): boolean => {
    const end = cookie.expiryTime()
    return end === undefined || end > now()
  }
  const put = (url: string, line: string): void => {
    try {
      const cookie = parsed(line, now())
      if (cookie === undefined) return
      jar.setCookieSync(cookie, url, { ignoreError: true })
      isEmpty = false
    } catch {
      // Dropped: the answer stands as evidence, and what is not kept is not sent.
    }
  }
  return {
    keep: (url, lines) => {
      for (const line of lines.slice(-MAX_PER_ANSWER)) put(url, line)
    },
    headerFor: (url) => {
      if (isEmpty) return undefined
      const cookies = jar.getCookiesSync(url, { expire: false }).filter(lives)
      return cookies.length === 0 ? undefined : cookies.map((cookie) => cookie.cookieString()).join('; ')
    },
    copy: () => jarOf(jar.cloneSync() ?? new CookieJar(), now, !isEmpty),
    names: async () => {
      const all = await store.getAllCookies()
      return [...new Set(all.filter(lives).map((cookie) => cookie.key))]
    },
  }
}
