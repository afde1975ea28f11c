import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { REFERENCE_FILE } from '../cli/embedded.ts'
import { inProcessEnv, openHouse, targetOf } from '../cli/in-process.ts'
import { createInProcessDriver } from '../harness/drive/in-process.ts'
import { openTargets } from '../harness/run/recorded-run.ts'
import { type Player, startRun } from '../harness/run/run.ts'
import { cases } from '../suites/cases/index.ts'
import { profiles } from '../suites/profiles/index.ts'

const targets = await openTargets(REFERENCE_FILE, inProcessEnv(resolve('certs/keys')))
const target = targetOf('deep-security strict', targets)
const asked = cases.filter(({ id }) => id === 'session-end/alive-before-duration' || id === 'role/two-values')

/** The verdict on what waits, by a machine that is in time for no scene but those that it says. */
async function verdicts(inTime: (part: string) => boolean) {
  const { fetch, clock } = openHouse(target, Date.now(), {})
  const played: string[] = []
  const player: Player = async ({ part, facts: { user } }) => {
    const late = part.includes('alive-before-duration') && !inTime(part)
    if (part.includes('alive-before-duration')) played.push(part)
    const answer = { status: 200, url: target.sp.acs, crashed: false, excerpt: '' }
    const login = { user, roles: [], endsIn: 1 }
    const seen = { kind: 'session', login, answer } as const
    return { seen, asserted: { user, roles: [] }, answers: [answer], steps: [], heard: [], late }
  }
  const driver = createInProcessDriver({ fetch }, target.limits, { origin: new URL(target.sp.acs).origin })
  const profile = profiles[target.profile]
  const overlapping = { ...clock, waitsOverlap: true }
  const run = startRun({ target, profile, cases: asked, driver, clock: overlapping, seed: 'late', player })
  const results = (await run.finished).filter(({ id }) => id.startsWith('session-end/'))
  return { kinds: results.map(({ verdict }) => verdict.kind), played }
}

test('a scene that is late while others run is played again when they are done', async () => {
  const { kinds, played } = await verdicts((part) => part.endsWith('/alone'))
  expect(kinds).toEqual(['pass', 'pass', 'pass'])
  expect(played.filter((part) => part.endsWith('assertion'))).toHaveLength(1)
  expect(played.at(-1)).toMatch(/\/alone$/)
})

test('one that is late then too proves nothing', async () => {
  const { kinds } = await verdicts(() => false)
  expect(kinds).toEqual(['inconclusive', 'inconclusive', 'inconclusive'])
})

test('one that is in time is played once', async () => {
  const { kinds, played } = await verdicts(() => true)
  expect(kinds).toEqual(['pass', 'pass', 'pass'])
  expect(new Set(played).size).toBe(played.length)
  expect(played.some((part) => part.includes('alone'))).toBe(false)
})
