import { statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright'
import { HarnessError } from '../../error.ts'

/** The environment variable that names the browser. */
export const BROWSER_VARIABLE = 'SAML_ASSAY_BROWSER'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const WELL_KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Where a browser may be. */
export interface Places {
  /** Said on the command line or in the target file: that one, or none. */
  readonly named?: string | undefined
  readonly env: Readonly<Record<string, string | undefined>>
  /** Playwright's own, whether or not it was downloaded. */
  readonly own?: string | undefined
  readonly isFile?: ((path: string) => boolean) | undefined
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false

const missing = (what: string, hint: string) => new HarnessError('BROWSER', what, hint)

const HOW =
  'Install one (Debian: apt-get install chromium; elsewhere: npx playwright install chromium), or name it with --browser-path ' +
  `or ${BROWSER_VARIABLE}. Without a browser, --driver http needs none.`

/**
 * The Chromium to launch: the one that is named, by option or by environment; else Playwright's own, one on the PATH, or
 * one where they usually are. What is named never gives way to another.
 * @throws HarnessError BROWSER, where there is none
 */
export function findChromium({ named, env, own = ownPath(), isFile: exists = isFile }: Places): string {
  for (const [path, by] of [
    [named, '--browser-path'],
    [env[BROWSER_VARIABLE], BROWSER_VARIABLE],
  ] as const) {
    if (path === undefined || path === '') continue
    if (exists(path)) return path
    throw missing(
      `there is no browser at ${path}, which ${by} names`,
      'Correct the path, or leave it out: one is looked for.',
    )
  }
  const onPath = (env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
  const found = [...(own === undefined ? [] : [own]), ...onPath, ...WELL_KNOWN].find(exists)
  if (found === undefined) throw missing('no Chromium was found', HOW)
  return found
}

/** Playwright knows no path on systems that it does not serve. */
function ownPath(): string | undefined {
  try {
    return chromium.executablePath()
  } catch {
    return undefined
  }
}
