import { isDeepStrictEqual } from 'node:util'
import type { Request, Response } from '../harness/drive/driver.ts'
import type { Memory } from '../harness/drive/in-process.ts'
import { createOracle } from '../harness/observe/oracle.ts'
import { createLane } from '../harness/run/lane.ts'
import { compose, type Message } from '../harness/run/message.ts'
import type { Performance } from '../harness/run/run.ts'
import { type Played, play } from '../harness/run/scene.ts'
import type { Target } from '../harness/target/target.ts'
import type { Decides } from '../reference-sp/config.ts'
import type { Exchangeable } from '../reference-sp/flaws/flaw.ts'
import { checks } from '../reference-sp/pipeline.ts'
import { rules as honestRules, type Rules } from '../reference-sp/rules.ts'
import { type House, openHouse } from './in-process.ts'

/** An SP by what stands in for the honest checks and rules. */
interface Member {
  readonly id: string
  readonly exchanged: Partial<Exchangeable>
}

/** How a scene ends at every SP. */
export interface Performed {
  readonly honest: Played
  /** Only of those at which it went otherwise than at the honest one. */
  readonly otherwise: ReadonlyMap<string, Played>
}

export interface Ensemble {
  perform(performance: Performance): Promise<Performed>
  /** Scenes that were played so far. */
  readonly played: () => number
}

const HONEST: Member = { id: '', exchanged: {} }

/**
 * The honest SP and many flawed ones, which play each scene together: it is played once for all that decide alike
 * throughout. Wherever one of them would decide otherwise than the one that plays (about a message, by all its checks; or
 * one of its rules), it leaves, and plays the scene with those that decide as it does. By induction over the decisions,
 * whoever stays to the end would have played the very same.
 *
 * Each scene is played as if it were the first: at the same time, with the same chance, by an SP that remembers nothing.
 */
export function createEnsemble(target: Target, now: number, members: readonly Member[]): Ensemble {
  const cast = [HONEST, ...members]
  /** The first plays as the honest one, each other one the next group: none sees the same scene twice. */
  const stages: Stage[] = []
  const visits = new Map<string, Response>()
  const lane = createLane(1)
  let played = 0

  const perform = async (performance: Performance): Promise<Performed> => {
    const minted = new Map<string, Message>()
    const groups: Group[] = [{ members: cast, said: [] }]
    const otherwise = new Map<string, Played>()
    let honest: Played | undefined
    for (let turn = 0; turn < groups.length; turn += 1) {
      const stage = stages[turn] ?? openStage(target, now, visits)
      stages[turn] = stage
      played += 1
      const { seen, stayed, left } = await stage.play(groups[turn] ?? NOBODY, performance, minted)
      groups.push(...left)
      if (turn === 0) honest = seen
      else for (const { id } of stayed) otherwise.set(id, seen)
    }
    if (honest === undefined) throw new RangeError('nobody played')
    return { honest, otherwise }
  }
  return { perform: (performance) => lane.run(() => perform(performance)), played: () => played }
}

/** Members that play a scene together. */
interface Group {
  readonly members: readonly Member[]
  /** What they said, in this order, up to where they left the others: it needs no second thought. */
  readonly said: readonly Attempt<unknown>[]
}
const NOBODY: Group = { members: [], said: [] }

interface Stage {
  /** Played by the first of the group. */
  play(
    group: Group,
    performance: Performance,
    minted: Map<string, Message>,
  ): Promise<{
    readonly seen: Played
    readonly stayed: readonly Member[]
    readonly left: readonly Group[]
  }>
}

/**
 * Remembers what a visitor is shown of whom nothing is known: where nobody had to say anything for it, it is the same for
 * all and at every time.
 * @param said how much was said so far
 */
const memoryOf = (visits: Map<string, Response>, said: () => unknown): Memory => ({
  recall: (request) => (isVisit(request) ? visits.get(keyOf(request)) : undefined),
  begin: said,
  keep: (request, response, before) => {
    if (isVisit(request) && said() === before) visits.set(keyOf(request), response)
  },
})
const keyOf = ({ url, headers }: Request): string => JSON.stringify([url, headers])
const isVisit = ({ method, headers = [] }: Request): boolean =>
  method === 'GET' && !headers.some(([name]) => /^(?:cookie|authorization)$/i.test(name))

