import type { Mode } from '../../mock-idp/sign/plan.ts'
import { MODES } from '../../mock-idp/sign/plan.ts'
import type { Change } from '../../mock-idp/tamper/step.ts'
import type { Profile } from '../../suites/profiles/profile.ts'
import type { Driver, Exchange } from '../drive/driver.ts'
import { createOracle, type Oracle } from '../observe/oracle.ts'
import type { Clock } from '../run/clock.ts'
import { createLane } from '../run/lane.ts'
import { factsFor } from '../run/question.ts'
import { type Played, play } from '../run/scene.ts'
import type { DeclaredTarget } from '../target/target.ts'
import type { TlsLook } from './tls-look.ts'

export interface ExaminationOptions {
  readonly target: DeclaredTarget
  readonly profile: Profile
  readonly driver: Driver
  readonly clock: Clock
  /** Makes the names of its users and the ids of its messages. */
  readonly seed: string
  /** Why nothing could be learned where the target file does not say how to find out who is signed in. */
  readonly unlearned?: string | undefined
  readonly lookAtTls: (url: string, timeoutMs: number, ca: string | undefined) => Promise<TlsLook>
}

/** What one login of the doctor is to be. */
interface Visit {
  readonly user?: string | undefined
  readonly mode?: Mode | undefined
  readonly changes?: readonly Change[] | undefined
}

/** One target on the doctor's table. What several checks ask for is sent once. */
export interface Examination {
  readonly options: ExaminationOptions
  readonly target: DeclaredTarget
  /** Undefined where the target file does not say how to find out who is signed in. */
  readonly oracle: Oracle | undefined
  /** Where every check of the network goes: the identity probe, else the ACS. */
  readonly address: string
  /** The answer of that address. */
  greeting(): Promise<Exchange>
  /** An honest login, or one with changes; a part of its own gives it a user of its own. */
  login(part: string, visit?: Visit): Promise<Played>
  /** One honest login in each mode that the target declares, or in all; none after one that got no answer. */
  welcomes(): Promise<ReadonlyMap<Mode, Played>>
  /** The first mode in which an honest login was accepted. */
  mode(): Promise<Mode | undefined>
}

export const isAccepted = ({ seen }: Played): boolean => seen.kind === 'session'

/** @throws HarnessError TARGET_FILE, when a matcher, reader or path of `observe` cannot be used */
export function openExamination(options: ExaminationOptions): Examination {
  const { target, profile, driver, clock, seed } = options
  const oracle = target.observe && createOracle(target.observe, new URL(target.sp.acs).origin)
  const observed = target.observe && { ...target, observe: target.observe }
  const address = new URL(target.observe?.identity.get ?? target.sp.acs, target.sp.acs).href

  const login = async (part: string, { user, mode = 'assertion', changes = [] }: Visit = {}): Promise<Played> => {
    if (observed === undefined || oracle === undefined) throw new RangeError('nothing says who is signed in')
    const facts = factsFor(observed, profile, seed, `doctor/${part}`)
    const stage = { target: observed, driver, oracle, clock, lane: createLane(1) }
    return play([{ do: 'present', changes }], { ...facts, user: user ?? facts.user }, mode, `${seed}/${part}`, stage)
  }
  const welcomes = async () => {
    const found = new Map<Mode, Played>()
    for (const mode of target.modes ?? MODES) {
      const played = await login(`welcome/${mode}`, { mode })
      found.set(mode, played)
      if (played.seen.answer.failure !== undefined) break
    }
    return found
  }
  const greeting = once(() => driver.open().send({ method: 'GET', url: address }))
  const allWelcomes = once(welcomes)
  return {
    options,
    target,
    oracle,
    address,
    greeting,
    login,
    welcomes: allWelcomes,
    mode: async () => [...(await allWelcomes())].find(([, played]) => isAccepted(played))?.[0],
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}
