import { isDeepStrictEqual } from 'node:util'
import { HarnessError } from '../harness/error.ts'
import type { Result } from '../harness/report/record.ts'
import { partOf, questionsFor, twinPartOf } from '../harness/run/question.ts'
import type { Player } from '../harness/run/run.ts'
import type { Played } from '../harness/run/scene.ts'
import { didYouMean } from '../harness/target/nearest.ts'
import type { Target } from '../harness/target/target.ts'
import { type Exchangeable, exchanged, type Flaw } from '../reference-sp/flaws/flaw.ts'
import { type FlawName, flaws } from '../reference-sp/flaws/index.ts'
import { killedBy } from '../reference-sp/killed-by/index.ts'
import { checks } from '../reference-sp/pipeline.ts'
import { rules } from '../reference-sp/rules.ts'
import { cases, type NamedCase } from '../suites/cases/index.ts'
import { profiles } from '../suites/profiles/index.ts'
import {
  type InProcessOptions,
  type Minted,
  runInProcess,
  SETTINGS,
  type Setting,
  separately,
  targetOf,
} from './in-process.ts'

/** One line of `flaws --json`. */
interface FlawRow {
  readonly id: string
  readonly replaces: readonly string[]
  /** Written before the flaw first ran. */
  readonly killedBy: readonly string[]
  /** The cases that fail or warn. */
  readonly failed: readonly string[]
  readonly exact: boolean
}

export interface FlawMatrix {
  /** Cases that are not green on the honest SP: none should be. */
  readonly honest: { readonly failed: readonly string[] }
  readonly flaws: readonly FlawRow[]
  /** Cases by mode that were judged, on the honest SP and on every flaw; most of them from scenes that no flaw touches. */
  readonly judged: number
  /** Scenes that were played on an SP. */
  readonly played: number
}

const settingOf = ({ product, policy }: Pick<Flaw, 'product' | 'policy'>): Setting =>
  `${product ?? 'deep-security'} ${policy ?? 'strict'}`

/**
 * Runs every case on every flaw, in process. Each scene is played once on the honest SP, where the flawed checks listen. A
 * flaw whose exchanged checks answer all that is asked of them in a scene as the honest ones do cannot change that scene,
 * by induction over its messages; so only the scenes in which one of them answers otherwise are played again on the flawed
 * SP, and only the cases whose verdict hangs on such a scene are judged again.
 */
export async function flawMatrix(
  options: InProcessOptions & {
    readonly targets: readonly Target[]
    /** Default: all. */
    readonly only?: readonly FlawName[] | undefined
  },
): Promise<FlawMatrix> {
  let judged = 0
  let scenes = 0
  const honestFailed: string[] = []
  const rows: FlawRow[] = []
  for (const setting of SETTINGS) {
    const here = Object.entries<Flaw>(flaws).filter(
      ([id, flaw]) => settingOf(flaw) === setting && (options.only?.includes(id as FlawName) ?? true),
    )
    if (here.length === 0) continue
    const target = targetOf(setting, options.targets)
    const listener = listen(here)
    const minted: Minted = new Map()
    const played = new Map<string, Promise<Played>>()
    const counted =
      (player: Player): Player =>
      (performance) => {
        scenes += 1
        return player(performance)
      }
    const onHonest = counted(separately(target, options.now, listener.checks, minted, listener.begin))
    const once: Player = (performance) => {
      const known = played.get(performance.part) ?? onHonest(performance)
      played.set(performance.part, known)
      return known
    }
    const honest = await runInProcess(target, cases, options, {}, once)
    judged += honest.length
    honestFailed.push(...honest.filter(isRed).map((result) => `${setting}: ${result.id} [${result.mode}]`))
    for (const [id, flaw] of here) {
      const differs = listener.differs(id)
      const asked = affected(differs, target)
      const onFlawed = counted(separately(target, options.now, exchanged(flaw), minted))
      const results =
        asked.length === 0
          ? []
          : await runInProcess(target, asked, options, {}, (performance) =>
              differs.has(performance.part) || !played.has(performance.part)
                ? onFlawed(performance)
                : once(performance),
            )
      judged += honest.length
      const failed = [
        ...new Set(
          results.filter(({ verdict }) => verdict.kind === 'fail' || verdict.kind === 'warn').map((one) => one.id),
        ),
      ].sort()
      const expected = [...killedBy[id as FlawName]].sort()
      rows.push({
        id,
        replaces: Object.keys(exchanged(flaw)),
        killedBy: expected,
        failed,
        exact: isDeepStrictEqual(failed, expected),
      })
    }
  }
  return { honest: { failed: honestFailed }, flaws: rows, judged, played: scenes }
}

