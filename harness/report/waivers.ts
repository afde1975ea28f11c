import type { Waiver } from '../target/target.ts'
import type { CaseRow, WaiverRecord } from './record.ts'

/** A waiver that is proposed lasts so long. */
const PROPOSED_DAYS = 90
const DAY_MS = 86_400_000

/** The day in UTC, `YYYY-MM-DD`, which compares as text. @param at Milliseconds since the epoch. */
export const utcDay = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** Until when a waiver that is written now should hold. @param at Milliseconds since the epoch. */
export const proposedUntil = (at: number): string => utcDay(at + PROPOSED_DAYS * DAY_MS)

type Asked = Pick<CaseRow, 'id' | 'mode' | 'level' | 'verdict'>

/** What a waiver can cover: a failure, a warning, or a MUST about which nothing is proved. */
export const isWaivable = ({ verdict, level }: Pick<Asked, 'verdict' | 'level'>): boolean =>
  verdict === 'fail' || verdict === 'warn' || (verdict === 'inconclusive' && level === 'MUST')

/**
 * The waiver that covers a row; one for its mode comes before one for all modes.
 * @param today UTC, `YYYY-MM-DD`; a waiver holds on its last day, too
 */
export function waiverFor(row: Asked, waivers: readonly Waiver[], today: string): Waiver | undefined {
  if (!isWaivable(row)) return undefined
  const live = waivers.filter((waiver) => speaksOf(waiver, row) && waiver.until >= today)
  return live.find(({ mode }) => mode !== undefined) ?? live[0]
}

/**
 * What has become of each waiver by the rows of its target: `live` where it covers one, `expired` after its last day, `stale` where
 * what it speaks of was judged and fails no more, else `unused`.
 * @param today UTC, `YYYY-MM-DD`
 * @param isWhole Whether the rows are those of a whole run. In a shard, another may hold the mode that fails.
 */
export const settleWaivers = (
  rows: readonly Asked[],
  waivers: readonly Waiver[],
  today: string,
  isWhole = true,
): readonly WaiverRecord[] =>
  waivers.map((waiver) => {
    const { mode, until } = waiver
    const of = rows.filter((row) => speaksOf(waiver, row))
    const covered = rows.some((row) => waiverFor(row, waivers, today) === waiver)
    const isMended =
      of.some(({ verdict }) => verdict === 'pass' || verdict === 'observed') &&
      of.every((row) => !isWaivable(row) && row.verdict !== 'inconclusive')
    const state =
      until < today ? 'expired' : covered ? 'live' : isMended && (isWhole || mode !== undefined) ? 'stale' : 'unused'
    return { case: waiver.case, ...(mode && { mode }), reason: waiver.reason, until, state }
  })

/** The waivers for which a run ends with 1. */
export const isSpent = ({ state }: WaiverRecord): boolean => state === 'stale' || state === 'expired'

/** What is wrong with a spent waiver, and what to do. */
export function waiverAdvice({ case: id, mode, until, state }: WaiverRecord): string {
  const name = `the waiver of ${id}${mode === undefined ? '' : ` [${mode}]`}`
  return state === 'stale'
    ? `${name} is stale: the case fails no more. Delete it from the target file.`
    : `${name} expired on ${until}. Mend the SP and delete it, or give it a later "until" with a reason that still holds.`
}

/** A line for `waivers:` of the target file, in which the reason is left to be said. */
export const waiverEntry = ({ id, mode }: Pick<Asked, 'id' | 'mode'>, until: string): string =>
  `- { case: ${/^[\w./-]+$/.test(id) ? id : JSON.stringify(id)}, mode: ${mode}, reason: "say why", until: ${until} }`

const speaksOf = (waiver: Waiver, { id, mode }: Asked): boolean =>
  waiver.case === id && (waiver.mode === undefined || waiver.mode === mode)
