import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { HarnessError } from '../harness/error.ts'

/**
 * The folder of a report, by default `reports/<now>`; it is not made.
 * @param now Milliseconds since the epoch.
 * @throws HarnessError OUT_NOT_EMPTY
 */
export function outFolder(named: string | undefined, now: number): string {
  const folder = resolve(named ?? `reports/${new Date(now).toISOString().replace(/[:.]/g, '-')}`)
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new HarnessError(
      'OUT_NOT_EMPTY',
      `${folder} is not empty`,
      'Name a new folder with --out, or empty it: a report is never mixed with another.',
    )
  }
  return folder
}