/** The parts of a matrix that several threads made, flaws in the order in which they are listed. */
export function merged(parts: readonly FlawMatrix[]): FlawMatrix {
  const order = Object.keys(flaws)
  const rows = parts.flatMap((part) => part.flaws)
  return {
    honest: { failed: [...new Set(parts.flatMap((part) => part.honest.failed))] },
    flaws: rows.sort((one, other) => order.indexOf(one.id) - order.indexOf(other.id)),
    judged: parts.reduce((sum, part) => sum + part.judged, 0),
    played: parts.reduce((sum, part) => sum + part.played, 0),
  }
}

/** So many shares of the flaws, of about the same length. */
export function shares(names: readonly FlawName[], count: number): readonly (readonly FlawName[])[] {
  const all = Array.from({ length: count }, (_, share) => names.filter((_, at) => at % count === share))
  return all.filter((share) => share.length > 0)
}

export const allFlaws = Object.keys(flaws) as readonly FlawName[]

/** @throws HarnessError where a flaw has no such name */
export function flawNames(names: readonly string[]): readonly FlawName[] {
  for (const name of names) {
    if (Object.hasOwn(flaws, name)) continue
    throw new HarnessError(
      'USAGE',
      `no flaw is called ${JSON.stringify(name)}${didYouMean(name, Object.keys(flaws))}`,
      'saml-assay flaws prints them all',
    )
  }
  return names as readonly FlawName[]
}

const isRed = ({ verdict }: Result): boolean => ['fail', 'warn', 'inconclusive'].includes(verdict.kind)

/** Cases whose verdict hangs on one of the scenes. An honest login of the run is everybody's. */
function affected(scenes: ReadonlySet<string>, target: Target): readonly NamedCase[] {
  const questions = questionsFor(target, profiles[target.profile], cases)
  const parts = new Map(questions.map((question) => [question, [partOf(question), twinPartOf(question)]]))
  const ofCases = new Set([...parts.values()].flat())
  if ([...scenes].some((scene) => !ofCases.has(scene))) return cases
  const hit = questions.filter((question) => parts.get(question)?.some((part) => part && scenes.has(part)))
  return [...new Set(hit.map((question) => question.case))]
}

/** Shows every call of an honest check to the flaws that exchange it. */
function listen(listeners: readonly (readonly [string, Flaw])[]) {
  const differs = new Map<string, Set<string>>(listeners.map(([id]) => [id, new Set()]))
  let scene = ''
  const wrap = (name: string, honest: Answering): Answering => {
    const flawed = listeners.flatMap(([id, flaw]) => {
      const by = (exchanged(flaw) as Readonly<Record<string, Answering | undefined>>)[name]
      return by === undefined ? [] : [{ id, by }]
    })
    if (flawed.length === 0) return honest
    return (...seen) => {
      const answer = honest(...seen)
      for (const { id, by } of flawed) if (!answersAlike(by, seen, answer)) differs.get(id)?.add(scene)
      return answer
    }
  }
  const honest: Readonly<Record<string, Answering>> = { ...checks, ...rules } as never
  return {
    checks: Object.fromEntries(
      Object.entries(honest).map(([name, one]) => [name, wrap(name, one)]),
    ) as Partial<Exchangeable>,
    begin: (part: string) => {
      scene = part
    },
    differs: (id: string): ReadonlySet<string> => differs.get(id) ?? new Set(),
  }
}

type Answering = (...seen: readonly unknown[]) => unknown

function answersAlike(flawed: Answering, seen: readonly unknown[], honest: unknown): boolean {
  try {
    return isDeepStrictEqual(flawed(...seen), honest)
  } catch {
    return false
  }
}
