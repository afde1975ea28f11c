import type { Argv } from 'yargs'
import { HarnessError } from '../harness/error.ts'
import type { DriveOptions } from '../harness/run/open-driver.ts'

/** Options of all commands that sign in to an SP. */
export interface DriveArguments {
  driver?: string | undefined
  headed: boolean
  'browser-path'?: string | undefined
}

export const withDriveOptions = <T>(yargs: Argv<T>) =>
  yargs
    .option('driver', {
      type: 'string',
      choices: ['http', 'browser'],
      describe: "How the SP is reached (default: the target file's): browser launches Chromium",
    })
    .option('headed', { type: 'boolean', default: false, describe: 'Show the browser; says --driver browser' })
    .option('browser-path', {
      type: 'string',
      describe: 'The browser to launch (default: SAML_ASSAY_BROWSER, else one is looked for); says --driver browser',
    })

/** @throws HarnessError USAGE, where a browser is spoken of and another driver is asked for */
export function driveOf({ driver, headed, 'browser-path': browserPath }: DriveArguments): DriveOptions {
  const speaksOfBrowser = headed || browserPath !== undefined
  if (driver === 'http' && speaksOfBrowser) {
    throw new HarnessError(
      'USAGE',
      '--headed and --browser-path are for a browser',
      'Say --driver browser, or leave them out.',
    )
  }
  return { driver: speaksOfBrowser ? 'browser' : (driver as DriveOptions['driver']), headed, browserPath }
}
