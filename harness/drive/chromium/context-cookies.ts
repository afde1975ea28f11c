import type { BrowserContext, CDPSession } from 'playwright'

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

/** By the protocol, and not by Playwright: that one takes a cookie without SameSite for one that says Lax. */
async function withSession<T>(context: BrowserContext, use: (session: CDPSession) => Promise<T>): Promise<T> {
  const [known] = context.pages()
  const page = known ?? (await context.newPage())
  const session = await context.newCDPSession(page)
  try {
    return await use(session)
  } finally {
    await (known === undefined ? page.close() : session.detach()).catch(() => undefined)
  }
}

/** The cookies that a user's browser holds now. */
export const readCookies = (context: BrowserContext): Promise<readonly KeptCookie[]> =>
  withSession(context, async (session) => (await session.send('Network.getAllCookies')).cookies)

/** Gives a browser cookies of another one. */
export async function writeCookies(context: BrowserContext, cookies: readonly KeptCookie[]): Promise<void> {
  if (cookies.length === 0) return
  await withSession(context, (session) =>
    session.send('Network.setCookies', {
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
    }),
  )
}
