import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { profiles } from '../../suites/profiles/index.ts'
import { requirements } from '../../suites/requirements/catalogue.ts'
import { toJunit } from './junit.ts'
import type { RunRecord } from './record.ts'
import { toSummary } from './summary.ts'

/** Writes what is said of a run as a whole into the report's folder: junit.xml, summary.md and, last, run.json. */
export async function writeReportFiles(folder: string, run: RunRecord): Promise<void> {
  await writeFile(join(folder, 'junit.xml'), toJunit(run))
  await writeFile(join(folder, 'summary.md'), toSummary(run, { requirements, notTested: notAsked(run) }))
  await writeFile(join(folder, 'run.json'), `${JSON.stringify(run, undefined, 2)}\n`)
}

/** Requirements of the targets' products for which the run has no case. */
function notAsked({ targets }: RunRecord): readonly string[] {
  const asked = new Set(targets.flatMap(({ cases }) => cases.flatMap(({ proves }) => proves)))
  const names = new Set(targets.map(({ profile }) => profile))
  const products = new Set<string>(
    Object.values(profiles).flatMap((profile) => (names.has(profile.name) ? profile.products : [])),
  )
  return Object.entries(requirements)
    .filter(([id, row]) => products.has(row.product) && !asked.has(id))
    .map(([id]) => id)
}
