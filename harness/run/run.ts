import { MODES, type Mode } from '../../mock-idp/sign/plan.ts'
import type { Facts } from '../../mock-idp/tamper/step.ts'
import type { Act } from '../../suites/case.ts'
import type { NamedCase } from '../../suites/cases/index.ts'
import type { Profile } from '../../suites/profiles/profile.ts'
import type { Canary } from '../canary/canary.ts'
import type { Driver } from '../drive/driver.ts'
import { withCost } from '../judge/cost.ts'
import { type CanaryReport, type Control, judge } from '../judge/judge.ts'
import type { Verdict } from '../judge/verdict.ts'
import { createOracle } from '../observe/oracle.ts'
import type { Result } from '../report/record.ts'
import { declaredBy } from '../target/declared.ts'
import type { Target } from '../target/target.ts'
import { type CanaryControl, canaryControl } from './canary-control.ts'
import type { Clock } from './clock.ts'
import { controlOf, isSilent, showsMarker, twinControlOf } from './controls.ts'
import { deferred } from './deferred.ts'
import { createLane } from './lane.ts'
import { measure, type Stopwatch } from './measure.ts'
import { withPublishedKeys } from './published-keys.ts'
import {
  factsFor,
  luresIn,
  missingFor,
  partOf,
  type Question,
  questionsFor,
  runsAlone,
  twinPartOf,
  unwelcomeIn,
  waits,
  wantedFor,
} from './question.ts'
import { reach } from './reach.ts'
import { resultOf, type Sent } from './result-of.ts'
import { type Played, play } from './scene.ts'
import type { Stage } from './scene-state.ts'
import { shows } from './shown.ts'
import type { Turns } from './turns.ts'

export interface RunOptions {
  readonly target: Target
  readonly profile: Profile
  readonly cases: readonly NamedCase[]
  /** Whether this run is to put a question; absent: it puts all. Honest logins are made whatever is asked. */
  readonly asks?: ((question: Question) => boolean) | undefined
  readonly driver: Driver
  readonly clock: Clock
  /** Without one, cases that would lure the SP somewhere are skipped. */
  readonly canary?: Canary | undefined
  /** The same seed and clock give the same bytes. */
  readonly seed: string
  /**
   * Keeps the ids of messages apart where several runs with one seed are put to one SP, as shards are: it would take the honest
   * logins of the second for replays. Names do not depend on it.
   */
  readonly salt?: string | undefined
  /** Called as each result becomes final. */
  readonly onResult?: ((result: Result) => void) | undefined
  /** Takes the time of messages whose cost is measured. Without one, as where the clock is virtual, none is. */
  readonly stopwatch?: Stopwatch | undefined
  /** Where several runs go on at once, each measures alone. */
  readonly turns?: Turns | undefined
  /** Plays the scenes in place of {@link play}; the flaw matrix plays each one once and remembers it. */
  readonly player?: Player | undefined
}

/** One scene as a run asks for it. */
export interface Performance {
  readonly acts: readonly Act[]
  /** `family/name/mode`, `twin/…`, or an honest login of the run: unique within it. */
  readonly part: string
  readonly facts: Facts
  readonly mode: Mode
  /** Makes the ids of its messages. */
  readonly seed: string
}
export type Player = (performance: Performance) => Promise<Played>

export interface Run {
  readonly questions: readonly Question[]
  /** Settles when the verdict is final: after the honest login that follows the case. */
  result(question: Question): Promise<Result>
  /** Modes in which an honest login is accepted. */
  readonly modes: Promise<readonly Mode[]>
  /** All results in the order of the questions. Rejects with a HarnessError where the target cannot be reached. */
  readonly finished: Promise<readonly Result[]>
}

/** So many cases stand between two honest logins at most. */
const BATCH = 16
/** A scene that came late for its moment is played again so often. */
const REPLAYS = 2
const HONEST: readonly Act[] = [{ do: 'present' }]

/** Puts every question of the profile to one target. Starts at once. */
export function startRun(options: RunOptions): Run {
  const { asks = () => true } = options
  const questions = questionsFor(options.target, options.profile, options.cases).filter(asks)
  const slots = new Map(questions.map((question) => [question, deferred<Result>()]))
  const modes = deferred<readonly Mode[]>()
  const finished = conduct(options, questions, modes.resolve, (question, result) => {
    slots.get(question)?.resolve(result)
    options.onResult?.(result)
  })
  finished.catch((error: unknown) => {
    modes.reject(error)
    for (const slot of slots.values()) slot.reject(error)
  })
  modes.promise.catch(() => undefined)
  for (const slot of slots.values()) slot.promise.catch(() => undefined)
  return {
    questions,
    modes: modes.promise,
    result: (question) => slots.get(question)?.promise ?? Promise.reject(new RangeError('not a question of this run')),
    finished,
  }
}

