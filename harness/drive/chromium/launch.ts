import { type Browser, chromium } from 'playwright'
import { HarnessError } from '../../error.ts'
import { IDP_HOST } from './sender-page.ts'

export interface Launching {
  readonly executablePath: string
  readonly headed: boolean
  /** The URL of a proxy; it may hold credentials. Default: none, whatever the machine is told. */
  readonly proxy?: string | undefined
  /** Public keys of servers to trust whoever made their certificates: SHA-256 of each, in base64. */
  readonly keys?: readonly string[] | undefined
}

/** A busy machine takes its time over a process. */
const LAUNCH_MS = 60_000

// Chromium opens no connection to this port, whoever asks for one.
const NOWHERE = 'http://127.0.0.1:9/'

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
  // Without these it asks its maker for parts of itself and for the accounts of a user whom it does not have.
  `--component-updater=url-source=${NOWHERE}`,
  `--gaia-url=${NOWHERE}`,
  '--dns-prefetch-disable',
  '--disable-site-isolation-trials',
  // The pages of the identity provider are made here; its name is asked of nobody.
  `--host-resolver-rules=MAP ${IDP_HOST} ~NOTFOUND`,
]

/**
 * Starts Chromium, without its sandbox as root alone: it cannot have one there.
 * @throws HarnessError BROWSER, where it does not start
 */
export async function launchChromium({ executablePath, headed, proxy, keys = [] }: Launching): Promise<Browser> {
  const isRoot = process.getuid?.() === 0
  try {
    return await chromium.launch({
      executablePath,
      headless: !headed,
      chromiumSandbox: !isRoot,
      args: [
        ...SWITCHES,
        ...(proxy ? [] : ['--no-proxy-server']),
        ...(isRoot ? ['--no-sandbox'] : []),
        ...(keys.length > 0 ? [`--ignore-certificate-errors-spki-list=${keys.join(',')}`] : []),
      ],
      ...(proxy && { proxy: proxyOf(proxy) }),
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

/** The credentials of a URL stand in it percent-encoded. */
function proxyOf(uri: string): { readonly server: string; readonly username?: string; readonly password?: string } {
  const { protocol, host, username, password } = new URL(uri)
  const server = `${protocol}//${host}`
  return username === ''
    ? { server }
    : { server, username: decodeURIComponent(username), password: decodeURIComponent(password) }
}
