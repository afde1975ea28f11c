import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HarnessError } from '../harness/error.ts'
import type { CaseRow, RunRecord } from '../harness/report/record.ts'
import { cases } from '../suites/cases/index.ts'
import { recipe } from './lab.ts'
import { metadataOfMain, serviceProviders, startOf, variablesOf } from './service-providers.ts'

/**
 * `npm run interop:newcomer [NAME…]`: what somebody does who has a service provider and nothing else, on those of the lab.
 * From the metadata of each alone, `init` and `calibrate` make a target file; with it, `doctor` must find nothing wrong, and a
 * run must give the verdicts that it gives with the recipe. Ends with 1 where that does not hold.
 */

const MAIN = join(import.meta.dirname, '..', 'cli', 'main.js')
/** What a message costs is never the same twice. */
const families = [...new Set(cases.map(({ family }) => family))].filter((family) => family !== 'cost')
const QUESTION = ['run', '--level', 'must', '--case', ...families.map((family) => `${family}/`)]

/** Of the rows that differ. */
const MOST_LINES = 20

interface Step {
  readonly code: number | null
  readonly seconds: number
  readonly said: string
}

function assay(args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): Promise<Step> {
  const start = performance.now()
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const hear = (data: Buffer) => {
    said += data.toString()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, said, seconds: (performance.now() - start) / 1000 }))
  })
}

/** A step that must end well. */
async function must(args: readonly string[], cwd: string): Promise<Step> {
  const step = await assay(args, cwd)
  if (step.code === 0) return step
  throw new HarnessError(
    'INTERNAL',
    `saml-assay ${args.join(' ')} ended with ${step.code}:\n${step.said}`,
    'See above.',
  )
}

const rowsIn = async (folder: string): Promise<ReadonlyMap<string, CaseRow>> => {
  const { targets } = JSON.parse(await readFile(join(folder, 'run.json'), 'utf8')) as RunRecord
  const rows = targets.flatMap((target) => target.cases)
  return new Map(rows.map((row) => [`${row.id} [${row.mode}]`, row]))
}

/** When the first verdict was there that says something of the SP. Milliseconds since the epoch. */
async function firstVerdictAt(folder: string): Promise<number> {
  const lines = (await readFile(join(folder, 'events.ndjson'), 'utf8')).trim().split('\n')
  const events = lines.map((line) => JSON.parse(line) as { event: string; at: string; row?: CaseRow })
  const first = events.find(({ row }) => row !== undefined && ['pass', 'fail', 'warn'].includes(row.verdict))
  return first === undefined ? Number.NaN : Date.parse(first.at)
}

interface Compared {
  readonly name: string
  readonly seconds: number
  /** From the start of the run. */
  readonly secondsToVerdict: number
  readonly same: number
  /** Skipped with one of the files, for want of a key that the other has: metadata and logins do not tell all, nor does a recipe. */
  readonly onlyByRecipe: ReadonlyMap<string, number>
  readonly onlyByOwn: ReadonlyMap<string, number>
  readonly different: readonly string[]
}

async function follow(name: string): Promise<Compared> {
  const start = startOf(name)
  const folder = await mkdtemp(join(tmpdir(), `saml-assay-newcomer-${name}-`))
  try {
    const issuers = join(folder, 'certs/keys')
    const sp = await start({ idpMetadata: await metadataOfMain(issuers), workDir: folder })
    try {
      let seconds = 0
      for (const args of [['init', '--metadata', sp.metadataUrl, '--yes'], ['calibrate', '--write'], ['doctor']])
        seconds += (await must(args, folder)).seconds
      const began = Date.now()
      await assay([...QUESTION, '--out', 'own'], folder)
      const secondsToVerdict = ((await firstVerdictAt(join(folder, 'own'))) - began) / 1000
      await assay([...QUESTION, '--out', 'by-recipe', '-c', recipe(name)], folder, variablesOf(sp, issuers))
      return {
        name,
        seconds,
        secondsToVerdict,
        ...difference(await rowsIn(join(folder, 'own')), await rowsIn(join(folder, 'by-recipe'))),
      }
    } finally {
      await sp.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function difference(own: ReadonlyMap<string, CaseRow>, known: ReadonlyMap<string, CaseRow>) {
  let same = 0
  const [onlyByRecipe, onlyByOwn] = [new Map<string, number>(), new Map<string, number>()]
  const count = (reasons: Map<string, number>, { reason }: CaseRow) =>
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  const different: string[] = []
  for (const key of new Set([...own.keys(), ...known.keys()])) {
    const [one, other] = [own.get(key), known.get(key)]
    if (one?.verdict === other?.verdict) same += 1
    else if (one?.verdict === 'skipped') count(onlyByRecipe, one)
    else if (other?.verdict === 'skipped') count(onlyByOwn, other)
    else different.push(`${key}: ${one?.verdict} (${one?.reason}), by the recipe ${other?.verdict} (${other?.reason})`)
  }
  return { same, onlyByRecipe, onlyByOwn, different }
}

const all: Compared[] = []
const names = process.argv.slice(2)
for (const name of names.length > 0 ? names : Object.keys(serviceProviders)) {
  try {
    const found = await follow(name)
    all.push(found)
    process.stdout.write(`${name}: ${found.same} the same, ${found.different.length} not\n`)
    for (const line of found.different.slice(0, MOST_LINES)) process.stdout.write(`  ${line}\n`)
    if (found.different.length > MOST_LINES) process.stdout.write(`  and ${found.different.length - MOST_LINES} more\n`)
    for (const [reason, count] of found.onlyByRecipe)
      process.stdout.write(`  only by the recipe: ${count}, ${reason}\n`)
    for (const [reason, count] of found.onlyByOwn)
      process.stdout.write(`  only by the learned file: ${count}, ${reason}\n`)
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error
    process.stderr.write(`${name}: ${error.message}\n${error.hint}\n`)
    process.exitCode = 1
  }
}
const sumOf = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, one) => sum + one, 0)
if (all.length > 0) {
  process.stdout.write(
    '\n| SP | init, calibrate, doctor | then to the first verdict | the same | only by the recipe | only learned | different |\n',
  )
  process.stdout.write('| --- | --: | --: | --: | --: | --: | --: |\n')
  for (const { name, seconds, secondsToVerdict, same, onlyByRecipe, onlyByOwn, different } of all) {
    const counts = [same, sumOf(onlyByRecipe), sumOf(onlyByOwn), different.length].join(' | ')
    process.stdout.write(`| \`${name}\` | ${seconds.toFixed(1)} s | ${secondsToVerdict.toFixed(1)} s | ${counts} |\n`)
    if (different.length > 0) process.exitCode = 1
  }
}
