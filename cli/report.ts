import { existsSync } from 'node:fs'
import { cp, mkdir, readFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import type { CommandModule } from 'yargs'
import { HarnessError } from '../harness/error.ts'
import { exitCodeOf } from '../harness/report/exit-code.ts'
import { mergeShards, missingShards, type ShardReport } from '../harness/report/merge.ts'
import type { RunRecord } from '../harness/report/record.ts'
import { writeReportFiles } from '../harness/report/report-files.ts'
import { mustNotJudged } from '../harness/report/run-json.ts'
import { runSchema } from '../harness/report/run-schema.ts'
import { coloursFor, finalSummary } from '../harness/report/terminal.ts'
import { cases } from '../suites/cases/index.ts'
import { outFolder } from './out-folder.ts'

interface Arguments {
  dirs: string[]
  out?: string | undefined
  partial: boolean
  strict: boolean
}

/** What stands beside run.json and belongs to single cases. */
const OF_CASES = ['cases', 'allure-results']

const merge: CommandModule<unknown, Arguments> = {
  command: 'merge <dirs..>',
  describe: 'Merge the reports of `run --shard i/n` into the report of one run',
  builder: (yargs) =>
    yargs
      .positional('dirs', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'Folders of reports, one for each shard',
      })
      .option('out', { type: 'string', describe: 'Folder of the report, new or empty (default: reports/<now>)' })
      .option('partial', { type: 'boolean', default: false, describe: 'A shard may be missing' })
      .option('strict', {
        type: 'boolean',
        default: false,
        describe: 'Warnings and MUST that were not judged end with 1',
      }),
  handler: async ({ dirs, out: named, partial, strict }) => {
    const reports = await Promise.all(dirs.map(async (folder) => ({ folder, run: await readRun(folder) })))
    const run = mergeShards(reports, cases)
    const out = outFolder(named, Date.now())
    await mkdir(out, { recursive: true })
    await copyEvidence(reports, out)
    await writeReportFiles(out, run)
    process.stdout.write(`${ending(run, out)}\n`)
    const missing = missingShards(run)
    if (missing.length > 0) {
      const hint = partial ? '' : ': run them and merge again, or merge with --partial'
      process.stdout.write(`Missing of ${run.shards?.of} shards: ${missing.join(', ')}${hint}\n`)
    }
    process.exitCode = missing.length > 0 && !partial ? 1 : exitCodeOf(run, strict)
  },
}

export const report: CommandModule = {
  command: 'report',
  describe: 'Work with reports that runs have written: merge those of shards',
  builder: (yargs) => yargs.command(merge).demandCommand(1, 'Name what to do with reports: merge.'),
  handler: () => undefined,
}

async function readRun(folder: string): Promise<RunRecord> {
  const path = join(folder, 'run.json')
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new HarnessError(
      'SHARDS',
      `${path} cannot be read`,
      'Name folders that `run --shard i/n` wrote. A run that did not get to its end has no run.json: run that shard again.',
      { cause },
    )
  })
  const read = runSchema.safeParse(jsonOf(text))
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new HarnessError(
    'SHARDS',
    `${path} is not what a run writes: ${issue?.path.join('.') || 'at its top'}: ${issue?.message}`,
    'Merge shards with the version of saml-assay that ran them.',
  )
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function copyEvidence(reports: readonly ShardReport[], out: string): Promise<void> {
  for (const { folder } of reports) {
    for (const name of OF_CASES) {
      const from = join(resolve(folder), name)
      if (existsSync(from)) await cp(from, join(out, name), { recursive: true })
    }
  }
}

function ending(run: RunRecord, out: string): string {
  const rows = run.targets.flatMap((target) => target.cases)
  return finalSummary(
    {
      totals: run.totals,
      mustNotJudged: mustNotJudged(rows).length,
      waivers: run.targets.flatMap(({ name, waivers = [] }) => waivers.map((one) => ({ ...one, target: name }))),
      durationMs: Date.parse(run.finishedAt) - Date.parse(run.startedAt),
      report: relative(process.cwd(), out) || '.',
    },
    coloursFor(process.env, process.stdout.isTTY === true),
  )
}
