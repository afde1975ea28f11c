import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { z } from 'zod'
import { runSuite } from '../cli/run-suite.ts'
import { HarnessError } from '../harness/error.ts'
import { coloursFor } from '../harness/report/terminal.ts'
import { AssayReporter } from '../harness/report/vitest-reporter.ts'
import { cases } from '../suites/cases/index.ts'
import { explanations } from './explanations.ts'
import { recipe, sources } from './lab.ts'
import { compared, isAsKnown, linesOf, type Outcome, tableOf } from './outcome.ts'
import { metadataOfMain, serviceProviders, startOf, variablesOf } from './service-providers.ts'

/** What a message costs is for a quiet machine to say, and is never the same twice; `saml-assay run` measures it. */
const asked = cases.map(({ id }) => id).filter((id) => !id.startsWith('cost/'))

/** The cases that were there when the explanations were last looked through: others are news, and fail no run. */
const lookedThrough: ReadonlySet<string> = new Set(
  z.array(z.string()).parse(JSON.parse(await readFile(sources('looked-through.json'), 'utf8'))),
)

async function assay(name: string): Promise<Outcome> {
  const startSp = startOf(name)
  const workDir = await mkdtemp(join(tmpdir(), `saml-assay-${name}-`))
  const issuers = join(workDir, 'issuers')
  const metadata = await metadataOfMain(issuers)
  const sp = await startSp({ idpMetadata: metadata, workDir })
  try {
    const out = resolve('reports', `interop-${name}-${new Date().toISOString().replace(/[:.]/g, '-')}`)
    const reporter = new AssayReporter({ write: () => undefined, colours: coloursFor({ NO_COLOR: '1' }, false) })
    const record = await runSuite(
      { targetFile: recipe(name), env: variablesOf(sp, issuers), cases: asked, seed: 'interop', out },
      [],
      reporter,
    )
    process.stdout.write(`${name}: report in ${relative(process.cwd(), out)}\n`)
    return compared(name, record, explanations[name] ?? { known: {}, withheld: 0 }, lookedThrough)
  } finally {
    await sp.stop()
    await rm(workDir, { recursive: true, force: true })
  }
}

const names = process.argv.slice(2)
const outcomes: Outcome[] = []
let exitCode = 0
for (const name of names.length > 0 ? names : Object.keys(serviceProviders)) {
  try {
    const outcome = await assay(name)
    outcomes.push(outcome)
    process.stdout.write(`${linesOf(outcome).join('\n')}\n`)
    if (!isAsKnown(outcome)) exitCode = 1
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error
    process.stderr.write(`${name}: ${error.message}\n${error.hint}\n`)
    exitCode = error.exitCode
  }
}
if (outcomes.length > 0) process.stdout.write(`\n${tableOf(outcomes).join('\n')}\n`)
process.exitCode = exitCode