function openStage(target: Target, now: number, visits: Map<string, Response>): Stage {
  let stayed: readonly Member[] = []
  let left: Group[] = []
  let known: readonly Attempt<unknown>[] = []
  let said: Attempt<unknown>[] = []
  let plays = 0

  /**
   * What the first of the group says; whoever says otherwise leaves, together with those that say the same.
   * @param isOwn whether a member may say something of its own here; the others say what the honest SP says
   */
  const heard = <A>(
    isOwn: (member: Member) => boolean,
    says: (member: Member) => A,
    matters: (answer: A) => unknown,
  ): A => {
    const before = known[said.length] as Attempt<A> | undefined
    const answer = before ?? apart(isOwn, (member) => attempt(() => says(member)), matters)
    said.push(answer)
    if ('thrown' in answer) throw answer.thrown
    return answer.value
  }

  /** Sends away who says otherwise. */
  const apart = <A>(
    isOwn: (member: Member) => boolean,
    says: (member: Member) => Attempt<A>,
    matters: (answer: A) => unknown,
  ): Attempt<A> => {
    const [first = HONEST, ...others] = stayed
    const answer = says(first)
    const groups = [{ answer, matters: answered(answer, matters), members: [first] }]
    const plain = isOwn(first) ? undefined : groups[0]
    for (const member of others) {
      if (plain && !isOwn(member)) {
        plain.members.push(member)
        continue
      }
      const own = says(member)
      const same = groups.find((group) => isSame(group.answer, own))
      const what = same ? same.matters : answered(own, matters)
      const alike = same ?? groups.find((group) => isDeepStrictEqual(group.matters, what))
      if (alike) alike.members.push(member)
      else groups.push({ answer: own, matters: what, members: [member] })
    }
    stayed = groups[0]?.members ?? []
    for (const group of groups.slice(1)) left.push({ members: group.members, said: [...said, group.answer] })
    return answer
  }

  const decides: Decides = (decide) => heard(judgesMessages, ({ exchanged }) => decide(exchanged), essence)
  const exchanged = Object.fromEntries(
    Object.entries(honestRules).map(([name, honest]) => {
      const own = ({ exchanged: one }: Member): Answering | undefined =>
        one[name as keyof Rules] as Answering | undefined
      const asked = (...seen: readonly unknown[]) =>
        heard(
          (member) => own(member) !== undefined,
          (member) => (own(member) ?? (honest as Answering))(...seen),
          (answer) => answer,
        )
      return [name, asked]
    }),
  ) as Partial<Rules>
  const house: House = openHouse(
    target,
    now,
    { exchanged, decides },
    memoryOf(visits, () => `${plays} ${said.length}`),
  )
  const oracle = createOracle(target.observe, new URL(target.sp.acs).origin)

  return {
    play: async (group, { acts, facts, mode, seed }, minted) => {
      stayed = group.members
      left = []
      known = group.said
      said = []
      plays += 1
      house.rewind(seed)
      let number = 0
      const once: typeof compose = (known, ...rest) => {
        const key = `${number++} ${house.clock.now()} ${JSON.stringify(known)}`
        const message = minted.get(key) ?? compose(known, ...rest)
        minted.set(key, message)
        return message
      }
      const { driver, clock, canary } = house
      const seen = await play(acts, facts, mode, seed, {
        target,
        driver,
        oracle,
        clock,
        lane: createLane(1),
        canary,
        compose: once,
      })
      return { seen, stayed, left }
    },
  }
}

const judgesMessages = ({ exchanged }: Member): boolean => Object.keys(exchanged).some((name) => name in checks)

type Answering = (...seen: readonly unknown[]) => unknown
type Attempt<A> = { readonly value: A } | { readonly thrown: unknown }

const isSame = <A>(one: Attempt<A>, other: Attempt<A>): boolean =>
  'value' in one && 'value' in other && one.value === other.value

function attempt<A>(task: () => A): Attempt<A> {
  try {
    return { value: task() }
  } catch (thrown) {
    return { thrown }
  }
}

/** Whoever throws answers as everybody who throws: with a crash. */
const answered = <A>(attempted: Attempt<A>, matters: (answer: A) => unknown): unknown =>
  'thrown' in attempted ? { crashed: true } : { said: matters(attempted.value) }

/** What a decision does to the world: by which check it was made, and what was known by then, nobody sees. */
function essence(decision: object): unknown {
  const { by: _by, known: _known, ...seen } = decision as Record<string, unknown>
  return seen
}
