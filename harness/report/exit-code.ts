import type { RunRecord } from './record.ts'
import { mustNotJudged } from './run-json.ts'
import { isSpent } from './waivers.ts'

/**
 * How a run ends. 1: a failure, an inconclusive MUST, a waiver that is stale or expired, or nothing judged; with `strict` also a
 * warning or a MUST that was not judged. A part of a run may have nothing to judge.
 */
export function exitCodeOf({ totals, targets, shards }: RunRecord, strict: boolean): 0 | 1 {
  const rows = targets.flatMap((target) => target.cases)
  const isUnproved = rows.some(
    ({ verdict, level, waived }) => verdict === 'inconclusive' && level === 'MUST' && waived === undefined,
  )
  const isSpentThere = targets.some(({ waivers = [] }) => waivers.some(isSpent))
  const isNothing = shards === undefined && totals.pass + totals.warn + totals.waived === 0
  if (totals.fail > 0 || isUnproved || isSpentThere || isNothing) return 1
  return strict && (totals.warn > 0 || mustNotJudged(rows).length > 0) ? 1 : 0
}
