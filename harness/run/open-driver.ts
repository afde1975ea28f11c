import type { Driver } from '../drive/driver.ts'
import { createHttpDriver } from '../drive/http.ts'
import { insistent } from '../drive/insistent.ts'
import { realTime } from '../drive/real-time.ts'
import { HarnessError } from '../error.ts'
import type { Target } from '../target/target.ts'

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
export async function openDriver(
  { driver, limits, connection }: Pick<Target, 'driver' | 'limits' | 'connection'>,
  options: DriveOptions = {},
): Promise<Driver> {
  const http = createHttpDriver(limits, { connection })
  if ((options.driver ?? driver) === 'http') return http
  if (connection?.ca !== undefined) {
    await http.close()
    throw new HarnessError(
      'BROWSER',
      'the browser knows nothing of connection.ca: Chromium asks the machine whom it trusts',
      'Let this machine know the authority, or use the driver http.',
    )
  }
  // Playwright takes its time to load, which those who need no browser should not wait for.
  const [{ createBrowserDriver }, { findChromium }] = await Promise.all([
    import('../drive/chromium/driver.ts'),
    import('../drive/chromium/find.ts'),
  ])
  const executablePath = findChromium({ named: options.browserPath, env: process.env })
  const { proxy, insecure } = connection ?? {}
  const headed = options.headed ?? false
  const browser = await createBrowserDriver(limits, { executablePath, headed, proxy, insecure })
  return {
    ...browser,
    open: (outOfBounds) => insistent(browser.open(outOfBounds), limits, realTime),
    errands: http,
    close: async () => {
      await Promise.all([browser.close(), http.close()])
    },
  }
}
