import type { CDPSession } from 'playwright'

/** A cookie as the browser keeps it. @see CDP Network.Cookie */
export interface KeptCookie {
  readonly name: string
  readonly value: string
  /** With a dot in front, where it is not of one host alone. */
  readonly domain: string
  readonly path: string
  /** Seconds since the epoch; below zero, where it ends with the browser. */
  readonly expires: number
  readonly httpOnly: boolean
  readonly secure: boolean
  /** Absent: the SP said nothing, which is not the same as Lax. */
  readonly sameSite?: 'Strict' | 'Lax' | 'None'
}

/** The cookies that a user's browser holds now. By the protocol: Playwright takes one without SameSite for one that says Lax. */
export const readCookies = async (session: CDPSession) => ({
  value: (await session.send('Network.getAllCookies')).cookies as readonly KeptCookie[],
  spent: false,
})

/** Gives a browser the cookies of another one. */
export async function writeCookies(session: CDPSession, cookies: readonly KeptCookie[]) {
  await session.send('Network.setCookies', {
    cookies: cookies.map(({ name, value, domain, path, expires, httpOnly, secure, sameSite }) => ({
      name,
      value,
      path,
      httpOnly,
      secure,
      ...(sameSite === undefined ? {} : { sameSite }),
      // One of a host alone is set by an address of it; a domain would widen it.
      ...(domain.startsWith('.') ? { domain } : { url: `${secure ? 'https' : 'http'}://${domain}${path}` }),
      ...(expires < 0 ? {} : { expires }),
    })),
  })
  return { value: undefined, spent: false }
}
