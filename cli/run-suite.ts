import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createVitest, type Reporter } from 'vitest/node'
import { HarnessError } from '../harness/error.ts'
import { AllureReporter } from '../harness/report/allure-reporter.ts'
import type { RunRecord } from '../harness/report/record.ts'
import type { RunInput } from '../harness/run/recorded-run.ts'

// Beside this file as .ts or, in the package, as .js.
const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'))
const suite = fileURLToPath(new URL(`../suites/conformance.suite${extension}`, import.meta.url))
const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Shows the run through Vitest, in this process: every case is one test.
 * @throws HarnessError INTERNAL when the run did not get to its end
 */
export async function runSuite(input: RunInput, secrets: readonly string[], reporter: Reporter): Promise<RunRecord> {
  const vitest = await createVitest(
    'test',
    {
      root,
      config: false,
      watch: false,
      include: [suite],
      exclude: [],
      pool: 'threads',
      isolate: false,
      fileParallelism: false,
      maxConcurrency: Number.MAX_SAFE_INTEGER,
      testTimeout: 0,
      hookTimeout: 0,
      passWithNoTests: false,
      provide: { run: input, secrets },
      // What is built needs no transformation: Node loads it, but for the suite itself.
      server: { deps: { external: [/\/dist\/(?!suites\/conformance)/] } },
      setupFiles: ['allure-vitest/setup'],
      reporters: [reporter, new AllureReporter({ resultsDir: join(input.out, 'allure-results') })],
    },
    { cacheDir: join(tmpdir(), 'saml-assay-vite'), resolve: { dedupe: ['vitest', '@vitest/runner'] } },
  )
  try {
    await vitest.start()
  } finally {
    await vitest.close()
    // Verdicts decide about the exit code, not Vitest.
    process.exitCode = undefined
  }
  try {
    return JSON.parse(await readFile(join(input.out, 'run.json'), 'utf8')) as RunRecord
  } catch (error) {
    throw new HarnessError(
      'INTERNAL',
      'the run did not get to its end',
      `What was finished is in ${join(input.out, 'events.ndjson')}; what went wrong is said above.`,
      { cause: error },
    )
  }
}
