import { isDeepStrictEqual } from 'node:util'
import { HarnessError } from '../harness/error.ts'
import type { Result } from '../harness/report/record.ts'
import { partOf, questionsFor, twinPartOf } from '../harness/run/question.ts'
import { type Performance, type Player, startRun } from '../harness/run/run.ts'
import { didYouMean } from '../harness/target/nearest.ts'
import type { Target } from '../harness/target/target.ts'
import { exchanged, type Flaw } from '../reference-sp/flaws/flaw.ts'
import { flaws as byName, type FlawName } from '../reference-sp/flaws/index.ts'
import { killedBy } from '../reference-sp/killed-by/index.ts'
import { cases, type NamedCase } from '../suites/cases/index.ts'
import { profiles } from '../suites/profiles/index.ts'
import { idsMeant } from './case-pattern.ts'
import { createEnsemble, type Performed } from './ensemble.ts'
import { type InProcessOptions, openHouse, SETTINGS, type Setting, targetOf } from './in-process.ts'

/** One line of `flaws --json`. */
interface FlawRow {
  readonly id: FlawName
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

const flaws: Readonly<Record<FlawName, Flaw>> = byName

const settingOf = ({ product, policy }: Pick<Flaw, 'product' | 'policy'>): Setting =>
  `${product ?? 'deep-security'} ${policy ?? 'strict'}`

/**
 * Runs cases on flaws, in process. Every SP of one setting plays each scene together with the others, apart only where it
 * answers otherwise; and only the cases whose verdict hangs on such a scene are judged again.
 */
export async function flawMatrix(
  options: InProcessOptions & {
    readonly targets: readonly Target[]
    readonly flaws: readonly FlawName[]
    readonly cases: readonly NamedCase[]
  },
): Promise<FlawMatrix> {
  let judged = 0
  let scenes = 0
  const honestFailed: string[] = []
  const rows: FlawRow[] = []
  for (const setting of SETTINGS) {
    const here = options.flaws.filter((id) => settingOf(flaws[id]) === setting)
    if (here.length === 0) continue
    const target = targetOf(setting, options.targets)
    const members = here.map((id) => ({ id, exchanged: exchanged(flaws[id]) }))
    const ensemble = createEnsemble(target, options.now, members)
    const performed = new Map<string, Promise<Performed>>()
    const once = (performance: Performance): Promise<Performed> => {
      const known = performed.get(performance.part) ?? ensemble.perform(performance)
      performed.set(performance.part, known)
      return known
    }
    const { driver, clock, canary } = openHouse(target, options.now, {})
    const run = (asked: readonly NamedCase[], player: Player): Promise<readonly Result[]> => {
      const profile = profiles[target.profile]
      return startRun({ target, profile, cases: asked, driver, clock, seed: options.seed, canary, player }).finished
    }
    const honest = await run(options.cases, async (performance) => (await once(performance)).honest)
    judged += honest.length
    honestFailed.push(...honest.filter(isRed).map((result) => `${setting}: ${result.id} [${result.mode}]`))
    const scenesOf = new Map<string, Set<string>>(here.map((id) => [id, new Set()]))
    for (const [part, performing] of performed)
      for (const id of (await performing).otherwise.keys()) scenesOf.get(id)?.add(part)
    const casesOf = casesByScene(target, options.cases)
    for (const { id, exchanged: broken } of members) {
      const asked = affected(scenesOf.get(id) ?? new Set(), casesOf, options.cases)
      const results =
        asked.length === 0
          ? []
          : await run(asked, async (performance) => {
              const { honest: usual, otherwise } = await once(performance)
              return otherwise.get(id) ?? usual
            })
      judged += honest.length
      const failed = [
        ...new Set(
          results.filter(({ verdict }) => verdict.kind === 'fail' || verdict.kind === 'warn').map((one) => one.id),
        ),
      ]
      rows.push(row(id, Object.keys(broken), failed))
    }
    scenes += ensemble.played()
  }
  return { honest: { failed: honestFailed }, flaws: rows, judged, played: scenes }
}

function row(id: FlawName, replaces: readonly string[], failing: readonly string[]): FlawRow {
  const [failed, expected] = [[...failing].sort(), [...idsMeant(killedBy[id], cases)].sort()]
  return { id, replaces, killedBy: expected, failed, exact: isDeepStrictEqual(failed, expected) }
}

/** The parts of a matrix that several threads made, each of the same flaws and of some of the cases. */
export function merged(parts: readonly FlawMatrix[]): FlawMatrix {
  const [first] = parts
  const rows = (first?.flaws ?? []).map(({ id, replaces }, at) =>
    row(
      id,
      replaces,
      parts.flatMap((part) => part.flaws[at]?.failed ?? []),
    ),
  )
  return {
    honest: { failed: [...new Set(parts.flatMap((part) => part.honest.failed))] },
    flaws: rows,
    judged: parts.reduce((sum, part) => sum + part.judged, 0),
    played: parts.reduce((sum, part) => sum + part.played, 0),
  }
}

/** So many shares of the cases, of about the same length. */
export function shares(count: number): readonly (readonly NamedCase[])[] {
  return Array.from({ length: count }, (_, share) => cases.filter((_, at) => at % count === share))
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

/** The cases whose verdict hangs on a scene, by its name. */
function casesByScene(target: Target, asked: readonly NamedCase[]): ReadonlyMap<string, ReadonlySet<NamedCase>> {
  const found = new Map<string, Set<NamedCase>>()
  for (const question of questionsFor(target, profiles[target.profile], asked)) {
    for (const scene of [partOf(question), twinPartOf(question)]) {
      if (scene !== undefined) found.set(scene, (found.get(scene) ?? new Set()).add(question.case))
    }
  }
  return found
}

/** Cases whose verdict hangs on one of the scenes. An honest login of the run is everybody's. */
function affected(
  scenes: ReadonlySet<string>,
  casesOf: ReadonlyMap<string, ReadonlySet<NamedCase>>,
  asked: readonly NamedCase[],
): readonly NamedCase[] {
  if ([...scenes].some((scene) => !casesOf.has(scene))) return asked
  const hit = new Set([...scenes].flatMap((scene) => [...(casesOf.get(scene) ?? [])]))
  return asked.filter((one) => hit.has(one))
}