async function conduct(
  options: RunOptions,
  questions: readonly Question[],
  foundModes: (modes: readonly Mode[]) => void,
  settle: (question: Question, result: Result) => void,
): Promise<readonly Result[]> {
  const { profile, driver, clock, seed, salt, canary } = options
  const idSeed = salt === undefined ? seed : `${seed}/${salt}`
  const oracle = createOracle(options.target.observe, new URL(options.target.sp.acs).origin)
  const target = await withPublishedKeys(options.target, driver)
  const lane = createLane(clock.waitsOverlap ? target.limits.concurrency : 1)
  const stage: Stage = { target, driver, oracle, clock, lane, canary }
  const facts = (part: string) => factsFor(target, profile, seed, part, canary?.roost)
  const player: Player =
    options.player ?? (({ acts, facts: known, mode, seed: ids }) => lane.run(() => play(acts, known, mode, ids, stage)))
  const scene = (acts: readonly Act[], part: string, mode: Mode, known = facts(part)) =>
    player({ acts, part, facts: known, mode, seed: `${idSeed}/${part}/${mode}` })

  await reach(driver, target)

  // Honest logins first: which modes this SP accepts, and whether a marker can sign in at all.
  const welcomes = new Map<Mode, Played>()
  for (const mode of target.modes ?? MODES) welcomes.set(mode, await scene(HONEST, `welcome/${mode}`, mode))
  const found = [...welcomes].filter(([, played]) => controlOf(played).ok).map(([mode]) => mode)
  const accepted = target.modes ?? found
  foundModes(accepted)
  const sentinelMode = found[0] ?? 'assertion'
  let sentinel = controlOf(welcomes.get(sentinelMode))
  let silent = [...welcomes.values()].every(isSilent)
  const asMarker = { ...facts('marker'), user: facts('marker').marker }
  const marker = silent ? sentinel : controlOf(await scene(HONEST, 'marker', sentinelMode, asMarker))

  const results = new Map<Question, Result>()
  const finish = (question: Question, verdict: Verdict, startedAt: number, sent?: Sent) => {
    const result = resultOf(question, verdict, facts(partOf(question)), clock.now() - startedAt, sent)
    results.set(question, result)
    settle(question, result)
  }

  const twins = new Map<string, Promise<Played>>()
  const twinOf = (question: Question, attempt: string): Promise<Played | undefined> => {
    const part = twinPartOf(question)
    if (question.twin === undefined || part === undefined) return Promise.resolve(undefined)
    const key = part + attempt
    const known = twins.get(key) ?? patiently(question.twin, key, question.mode)
    twins.set(key, known)
    return known
  }
  const patiently = async (acts: readonly Act[], part: string, mode: Mode): Promise<Played> => {
    for (let round = 0; ; round += 1) {
      const played = await scene(acts, round === 0 ? part : `${part}/${round}`, mode)
      if (!played.late) return played
      if (round === REPLAYS) {
        const why = 'the machine was too slow to probe before the session had to end'
        return { ...played, seen: { kind: 'unclear', why, answer: played.seen.answer } }
      }
    }
  }

  const send = async (question: Question, attempt = ''): Promise<Sent> => {
    const startedAt = clock.now()
    const twin = await twinOf(question, attempt)
    const played = await patiently(question.scene, partOf(question) + attempt, question.mode)
    return { question, twin, startedAt, played }
  }
  const honestAgain = async (part: string): Promise<Control> => {
    const played = await scene(HONEST, `sentinel/${part}`, sentinelMode)
    silent = isSilent(played)
    return controlOf(played)
  }
  const canaryReport = (question: Question, played: Played, twin: Played | undefined): CanaryReport => {
    const { canary: perch, marker: text } = facts(partOf(question))
    const shown = (one: Played | undefined) => shows(one?.steps.flatMap(({ exchanges }) => exchanges) ?? [], text)
    return {
      heard: [...new Set([...played.heard, ...(perch && canary ? canary.heard(perch) : [])])],
      leaked: shown(played) && !shown(twin),
      missing: [...luresIn(question.scene)].map((lure) => control(lure)).find((key) => key !== undefined),
    }
  }
  const close = (sent: Sent, before: Control, after: Control) => {
    const { question, played, twin, startedAt, measured } = sent
    const measures = {
      toleranceSeconds: target.session.toleranceSeconds,
      limitSeconds: target.session.adminLimitSeconds,
    }
    const verdict = judge({
      level: question.level,
      basis: question.basis,
      wanted: wantedFor(question, facts(partOf(question))),
      seen: played.seen,
      answers: played.answers,
      asserted: played.asserted,
      twin: twin && twinControlOf(twin, question, measures),
      sentinels: before.ok ? after : before,
      marker,
      markerShown: showsMarker(played, facts(partOf(question)).marker, target),
      canary: canaryReport(question, played, twin),
      ...measures,
    })
    finish(question, measured === undefined ? verdict : withCost(verdict, measured.finding, after.ok), startedAt, sent)
  }

  /** Why a cost is not measured. */
  const unmeasured = ({ case: one, mode }: Question): string | undefined => {
    if (one.cost === undefined) return undefined
    if (options.stopwatch === undefined) return 'what a message costs is measured over HTTP alone'
    if (target.flow === 'sp-initiated') return 'what a message costs is measured where nobody has to ask for it'
    return mode === sentinelMode ? undefined : `what a message costs is measured in one mode: ${sentinelMode}`
  }
  let control: CanaryControl = () => 'canary.reach'
  const open: Question[] = []
  const declared = declaredBy(target, profile)
  for (const question of questions) {
    const missing = missingFor(question, target, facts(partOf(question)))
    const excepted = exceptedBy(profile, question)
    const idle = unmeasured(question)
    const isControl = question.case.family === 'control' && question.twin === undefined
    const unwelcome = unwelcomeIn(question, declared)
    if (excepted !== undefined) finish(question, { kind: 'notApplicable', reason: excepted }, clock.now())
    else if (missing !== undefined) finish(question, { kind: 'skipped', missing }, clock.now())
    else if (unwelcome !== undefined) {
      finish(question, { kind: 'notApplicable', reason: `the SP declares ${unwelcome}` }, clock.now())
    } else if (accepted.length > 0 && !accepted.includes(question.mode) && !isControl) {
      finish(
        question,
        { kind: 'notApplicable', reason: `the SP takes no login with this signed: ${question.mode}` },
        clock.now(),
      )
    } else if (idle !== undefined) finish(question, { kind: 'notApplicable', reason: idle }, clock.now())
    else open.push(question)
  }

  const lures = new Set(open.flatMap(({ scene: acts }) => [...luresIn(acts)]))
  const told = facts('canary')
  if (canary && told.canary && lures.size > 0 && !silent) {
    control = await canaryControl(lures, target, driver, { canary, perch: told.canary, text: told.marker })
  }

  // Alone, and before anything waits: a clock that is moved would end the sessions of others.
  const apart = (question: Question) => runsAlone(question) || (!clock.waitsOverlap && waits(question))
  for (const question of open.filter(apart)) {
    if (silent) continue
    const before = sentinel
    const sent = await send(question)
    sentinel = await honestAgain(partOf(question))
    close(sent, before, sentinel)
  }

  const first = sentinel
  const measured = (question: Question) => question.case.cost !== undefined
  const waiting = open.filter((question) => !apart(question) && waits(question)).map((question) => send(question))
  const held: { readonly sent: Sent; readonly before: Control }[] = []
  const rest = open.filter((question) => !apart(question) && !waits(question) && !measured(question))
  for (let at = 0; at < rest.length && !silent; at += BATCH) {
    const before = sentinel
    const batch = await Promise.all(rest.slice(at, at + BATCH).map((question) => send(question)))
    sentinel = await honestAgain(String(at))
    for (const sent of batch) {
      // Who follows a message may take its time: what the canary hears until the end of the run still counts.
      if (sent.question.wanted.quiet) held.push({ sent, before })
      else close(sent, before, sentinel)
    }
  }
  const waited: Sent[] = []
  for (const sent of await Promise.all(waiting)) {
    // Who came late for want of room comes once more, now that nobody else is about.
    waited.push(!silent && (sent.played.late || sent.twin?.late) ? await send(sent.question, '/alone') : sent)
  }
  if (!silent && waited.length + held.length > 0) sentinel = await honestAgain('end')
  for (const sent of waited) close(sent, first, sentinel)
  for (const { sent, before } of held) close(sent, before, sentinel)

  // Last and alone: what is measured must not be disturbed, and may do harm.
  const done = await options.turns?.take()
  for (const question of open.filter(measured)) {
    const { cost } = question.case
    const { stopwatch } = options
    if (silent || cost === undefined || stopwatch === undefined) continue
    const before = sentinel
    const sent = await send(question)
    const login = {
      facts: facts(`${partOf(question)}/cost`),
      mode: question.mode,
      seed: `${idSeed}/${partOf(question)}/cost`,
    }
    const taken = await measure(cost, login, stage, stopwatch)
    sentinel = await honestAgain(partOf(question))
    close({ ...sent, measured: taken }, before, sentinel)
  }
  done?.()

  for (const question of open) {
    if (results.has(question)) continue
    finish(question, { kind: 'inconclusive', reason: `it was not sent: an honest login ${sentinel.why}` }, clock.now())
  }
  return questions.flatMap((question) => results.get(question) ?? [])
}

/** Why a profile does not ask a question. */
const exceptedBy = ({ exceptions, without }: Profile, { case: one, scene }: Question): string | undefined =>
  exceptions[one.id] ?? exceptions[`${one.family}/`] ?? scene.map((act) => without?.[act.do]).find((why) => why)
