import type { BrowserContext, CDPSession, Page } from 'playwright'
import { createDeadline } from '../deadline.ts'
import type { OutOfBounds } from '../driver.ts'
import type { Header } from '../headers.ts'

/** A request of the browser that waits for our word: before it goes out, or when its answer begins. @see CDP Fetch.requestPaused */
export interface Paused {
  readonly requestId: string
  readonly networkId?: string
  readonly frameId: string
  readonly resourceType: string
  readonly request: {
    readonly url: string
    readonly urlFragment?: string
    readonly method: string
    readonly headers: Readonly<Record<string, string>>
    readonly hasPostData?: boolean
    readonly postDataEntries?: readonly { readonly bytes?: string }[]
  }
  readonly responseErrorReason?: string
  readonly responseStatusCode?: number
  readonly responseHeaders?: readonly { readonly name: string; readonly value: string }[]
}

/** What happens to the page of a tab, in its order. Frames and what pages load beside themselves are not told. */
export type TabEvent =
  | { readonly kind: 'request' | 'response'; readonly paused: Paused }
  | { readonly kind: 'failed'; readonly networkId: string; readonly why: string }
  | { readonly kind: 'committed' }
  /** The page and all that it names have been loaded. */
  | { readonly kind: 'loaded' }
  /** A script, a form or a refresh is about to leave the page. */
  | { readonly kind: 'leaving'; readonly reason: string }
  /** What was to leave has not. */
  | { readonly kind: 'stays' }
  /** The time that the page was given is over. */
  | { readonly kind: 'rested' }
  | { readonly kind: 'gone'; readonly why: string }

/** What the network says of a request or its answer, cookies and all. */
interface Report {
  readonly headers: readonly Header[]
  /** Of an answer. */
  readonly status: number
}

/** One tab of a user's browser. */
export interface Tab {
  readonly session: CDPSession
  readonly page: Page
  /** Forgets what happened before, and says where frames and whatever pages load may not go. */
  begin(outOfBounds: OutOfBounds): void
  /** What happens next; rejects as soon as `until` does. */
  next(until: Promise<never>): Promise<TabEvent>
  /**
   * The headers of the nth request of a chain of redirects as they went out, cookies among them, or of its answer; undefined where
   * the browser does not say.
   */
  reported(of: 'request' | 'response', networkId: string, nth: number): Promise<Report | undefined>
  /** The same, where it is there by now. */
  known(of: 'request' | 'response', networkId: string, nth: number): Report | undefined
  /** Whether something that the page named is still on its way. */
  isLoading(): boolean
  /** Never rejects, and needs no word of the page: it may hang. */
  close(): Promise<void>
}

/** So long may the report of headers come later than the answer itself: both are on their way inside the browser. */
const REPORT_MS = 1000

/** Browsers ask for an icon when they like; what it sets or fails at would be chance. */
const isIcon = ({ resourceType, request }: Paused): boolean =>
  resourceType === 'Other' && /^image\//.test(request.headers.Accept ?? '')

/** The header lines of an HTTP/1 answer, as they came. */
const headersIn = (text: string): readonly Header[] =>
  text
    .split(/\r?\n/)
    .slice(1)
    .flatMap((line): readonly Header[] => {
      const at = line.indexOf(':')
      return at < 1 ? [] : [[line.slice(0, at).trim(), line.slice(at + 1).trim()]]
    })

/** The same of a later version of HTTP, in which values of one name are lines of one text. */
const headersFrom = (headers: Readonly<Record<string, string>>): readonly Header[] =>
  Object.entries(headers).flatMap(([name, values]) => values.split('\n').map((value): Header => [name, value]))

