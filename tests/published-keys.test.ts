import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { REFERENCE_FILE } from '../cli/embedded.ts'
import { inProcessEnv, runInProcess, targetOf } from '../cli/in-process.ts'
import { openTargets } from '../harness/run/recorded-run.ts'
import type { Target } from '../harness/target/target.ts'
import { cases } from '../suites/cases/index.ts'

const targets = await openTargets(REFERENCE_FILE, inProcessEnv(resolve('certs/keys')))
const strict = targetOf('generic strict', targets)
const asked = cases.filter(({ id }) => id === 'encryption/second-key')

/** The SP has its keys; what the harness knows of them is up to the target. */
async function verdicts(target: Target, encryption: Partial<Target['sp']['encryption']>): Promise<readonly string[]> {
  const known = { certificates: [], fromMetadata: false, ...encryption }
  const results = await runInProcess(
    { ...target, sp: { ...target.sp, encryption: { ...known, keys: target.sp.encryption?.keys } } },
    asked,
    { now: Date.now(), seed: 'published' },
  )
  return [...new Set(results.map(({ verdict, reason }) => `${verdict.kind} ${reason}`.trim()))]
}

describe('keys for encryption', () => {
  test('are read from the metadata where the target leaves them to these', async () => {
    expect(await verdicts(strict, { fromMetadata: true })).toEqual(['pass'])
  })

  test('are missing where nobody names one, and the key of the target file is named', async () => {
    expect(await verdicts(strict, {})).toEqual(['skipped missing: sp.encryption'])
  })
})
