import type { Driver } from '../drive/driver.ts'
import { createHttpDriver } from '../drive/http.ts'
import { insistent } from '../drive/insistent.ts'
import { realTime } from '../drive/real-time.ts'
import type { Target } from '../target/target.ts'
import { type Addresses, vouchedKeys } from './vouched-keys.ts'

/** How a target is reached, where that is said otherwise than in its file. Plain data: it crosses to the process that runs. */
export interface DriveOptions {
  /** Default: the target's. */
  readonly driver?: Target['driver'] | undefined
  /** The browser to launch; default: the one that is found. */
  readonly browserPath?: string | undefined
  /** Shows the browser's windows. */
  readonly headed?: boolean | undefined
}

/**
 * The driver of a target.
 * @throws HarnessError BROWSER, where it is a browser and there is none, or it does not start
 */
export async function openDriver(target: Reached, options: DriveOptions = {}): Promise<Driver> {
  const { driver, limits, connection } = target
  const http = createHttpDriver(limits, { connection })
  if ((options.driver ?? driver) === 'http') return http
  // Playwright takes its time to load, which those who need no browser should not wait for.
  const [{ createBrowserDriver }, { findChromium }] = await Promise.all([
    import('../drive/chromium/driver.ts'),
    import('../drive/chromium/find.ts'),
  ])
  const executablePath = findChromium({ named: options.browserPath, env: process.env })
  const { proxy, insecure, ca } = connection ?? {}
  const keys = connection === undefined || ca === undefined ? [] : await vouchedKeys(target, limits, connection)
  const headed = options.headed ?? false
  const browser = await createBrowserDriver(limits, { executablePath, headed, proxy, insecure, keys })
  return {
    ...browser,
    open: (outOfBounds) => insistent(browser.open(outOfBounds), limits, realTime),
    errands: http,
    close: async () => {
      await Promise.all([browser.close(), http.close()])
    },
  }
}

/** What of a target says how it is reached, and where. */
type Reached = Pick<Target, 'driver' | 'limits' | 'connection'> & Addresses
