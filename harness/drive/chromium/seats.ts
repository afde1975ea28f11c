import { availableParallelism } from 'node:os'
import type { BrowserContext } from 'playwright'
import { openTab, type Tab } from './tab.ts'

/** Cookies and storage of one user, and the tab in which the user is. */
export interface Seat {
  readonly context: BrowserContext
  /** Absent: to be opened when the user acts next. */
  tab?: Tab | undefined
}

/** Where users sit. A context is dear to make, and a tab is a process: both go from user to user where that leaves no trace. */
export interface Seats {
  /** A seat that knows nothing of anybody. */
  take(): Promise<Seat>
  /** The tab of a user who acts; runs when there is room for one more. */
  act<T>(seat: Seat, task: (tab: Tab) => Promise<{ readonly value: T; readonly spent: boolean }>): Promise<T>
  /** @param clean nothing that ran could have left more than cookies */
  giveBack(seat: Seat, clean: boolean): Promise<void>
}

/** Tabs that are kept for users who are waiting. */
const MOST_IDLE = 8
/** Seats that are kept for users who will come. */
const MOST_SPARE = 8
/** So many act at once: more would only wait for the processor, against the limits of time. */
const MOST_ACTING = Math.max(2, availableParallelism())

export function createSeats(makeContext: () => Promise<BrowserContext>): Seats {
  const spare: Seat[] = []
  const idle = new Set<Seat>()
  const waiting: (() => void)[] = []
  let room = MOST_ACTING

  const enter = async (): Promise<void> => {
    if (room > 0) room -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
  }
  const leave = (): void => {
    const next = waiting.shift()
    if (next === undefined) room += 1
    else next()
  }
  const closeTab = async (seat: Seat): Promise<void> => {
    const { tab } = seat
    seat.tab = undefined
    await tab?.close()
  }
  const rest = async (seat: Seat): Promise<void> => {
    idle.add(seat)
    const [oldest] = idle
    if (idle.size <= MOST_IDLE || oldest === undefined) return
    idle.delete(oldest)
    await closeTab(oldest)
  }

  return {
    take: async () => spare.pop() ?? { context: await makeContext() },
    act: async (seat, task) => {
      await enter()
      try {
        idle.delete(seat)
        seat.tab ??= await openTab(seat.context)
        const { value, spent } = await task(seat.tab)
        await (spent ? closeTab(seat) : rest(seat))
        return value
      } finally {
        leave()
      }
    },
    giveBack: async (seat, clean) => {
      idle.delete(seat)
      if (clean && seat.tab !== undefined && spare.length < MOST_SPARE) {
        try {
          await seat.tab.session.send('Network.clearBrowserCookies')
          spare.push(seat)
          return
        } catch {
          // A seat that cannot be wiped is given to nobody.
        }
      }
      await seat.context.close().catch(() => undefined)
    },
  }
}
