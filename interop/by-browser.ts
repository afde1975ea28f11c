import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { REFERENCE_FILE, startEmbedded } from '../cli/embedded.ts'
import { runSuite } from '../cli/run-suite.ts'
import { shardFrom } from '../cli/shard-option.ts'
import { HarnessError } from '../harness/error.ts'
import type { RunRecord } from '../harness/report/record.ts'
import { coloursFor } from '../harness/report/terminal.ts'
import { AssayReporter } from '../harness/report/vitest-reporter.ts'
import { cases } from '../suites/cases/index.ts'
import { comparedDrivers, type Equality, equalityLines } from './drivers.ts'
import { recipe } from './lab.ts'
import { metadataOfMain, startOf, variablesOf } from './service-providers.ts'

/** An SP that stands. */
interface Standing {
  readonly targetFile: string
  readonly env: Readonly<Record<string, string>>
  readonly secrets: readonly string[]
}

const { values, positionals } = parseArgs({ options: { shard: { type: 'string' } }, allowPositionals: true })
const SEED = 'by-browser'
const shard = values.shard === undefined ? undefined : shardFrom(values.shard, SEED)
const asked = cases.map(({ id }) => id).filter((id) => !id.startsWith('cost/'))

/** The reference SP, or one of the lab, for as long as `use` lasts. */
async function withSp<T>(name: string, use: (sp: Standing) => Promise<T>): Promise<T> {
  const workDir = await mkdtemp(join(tmpdir(), `saml-assay-${name}-`))
  const issuers = join(workDir, 'issuers')
  try {
    if (name === 'reference') {
      const { env, secrets, close } = await startEmbedded(issuers)
      return await use({ targetFile: REFERENCE_FILE, env, secrets }).finally(close)
    }
    const sp = await startOf(name)({ idpMetadata: await metadataOfMain(issuers), workDir })
    return await use({ targetFile: recipe(name), env: variablesOf(sp, issuers), secrets: [] }).finally(() => sp.stop())
  } finally {
    await rm(workDir, { recursive: true, force: true })
  }
}

/** One run by one driver. The seeds differ: what the SP has seen it would take for a replay. */
async function runBy(driver: 'http' | 'browser', name: string, sp: Standing): Promise<RunRecord> {
  const startedAt = Date.now()
  const stamp = new Date(startedAt).toISOString().replace(/[:.]/g, '-')
  const out = resolve('reports', `interop-${name}-by-${driver}-${stamp}`)
  const reporter = new AssayReporter({ write: () => undefined, colours: coloursFor({ NO_COLOR: '1' }, false) })
  const { targetFile, env, secrets } = sp
  const input = { targetFile, env, cases: asked, seed: `${SEED}-${driver}`, shard, out, drive: { driver } }
  const record = await runSuite(input, secrets, reporter)
  const seconds = Math.round((Date.now() - startedAt) / 1000)
  process.stdout.write(`${name} by ${driver}: ${seconds} s, report in ${relative(process.cwd(), out)}\n`)
  return record
}

const equalities: Equality[] = []
for (const name of positionals.length > 0 ? positionals : ['reference', 'node-saml', 'onelogin']) {
  try {
    const equality = await withSp(name, async (sp) => {
      const http = await runBy('http', name, sp)
      return comparedDrivers(name, http, await runBy('browser', name, sp))
    })
    equalities.push(equality)
    process.stdout.write(`${equalityLines(equality).join('\n')}\n`)
    if (equality.different.length > 0) process.exitCode = 1
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error
    process.stderr.write(`${name}: ${error.message}\n${error.hint}\n`)
    process.exitCode = error.exitCode
  }
}
if (equalities.length > 1) process.stdout.write(`\n${equalities.map((one) => equalityLines(one)[0]).join('\n')}\n`)
