import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { ensureIssuers } from '../certs/store.ts'
import { runSuite } from '../cli/run-suite.ts'
import { HarnessError } from '../harness/error.ts'
import type { CaseRow, RunRecord } from '../harness/report/record.ts'
import { coloursFor } from '../harness/report/terminal.ts'
import { plainLine } from '../harness/report/untrusted.ts'
import { AssayReporter } from '../harness/report/vitest-reporter.ts'
import { didYouMean } from '../harness/target/nearest.ts'
import { idpMetadata } from '../mock-idp/server/metadata.ts'
import { cases } from '../suites/cases/index.ts'
import { type Explanation, explanations } from './explanations.ts'
import { type Running, type StartOptions, sources } from './lab.ts'
import { start as mellon } from './mellon/start.ts'
import { start as nodeSaml } from './node-saml/start.ts'

const lab: Readonly<Record<string, (options: StartOptions) => Promise<Running>>> = { 'node-saml': nodeSaml, mellon }

/** What became of one SP of the lab. */
interface Outcome {
  readonly name: string
  readonly record: RunRecord
  readonly explained: readonly CaseRow[]
  readonly withheld: number
  /** More or fewer cases are red without an explanation than are withheld. */
  readonly strange: number
  readonly unexplained: readonly CaseRow[]
  /** Explained, and no longer red. */
  readonly stale: readonly string[]
}

async function assay(name: string): Promise<Outcome> {
  const startSp = lab[name]
  if (startSp === undefined) {
    throw new HarnessError(
      'USAGE',
      `the lab has no SP ${JSON.stringify(name)}`,
      didYouMean(name, Object.keys(lab)) || `It has ${Object.keys(lab).join(', ')}.`,
    )
  }
  const workDir = await mkdtemp(join(tmpdir(), `saml-assay-${name}-`))
  const issuers = join(workDir, 'issuers')
  const { main } = await ensureIssuers(issuers, { now: Date.now() })
  if (main === undefined) throw new HarnessError('ISSUER_KEY', 'the main issuer is missing', 'Report this.')
  const metadata = idpMetadata({
    entityId: main.entityId,
    certificates: [main.certificate],
    sso: `${main.entityId}/sso`,
  })
  const sp = await startSp({ idpMetadata: metadata, workDir })
  try {
    const out = resolve('reports', `interop-${name}-${new Date().toISOString().replace(/[:.]/g, '-')}`)
    const reporter = new AssayReporter({ write: () => undefined, colours: coloursFor({ NO_COLOR: '1' }, false) })
    const env = { SP_ENTITY_ID: sp.entityId, SP_ACS: sp.acs, SP_METADATA: sp.metadataUrl, ISSUERS: issuers }
    const record = await runSuite(
      { targetFile: join(sources(name), 'target.yaml'), env, cases: cases.map(({ id }) => id), seed: 'interop', out },
      [],
      reporter,
    )
    process.stdout.write(`${name}: report in ${relative(process.cwd(), out)}\n`)
    return compared(name, record)
  } finally {
    await sp.stop()
    await rm(workDir, { recursive: true, force: true })
  }
}

const isRed = ({ verdict }: CaseRow): boolean => ['fail', 'warn', 'inconclusive'].includes(verdict)

function compared(name: string, record: RunRecord): Outcome {
  const { known, withheld } = explanations[name] ?? { known: {}, withheld: 0 }
  const rows = record.targets.flatMap((target) => target.cases)
  const explains = (row: CaseRow): Explanation | undefined => known[row.id]
  const unexplained = rows.filter((row) => isRed(row) && explains(row) === undefined)
  const strange = new Set(unexplained.map(({ id }) => id))
  return {
    name,
    record,
    explained: rows.filter((row) => isRed(row) && explains(row) !== undefined),
    withheld,
    strange: strange.size,
    // Cases that are withheld are counted, not named: only more of them than that are news.
    unexplained: strange.size > withheld ? unexplained : [],
    stale: Object.keys(known).filter((id) => !rows.some((row) => row.id === id && isRed(row))),
  }
}

function report({ name, record, explained, withheld, strange, unexplained, stale }: Outcome): void {
  const { totals } = record
  const ids = [...new Set(explained.map(({ id }) => id))]
  const lines = [
    '',
    `${name}: ${Object.entries(totals)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(', ')}`,
    ...ids.map((id) => `  ${id}: ${explanations[name]?.known[id]?.why ?? ''}`),
    `  withheld: ${withheld}${strange === withheld ? '' : ` (${strange} red cases have no explanation: mend interop/explanations.ts)`}`,
    ...unexplained.map(
      (row) => `  NOT EXPLAINED ${row.verdict} ${row.id} [${row.mode}]: ${plainLine(row.reason, 200)}`,
    ),
    ...stale.map((id) => `  NO LONGER RED ${id}: take its line out of interop/explanations.ts`),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

const names = process.argv.slice(2)
let exitCode = 0
for (const name of names.length > 0 ? names : Object.keys(lab)) {
  try {
    const outcome = await assay(name)
    report(outcome)
    if (outcome.strange !== outcome.withheld || outcome.stale.length > 0) exitCode = 1
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error
    process.stderr.write(`${name}: ${error.message}\n${error.hint}\n`)
    exitCode = error.exitCode
  }
}
process.exitCode = exitCode
