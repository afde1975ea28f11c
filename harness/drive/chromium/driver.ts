import type { Browser as Process } from 'playwright'
import type { Browser, Driver, Exchange, Limits, OutOfBounds, Request } from '../driver.ts'
import { unsendable } from '../failure.ts'
import { createPace } from '../paced.ts'
import { realTime } from '../real-time.ts'
import { type KeptCookie, readCookies, writeCookies } from './cookies.ts'
import { travel } from './journey.ts'
import { type Launching, launchChromium } from './launch.ts'
import { createSeats, type Seat, type Seats } from './seats.ts'

export interface BrowserOptions extends Launching {
  /** Milliseconds after which a page whose script does not let go is given up; default: half a minute, for a busy machine. */
  readonly hangMs?: number | undefined
  /** Takes any certificate of the SP. */
  readonly insecure?: boolean | undefined
}

const HANG_MS = 30_000
/** A tab may get stuck, on a busy machine for one; another one may not. */
const MOST_TABS = 3

interface Rules {
  readonly limits: Limits
  readonly outOfBounds: OutOfBounds
  readonly hangMs: number
  readonly pace: () => Promise<void>
}

/** One user: cookies and storage of its own, and a tab. */
function createUser(seats: Seats, rules: Rules, given: Promise<readonly KeptCookie[]> | undefined): Browser {
  let taken: Promise<Seat> | undefined
  let clean = true
  let queue: Promise<unknown> = Promise.resolve()

  const seat = (): Promise<Seat> => {
    taken ??= (async () => {
      const mine = await seats.take()
      const cookies = await given
      if (cookies !== undefined) await seats.act(mine, ({ session }) => writeCookies(session, cookies))
      return mine
    })()
    return taken
  }
  /** One after the other: a user has one tab. */
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const done = queue.then(task)
    queue = done.catch(() => undefined)
    return done
  }
  const act = async (request: Request): Promise<Exchange> => {
    const mine = await seat()
    for (let tabs = 1; ; tabs += 1) {
      const journey = await seats.act(mine, async (tab) => {
        const value = await travel(tab, request, rules)
        return { value, spent: value === 'stuck' || value.spent }
      })
      if (journey !== 'stuck') {
        clean &&= !journey.active && !journey.spent
        return journey.exchange
      }
      // Nothing went out, so nothing is sent twice.
      clean = false
      if (tabs === MOST_TABS) throw unsendable(request, new Error(`${tabs} tabs of the browser did not send it`))
    }
  }
  const cookies = (): Promise<readonly KeptCookie[]> =>
    inTurn(async () => {
      if (taken === undefined) return (await given) ?? []
      return seats.act(await taken, ({ session }) => readCookies(session))
    })

  return {
    send: (request) => inTurn(() => act(request)),
    cookieNames: async () => [...new Set((await cookies()).map(({ name }) => name))],
    copy: () => createUser(seats, rules, cookies()),
    close: () =>
      inTurn(async () => {
        if (taken !== undefined) await seats.giveBack(await taken, clean)
        taken = undefined
      }),
  }
}

/**
 * Reaches an SP by a real browser: one process, and in it a context for each user. Requests go out and cookies are kept by
 * Chromium's own rules, SameSite among them, and by the real clock; pages run their scripts.
 * @throws HarnessError BROWSER, where it does not start
 */
export async function createBrowserDriver(limits: Limits, options: BrowserOptions): Promise<Driver> {
  const process: Process = await launchChromium(options)
  // Chromium says that it is headless, which no user's browser does.
  const userAgent = `${await agentOf(process)} saml-assay`
  const seats = createSeats(async () => {
    const context = await process.newContext({
      locale: 'fr',
      viewport: { width: 800, height: 600 },
      userAgent,
      acceptDownloads: false,
      serviceWorkers: 'block',
      ignoreHTTPSErrors: options.insecure ?? false,
    })
    // What opens beside the page is nobody's to look at.
    context.on('page', async (page) => {
      if ((await page.opener().catch(() => null)) !== null) await page.close().catch(() => undefined)
    })
    return context
  })
  const { hangMs = HANG_MS } = options
  const { requestsPerSecond } = limits
  const pace = requestsPerSecond === undefined ? async () => undefined : createPace(requestsPerSecond, realTime)
  return {
    name: 'browser',
    open: (outOfBounds = () => false) => createUser(seats, { limits, outOfBounds, hangMs, pace }, undefined),
    close: () => process.close(),
  }
}

async function agentOf(process: Process): Promise<string> {
  const session = await process.newBrowserCDPSession()
  const { userAgent } = await session.send('Browser.getVersion')
  await session.detach()
  return userAgent.replace('HeadlessChrome', 'Chrome')
}
