import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { REFERENCE_FILE } from '../cli/embedded.ts'
import { inProcessEnv, runInProcess, targetOf } from '../cli/in-process.ts'
import { openTargets } from '../harness/run/recorded-run.ts'
import { cases } from '../suites/cases/index.ts'

export interface SuiteSpeed {
  /** Rows that were judged: cases by mode. */
  readonly cases: number
  /** Without waits: the clock is virtual. */
  readonly seconds: number
}

const RUNS = 5

/** The whole suite against the reference SP in this process: the median of several runs after one to warm up. */
export async function benchSuite(): Promise<SuiteSpeed> {
  const keys = mkdtempSync(join(tmpdir(), 'saml-assay-bench-'))
  try {
    const target = targetOf('deep-security strict', await openTargets(REFERENCE_FILE, inProcessEnv(keys)))
    const once = async (seed: string) => {
      const startedAt = performance.now()
      const results = await runInProcess(target, cases, { now: Date.now(), seed })
      return { cases: results.length, seconds: (performance.now() - startedAt) / 1000 }
    }
    await once('warm-up')
    const runs: SuiteSpeed[] = []
    for (let run = 0; run < RUNS; run += 1) runs.push(await once(`run ${run}`))
    runs.sort((one, other) => one.seconds - other.seconds)
    return runs[RUNS >> 1] ?? { cases: 0, seconds: 0 }
  } finally {
    rmSync(keys, { recursive: true, force: true })
  }
}
