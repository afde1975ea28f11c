import { isDeepStrictEqual } from 'node:util'
import { type Check, isRefusal, type Refusal } from './check.ts'
import type { Draft, Posted } from './draft.ts'
import type { World } from './world.ts'

/**
 * What each check said of one message at one moment, and what was known then. Checks are pure: the same check, shown the
 * same, says the same. So a message can be shown to many variations of a pipeline, and each costs only what differs.
 */
export interface Trail {
  readonly known: Draft
  /** What the check said that led here. */
  readonly said: Partial<Draft>
  /** By the check that was asked next. */
  readonly next: Map<Check, Trail | Refusal>
  /** Of the beginning: the way of the honest checks from there, and what it led to. */
  usual?: Concluded<string, unknown>
}

/** How far a message came. `Name` is that of a check. */
export interface Way<Name extends string> {
  /** By the name of each check that was asked: what was known when it was. */
  readonly asked: ReadonlyMap<Name, Trail>
  /** What was known in the end. */
  readonly at: Trail
  /** What ended it before all were asked, and which check said so. */
  readonly refusal: (Refusal & { readonly by: Name }) | undefined
}

/** Where every pipeline begins: all that is known is what was posted. */
export const beginTrail = (posted: Posted): Trail => ({
  known: { posted } as Draft,
  said: { posted },
  next: new Map(),
})

/** Checks by name, in the order in which they are asked. */
export type Order<Name extends string> = ReadonlyMap<Name, Check>
/** Broken ones, by the name of the honest one. */
type Exchanged<Name extends string> = Readonly<Partial<Record<Name, Check>>>

/**
 * Shows a message to every check of an order in turn, with others exchanged for some, and concludes from how far it came.
 * @param begin what no other order has seen
 */
export function walk<Name extends string, Conclusion>(
  begin: Trail,
  order: Order<Name>,
  exchanged: Exchanged<Name>,
  world: World,
  conclude: (way: Way<Name>) => Conclusion,
): Conclusion {
  begin.usual ??= concluded(wayOf(begin, order, undefined, world), conclude)
  const usual = begin.usual as Concluded<Name, Conclusion>
  // Where each of the others says what the honest one says, there is nothing else to walk.
  const strays = (Object.keys(exchanged) as Name[]).some((name) => {
    const [from, check, honest] = [usual.way.asked.get(name), exchanged[name], order.get(name)]
    return from && check && honest && ask(from, check, honest, world) !== from.next.get(honest)
  })
  return strays ? conclude(wayOf(begin, order, exchanged, world)) : usual.conclusion
}

interface Concluded<Name extends string, Conclusion> {
  readonly way: Way<Name>
  readonly conclusion: Conclusion
}
const concluded = <Name extends string, Conclusion>(
  way: Way<Name>,
  conclude: (way: Way<Name>) => Conclusion,
): Concluded<Name, Conclusion> => ({ way, conclusion: conclude(way) })

function wayOf<Name extends string>(
  begin: Trail,
  order: Order<Name>,
  exchanged: Exchanged<Name> | undefined,
  world: World,
): Way<Name> {
  const asked = new Map<Name, Trail>()
  let at = begin
  for (const [name, honest] of order) {
    asked.set(name, at)
    const next = ask(at, exchanged?.[name] ?? honest, honest, world)
    if (isRefusal(next)) return { asked, at, refusal: { ...next, by: name } }
    at = next
  }
  return { asked, at, refusal: undefined }
}

/** Asks a check, unless it was asked here before. Where it says what the honest one said here, both go on together. */
function ask(from: Trail, check: Check, honest: Check, world: World): Trail | Refusal {
  const before = from.next.get(check)
  if (before !== undefined) return before
  const said = check(from.known, world)
  const usual = from.next.get(honest)
  const answer =
    usual !== undefined && isDeepStrictEqual(said, isRefusal(usual) ? usual : usual.said)
      ? usual
      : isRefusal(said)
        ? said
        : { known: { ...from.known, ...said }, said, next: new Map() }
  from.next.set(check, answer)
  return answer
}
