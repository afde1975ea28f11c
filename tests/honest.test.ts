import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { inProcessEnv, referenceTargets, runInProcess, SETTINGS, targetOf } from '../cli/in-process.ts'
import { cases } from '../suites/cases/index.ts'

const targets = await referenceTargets(inProcessEnv(resolve('certs/keys')))
const seed = 'honest'

// As long as every case takes in every setting, on a machine that has other things to do.
describe('the honest reference SP', { timeout: 600_000 }, () => {
  test.each(SETTINGS)('%s: nothing fails, warns or stays unproved', async (setting) => {
    const results = await runInProcess(targetOf(setting, targets), cases, { seed, now: Date.now() })
    const red = results.filter(({ verdict }) => ['fail', 'warn', 'inconclusive'].includes(verdict.kind))
    expect(red.map(({ id, mode, reason }) => `${id} [${mode}]: ${reason}`)).toEqual([])
    expect(results.filter(({ verdict }) => verdict.kind === 'pass').length).toBeGreaterThan(100)
  })

  test('and so it is where logins begin at the SP, and none is taken for which it did not ask', async () => {
    const target = targetOf('generic strict', targets)
    const asking = {
      ...target,
      flow: 'sp-initiated',
      policy: { ...target.policy, 'unsolicited.response': 'reject' },
    } as const
    const results = await runInProcess(asking, cases, { seed, now: Date.now() })
    const red = results.filter(({ verdict }) => ['fail', 'warn', 'inconclusive'].includes(verdict.kind))
    expect(red.map(({ id, mode, reason }) => `${id} [${mode}]: ${reason}`)).toEqual([])
    const of = (kind: string) => results.filter(({ verdict }) => verdict.kind === kind)
    expect(of('pass').length).toBeGreaterThan(1700)
    // What an SP takes that asks nobody for it is judged by the cases of solicited/.
    expect(results.find(({ id }) => id === 'solicited/unsolicited')?.verdict.kind).toBe('pass')
    expect(of('skipped').map(({ reason }) => reason)).not.toContain('missing: sp.start.url ({issuer})')
  })
})
