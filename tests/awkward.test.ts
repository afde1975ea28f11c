import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { REFERENCE_FILE } from '../cli/embedded.ts'
import { inProcessEnv, openHouse, targetOf } from '../cli/in-process.ts'
import { createInProcessDriver } from '../harness/drive/in-process.ts'
import { openTargets } from '../harness/run/recorded-run.ts'
import { startRun } from '../harness/run/run.ts'
import type { Target } from '../harness/target/target.ts'
import { awkward, type Habit, lockingAccounts, PORTAL } from '../reference-sp/awkward.ts'
import type { Miniature } from '../reference-sp/miniatures.ts'
import { cases } from '../suites/cases/index.ts'
import { profiles } from '../suites/profiles/index.ts'

const targets = await openTargets(REFERENCE_FILE, inProcessEnv(resolve('certs/keys')))
// The keys are as old as the checkout: at a fixed moment they might not be valid yet.
const NOW = Date.now()
const plain = targetOf('generic strict', targets)
/** Scenes of one login, of several, in several browsers, and begun at the SP. */
const FAMILIES = ['control', 'replay', 'solicited', 'browser']
const asked = cases.filter(({ family }) => FAMILIES.includes(family))

/** The verdict on every question, put to the honest SP with a habit laid over it. */
async function verdicts(target: Target, laidOver: (sp: Miniature) => Miniature = (sp) => sp) {
  const { fetch, clock, canary } = openHouse(target, NOW, {})
  const app = { fetch: laidOver((request) => fetch(request)) }
  const options = { now: () => clock.now(), wait: (milliseconds: number) => clock.wait(milliseconds) }
  const driver = createInProcessDriver(app, target.limits, { ...options, origin: new URL(target.sp.acs).origin })
  const profile = profiles[target.profile]
  const results = await startRun({ target, profile, cases: asked, driver, clock, seed: 'awkward', canary }).finished
  return results.map(({ id, mode, verdict, reason }) => `${id} [${mode}]: ${verdict.kind} ${reason}`)
}

const start = JSON.parse(JSON.stringify(plain.sp.start).replaceAll('/saml/login', PORTAL)) as Target['sp']['start'] &
  object
const steps = [{ submit: '#portal', fields: { name: '{user}' } }]

describe('an honest SP that is hard to talk to gets the verdicts of the SP itself', { timeout: 600_000 }, async () => {
  const plainly = await verdicts(plain)
  const OBSERVING: Readonly<Record<Habit, Target>> = {
    says200: {
      ...plain,
      observe: { ...plain.observe, anonymous: { json: { '/authenticated': false } } },
    },
    rotatesCookieNames: plain,
    limitsRate: plain,
    speaksShiftJis: {
      ...plain,
      observe: {
        ...plain.observe,
        identity: {
          get: '/whoami',
          alive: { bodyText: '利用者：' },
          user: { html: { selector: 'p', matches: '^利用者：(.*)$' } },
        },
        anonymous: { bodyText: 'サインインしていません。' },
      },
    },
    wantsToken: { ...plain, sp: { ...plain.sp, start: { ...start, steps } } },
  }

  test('and these are of some worth', () => {
    expect(plainly.filter((line) => line.includes(': pass')).length).toBeGreaterThan(50)
  })

  test.each(Object.keys(awkward) as Habit[])('%s', async (habit) => {
    expect(await verdicts(OBSERVING[habit], awkward[habit])).toEqual(plainly)
  })

  test('where it locks the account after five failures, no refusal proves anything', async () => {
    const identities = { provisioning: 'listed', accounts: ['alice'], marker: 'mallory' } as const
    const listed = { ...plain, identities }
    const refusals = (lines: readonly string[]) => lines.filter((line) => /^replay\/.*: pass/.test(line))
    expect(refusals(await verdicts(listed)).length).toBeGreaterThan(5)
    const locked = await verdicts(listed, lockingAccounts)
    expect(refusals(locked)).toEqual([])
    expect(locked).toContainEqual(expect.stringMatching(/: inconclusive an honest login .*This account is locked/))
  })

  test('where the token is not sent, no login begins, and nothing is proved', async () => {
    const lost = { ...plain, sp: { ...plain.sp, start: { ...start, steps: [{ submit: '#search', fields: {} }] } } }
    const found = await verdicts(lost, awkward.wantsToken)
    expect(found.filter((line) => line.startsWith('solicited/') && line.includes(': pass'))).toEqual([])
    expect(found).toContainEqual(expect.stringMatching(/^solicited\/answer \[.*: inconclusive /))
  })
})
