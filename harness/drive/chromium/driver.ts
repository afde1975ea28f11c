import type { BrowserContext, Browser as Process } from 'playwright'
import type { Browser, Driver, Exchange, Limits, OutOfBounds, Request } from '../driver.ts'
import { type KeptCookie, readCookies, writeCookies } from './context-cookies.ts'
import { travel } from './journey.ts'
import { type Launching, launchChromium } from './launch.ts'
import { openTab, type Tab } from './tab.ts'

/** Tabs that are kept for users who may act again: each is a process. */
const MOST_IDLE_TABS = 8

/** The tabs of users who are not acting; beyond a few, the one that was idle longest is closed. */
interface Idle {
  keep(tab: Tab): void
  /** False where it was closed meanwhile. */
  take(tab: Tab): boolean
}

function createIdle(): Idle {
  const tabs = new Set<Tab>()
  return {
    keep: (tab) => {
      tabs.add(tab)
      const [oldest] = tabs
      if (tabs.size <= MOST_IDLE_TABS || oldest === undefined) return
      tabs.delete(oldest)
      oldest.close()
    },
    take: (tab) => tabs.delete(tab),
  }
}

/** One user: a context of cookies and storage of its own, and a tab. */
function createUser(
  contextFor: () => Promise<BrowserContext>,
  idle: Idle,
  limits: Limits,
  outOfBounds: OutOfBounds,
  given: Promise<readonly KeptCookie[]> | undefined,
): Browser {
  let context: Promise<BrowserContext> | undefined
  let tab: Tab | undefined
  let queue: Promise<unknown> = Promise.resolve()

  const opened = (): Promise<BrowserContext> => {
    context ??= (async () => {
      const made = await contextFor()
      // What opens beside the page is nobody's to look at.
      made.on('page', (page) => {
        page
          .opener()
          .then((opener) => opener && page.close())
          .catch(() => undefined)
      })
      const cookies = await given
      if (cookies !== undefined) await writeCookies(made, cookies)
      return made
    })()
    return context
  }
  const takeTab = async (): Promise<Tab> => {
    const known = tab
    tab = undefined
    return known !== undefined && idle.take(known) ? known : openTab(await opened())
  }
  const act = async (request: Request): Promise<Exchange> => {
    const mine = await takeTab()
    const { exchange, spent } = await travel(mine, request, { limits, outOfBounds })
    if (spent) await mine.close()
    else {
      tab = mine
      idle.keep(mine)
    }
    return exchange
  }
  /** One after the other: a user has one tab. */
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const done = queue.then(task)
    queue = done.catch(() => undefined)
    return done
  }
  const cookies = (): Promise<readonly KeptCookie[]> =>
    inTurn(async () => (context === undefined && given !== undefined ? given : readCookies(await opened())))

  return {
    send: (request) => inTurn(() => act(request)),
    cookieNames: async () => [...new Set((await cookies()).map(({ name }) => name))],
    copy: () => createUser(contextFor, idle, limits, outOfBounds, cookies()),
    close: () =>
      inTurn(async () => {
        if (tab !== undefined) idle.take(tab)
        tab = undefined
        await (await context)?.close().catch(() => undefined)
      }),
  }
}

/**
 * Reaches an SP by a real browser: one process, and in it a context for each user. Requests go out and cookies are kept by
 * Chromium's own rules, SameSite among them, and by the real clock; pages run their scripts.
 * @throws HarnessError BROWSER, where it does not start
 */
export async function createBrowserDriver(limits: Limits, launching: Launching): Promise<Driver> {
  const process: Process = await launchChromium(launching)
  const idle = createIdle()
  // Chromium says that it is headless, which no user's browser does.
  const userAgent = `${await agentOf(process)} saml-assay`
  const contextFor = () =>
    process.newContext({ locale: 'fr', userAgent, acceptDownloads: false, serviceWorkers: 'block' })
  return {
    name: 'browser',
    open: (outOfBounds = () => false) => createUser(contextFor, idle, limits, outOfBounds, undefined),
    close: () => process.close(),
  }
}

async function agentOf(process: Process): Promise<string> {
  const session = await process.newBrowserCDPSession()
  const { userAgent } = await session.send('Browser.getVersion')
  await session.detach()
  return userAgent.replace('HeadlessChrome', 'Chrome')
}
