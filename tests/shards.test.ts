import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { REFERENCE_FILE } from '../cli/embedded.ts'
import { type House, inProcessEnv, openHouse } from '../cli/in-process.ts'
import { mergeShards } from '../harness/report/merge.ts'
import { toCaseRow, toRunRecord } from '../harness/report/run-json.ts'
import { settleWaivers, utcDay, waiverFor } from '../harness/report/waivers.ts'
import type { Question } from '../harness/run/question.ts'
import { openTargets } from '../harness/run/recorded-run.ts'
import { startRun } from '../harness/run/run.ts'
import { type Shard, shardOf } from '../harness/run/shard.ts'
import { exchanged } from '../reference-sp/flaws/flaw.ts'
import { flaws } from '../reference-sp/flaws/index.ts'
import { cases } from '../suites/cases/index.ts'
import { profiles } from '../suites/profiles/index.ts'

const FAMILIES = ['control', 'conditions', 'role', 'session-end']
// The keys are as old as the checkout: at a fixed moment they might not be valid yet.
const NOW = Date.now()
const TODAY = utcDay(NOW)
const asked = cases.filter(({ family }) => FAMILIES.includes(family))
const waivers = [{ case: 'conditions/expired', reason: 'known', until: '2999-12-31' }]
const targets = await openTargets(REFERENCE_FILE, inProcessEnv(resolve('certs/keys')))

/** SPs that take what has expired. */
const open = () =>
  targets.map((target) => openHouse(target, NOW, { exchanged: exchanged(flaws['not-on-or-after-not-checked']) }))

/** A run, or a shard of one,, against these SPs. */
async function run(houses: readonly House[], shard?: Shard) {
  const parts = targets.map(async (target, at) => {
    const house = houses[at]
    if (house === undefined) throw new RangeError('a target has no SP')
    const { driver, clock, canary } = house
    const profile = profiles[target.profile]
    const salt = shard && `shard-${shard.index}`
    const asks =
      shard && (({ case: one, mode }: Question) => shardOf(target.name, one.id, mode, shard.of) === shard.index)
    const going = startRun({ target, profile, cases: asked, asks, driver, clock, seed: 's', salt, canary })
    const results = await going.finished
    const rows = results.map((result) => {
      const row = toCaseRow(result, null)
      return { ...toCaseRow(result, null, waiverFor(row, waivers, TODAY)?.reason), durationMs: 0 }
    })
    return {
      name: target.name,
      profile: target.profile,
      declared: {},
      modes: await going.modes,
      waivers: settleWaivers(rows, waivers, TODAY, shard === undefined),
      cases: rows,
    }
  })
  return toRunRecord({
    tool: { name: 'saml-assay', version: '1', node: 'v20', catalogue: 'c' },
    seed: 's',
    shards: shard && { of: shard.of, held: [shard.index] },
    targets: await Promise.all(parts),
    startedAt: NOW,
    finishedAt: NOW,
  })
}

test('four shards that are put to one SP and merged equal one run', { timeout: 300_000 }, async () => {
  const whole = await run(open())
  const shared = open()
  const shards = []
  for (const index of [3, 1, 4, 2]) shards.push({ folder: `shard-${index}`, run: await run(shared, { index, of: 4 }) })
  for (const shard of shards) {
    const sizes = shard.run.targets.map((target) => target.cases.length)
    expect(Math.min(...sizes)).toBeGreaterThan(0)
  }
  expect(whole.totals.fail).toBeGreaterThan(0)
  expect(whole.totals.waived).toBeGreaterThan(0)
  expect(mergeShards(shards, cases)).toEqual(whole)
})
