import { type Browser, chromium } from 'playwright'
import { HarnessError } from '../../error.ts'
import { IDP_HOST } from './sender-page.ts'

export interface Launching {
  readonly executablePath: string
  readonly headed: boolean
}

/** A busy machine takes its time over a process. */
const LAUNCH_MS = 60_000

/**
 * No talk of the browser's own with anybody, no proxy that the tool does not know of, and one process for the frames of a
 * page: the session of the page then sees what all of them ask for.
 */
const SWITCHES = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--dns-prefetch-disable',
  '--no-proxy-server',
  '--disable-site-isolation-trials',
  // The pages of the identity provider are made here; its name is asked of nobody.
  `--host-resolver-rules=MAP ${IDP_HOST} ~NOTFOUND`,
]

/**
 * Starts Chromium, without its sandbox as root alone: it cannot have one there.
 * @throws HarnessError BROWSER, where it does not start
 */
export async function launchChromium({ executablePath, headed }: Launching): Promise<Browser> {
  const isRoot = process.getuid?.() === 0
  try {
    return await chromium.launch({
      executablePath,
      headless: !headed,
      chromiumSandbox: !isRoot,
      args: [...SWITCHES, ...(isRoot ? ['--no-sandbox'] : [])],
      timeout: LAUNCH_MS,
      // The command ends on its signals by itself.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    })
  } catch (cause) {
    const [why = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n')
    throw new HarnessError(
      'BROWSER',
      `${executablePath} does not start: ${why}`,
      `See that it runs by itself (${executablePath} --version)${headed ? ', and that there is a display' : ''}; a container may forbid its sandbox to all but root.`,
      { cause },
    )
  }
}
