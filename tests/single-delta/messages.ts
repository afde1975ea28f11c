import { createEnsemble } from '../../cli/ensemble.ts'
import { openHouse } from '../../cli/in-process.ts'
import type { Step } from '../../harness/report/record.ts'
import { type Performance, startRun } from '../../harness/run/run.ts'
import type { Target } from '../../harness/target/target.ts'
import { cases, type NamedCase } from '../../suites/cases/index.ts'
import { profiles } from '../../suites/profiles/index.ts'

/** What is sent of a case and of its twin by one seed, at one time and under the same names, in one mode. */
export interface Pair {
  readonly case: NamedCase
  readonly target: Target
  readonly hostile: readonly Step[]
  /** Absent: the case is an honest login itself. */
  readonly twin: readonly Step[] | undefined
}

const SAME = { user: 'alice', marker: 'mallory' }

/**
 * Of each case, to the first of the targets to which it is put, in the first mode that is asked.
 * @param now milliseconds since the epoch
 * @throws RangeError where a scene came to no end
 */
export async function pairs(targets: readonly Target[], now: number): Promise<readonly Pair[]> {
  const found = new Map<string, Pair>()
  for (const target of targets) {
    const { driver, clock, canary } = openHouse(target, now, {})
    const ensemble = createEnsemble(target, now, [])
    const player = async (performance: Performance) => (await ensemble.perform(alike(performance))).honest
    const profile = profiles[target.profile]
    const run = startRun({ target, profile, cases, driver, clock, seed: 'single delta', canary, player })
    const results = await run.finished
    const unproved = results.filter(({ verdict }) => verdict.kind === 'inconclusive')
    if (unproved.length > 0) throw new RangeError(`${unproved[0]?.id}: ${unproved[0]?.reason}`)
    for (const [at, { case: one }] of run.questions.entries()) {
      const [hostile, twin] = [results[at]?.evidence?.steps, results[at]?.twin?.steps]
      if (hostile !== undefined && !found.has(one.id)) found.set(one.id, { case: one, target, hostile, twin })
    }
  }
  return [...found.values()]
}

/** The honest logins of the run stay as they are: each of their users is another. */
const alike = (performance: Performance): Performance =>
  /^(?:welcome|sentinel)\/|^marker$/.test(performance.part)
    ? performance
    : { ...performance, seed: 'same', facts: { ...performance.facts, ...SAME } }