/** Opens a tab whose page waits for us at every address that it goes to. */
export async function openTab(context: BrowserContext): Promise<Tab> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const { frameTree } = await session.send('Page.getFrameTree')
  const mainFrame = frameTree.frame.id

  let isOutOfBounds: OutOfBounds = () => false
  let events: TabEvent[] = []
  let wake: () => void = () => undefined
  const tell = (event: TabEvent): void => {
    events.push(event)
    wake()
  }
  const reports = new Map<string, Report[]>()
  let hear: () => void = () => undefined
  const report = (key: string, headers: readonly Header[], status = 0): void => {
    reports.set(key, [...(reports.get(key) ?? []), { headers, status }])
    hear()
  }
  const known = (of: string, networkId: string, nth: number) => reports.get(`${of} ${networkId}`)?.[nth]
  // A tab that is being closed answers no more.
  const say = (act: Promise<unknown>): void => void act.catch(() => undefined)

  const loading = new Set<string>()
  session.on('Fetch.requestPaused', (paused) => {
    const { requestId, frameId, resourceType, request } = paused
    const answers = paused.responseStatusCode !== undefined || paused.responseErrorReason !== undefined
    if (resourceType === 'Document' && frameId === mainFrame) tell({ kind: answers ? 'response' : 'request', paused })
    else if (!answers && (isIcon(paused) || !URL.canParse(request.url) || isOutOfBounds(new URL(request.url)))) {
      say(session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' }))
    } else {
      if (!answers && paused.networkId !== undefined) loading.add(paused.networkId)
      say(session.send('Fetch.continueRequest', { requestId }))
    }
  })
  // Who asks for a name and a password here is not given any: its 401 is the answer.
  session.on('Fetch.authRequired', ({ requestId }) =>
    say(session.send('Fetch.continueWithAuth', { requestId, authChallengeResponse: { response: 'CancelAuth' } })),
  )
  session.on('Network.requestWillBeSentExtraInfo', ({ requestId, headers }) =>
    report(`request ${requestId}`, Object.entries(headers)),
  )
  session.on('Network.responseReceivedExtraInfo', ({ requestId, headers, headersText, statusCode }) => {
    const told = headersText === undefined ? headersFrom(headers) : headersIn(headersText)
    report(`response ${requestId}`, told, statusCode)
  })
  session.on('Network.loadingFinished', ({ requestId }) => void loading.delete(requestId))
  session.on('Network.loadingFailed', ({ requestId, errorText, type }) => {
    loading.delete(requestId)
    if (type === 'Document') tell({ kind: 'failed', networkId: requestId, why: errorText })
  })
  session.on('Page.frameNavigated', ({ frame }) => {
    if (frame.parentId === undefined) tell({ kind: 'committed' })
  })
  session.on('Page.loadEventFired', () => tell({ kind: 'loaded' }))
  session.on('Page.frameRequestedNavigation', ({ frameId, reason, disposition }) => {
    if (frameId === mainFrame && disposition === 'currentTab') tell({ kind: 'leaving', reason })
  })
  session.on('Page.navigatedWithinDocument', ({ frameId }) => {
    if (frameId === mainFrame) tell({ kind: 'stays' })
  })
  session.on('Page.downloadWillBegin', ({ frameId }) => {
    if (frameId === mainFrame) tell({ kind: 'stays' })
  })
  session.on('Emulation.virtualTimeBudgetExpired', () => tell({ kind: 'rested' }))
  session.on('Inspector.targetCrashed', () => tell({ kind: 'gone', why: 'the page crashed the browser' }))
  session.on('close', () => tell({ kind: 'gone', why: 'the browser has ended' }))

  await Promise.all([
    session.send('Page.enable'),
    session.send('Inspector.enable'),
    session.send('Network.enable'),
    // What the SP says now counts, not what it said before.
    session.send('Network.setCacheDisabled', { cacheDisabled: true }),
    session.send('Fetch.enable', {
      patterns: [{ requestStage: 'Request' }, { requestStage: 'Response', resourceType: 'Document' }],
      handleAuthRequests: true,
    }),
  ])

  return {
    session,
    page,
    begin: (outOfBounds) => {
      isOutOfBounds = outOfBounds
      events = events.filter(({ kind }) => kind === 'gone')
      reports.clear()
      loading.clear()
    },
    next: async (until) => {
      while (events.length === 0) {
        await Promise.race([new Promise<void>((resolve) => (wake = resolve)), until])
      }
      return events.shift() as TabEvent
    },
    reported: async (of, networkId, nth) => {
      const late = createDeadline(REPORT_MS)
      try {
        while (known(of, networkId, nth) === undefined) {
          await Promise.race([new Promise<void>((resolve) => (hear = resolve)), late.passed])
        }
      } catch {
        // It did not come.
      } finally {
        late.clear()
      }
      return known(of, networkId, nth)
    },
    known,
    isLoading: () => loading.size > 0,
    close: async () => {
      await page.close().catch(() => undefined)
    },
  }
}
