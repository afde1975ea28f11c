import { runInProcess } from '../../cli/in-process.ts'
import { createInProcessDriver } from '../../harness/drive/in-process.ts'
import type { Result } from '../../harness/report/record.ts'
import { virtualClock } from '../../harness/run/clock.ts'
import { startRun } from '../../harness/run/run.ts'
import type { Target } from '../../harness/target/target.ts'
import { cases, type NamedCase } from '../../suites/cases/index.ts'
import { profiles } from '../../suites/profiles/index.ts'
import { nodeSamlApp } from './node-saml.ts'

/** A case on which the two do not say the same, in the modes that both take. */
interface Disagreement {
  readonly id: string
  /** Who lets somebody in whom the other keeps out; `neither`: both open a session, for different users. */
  readonly laxer: 'reference' | 'node-saml' | 'neither'
}

export interface Comparison {
  /** Cases by mode that both have answered. */
  readonly compared: number
  readonly found: readonly Disagreement[]
}

/**
 * Not what only a session of the application could show, nor what turns a knob or moves a clock that the library lacks. Nor
 * RSA 1.5, which node-saml reads or not by the OpenSSL of this Node.
 */
const askable = (one: NamedCase): boolean =>
  one.id !== 'encryption/rsa-1.5' && (one.scene ?? []).every((act) => act.do === 'present' && act.issuer === undefined)

/** Puts every case that one login can ask to both, octet for octet the same. */
export async function disagreements(plain: Target): Promise<Comparison> {
  const target: Target = {
    ...plain,
    // node-saml knows of one endpoint.
    sp: { ...plain.sp, otherAcs: undefined },
    modes: ['assertion', 'both'],
    trusts: ['main'],
    hooks: {},
    observe: { ...plain.observe, error: undefined, identity: { ...plain.observe.identity, endsIn: undefined } },
  }
  const asked = cases.filter(askable)
  const options = { now: Date.now(), seed: 'second opinion' }
  const ours = await runInProcess(target, asked, options)
  const clock = virtualClock(options.now)
  const driver = createInProcessDriver(nodeSamlApp(target), target.limits, { now: clock.now })
  const run = startRun({ target, profile: profiles[target.profile], cases: asked, driver, clock, seed: options.seed })
  const theirs = await run.finished
  await driver.close()

  let compared = 0
  const found = new Map<string, Disagreement>()
  for (const one of ours) {
    const other = theirs.find(({ id, mode }) => id === one.id && mode === one.mode)
    if (other?.evidence === undefined || one.evidence === undefined) continue
    compared += 1
    const [mine, their] = [userOf(one), userOf(other)]
    if (mine === their) continue
    const laxer = their === undefined ? 'reference' : mine === undefined ? 'node-saml' : 'neither'
    found.set(one.id, { id: one.id, laxer })
  }
  return { compared, found: [...found.values()] }
}

function userOf({ evidence }: Result): string | undefined {
  const seen = evidence?.seen
  return seen?.kind === 'session' ? seen.login.user : undefined
}
