import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { REFERENCE_FILE } from '../cli/embedded.ts'
import { inProcessEnv, runInProcess, targetOf } from '../cli/in-process.ts'
import { openTargets } from '../harness/run/recorded-run.ts'
import { cases } from '../suites/cases/index.ts'

describe('the whole suite, written in a dialect', { timeout: 600_000 }, async () => {
  const targets = await openTargets(REFERENCE_FILE, inProcessEnv(resolve('certs/keys')))

  test('finds the reference SP as sound as ever', async () => {
    const target = { ...targetOf('generic strict', targets), dialect: 'okta' as const }
    const results = await runInProcess(target, cases, { now: Date.now(), seed: 'dialect' })
    const judged = results.filter(({ verdict }) => verdict.kind === 'pass')
    const red = results.filter(({ verdict }) => ['fail', 'warn', 'inconclusive'].includes(verdict.kind))
    expect(red.map(({ id, mode }) => `${id} [${mode}]`)).toEqual([])
    expect(judged.length).toBeGreaterThan(1500)
    const sent = results
      .find(({ id }) => id === 'control/assertion-signed')
      ?.evidence?.steps.find((step) => step.sent !== undefined)?.sent
    expect(sent).toMatch(/^<saml2p:Response /)
  })
})
