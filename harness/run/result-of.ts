import type { Facts } from '../../mock-idp/tamper/step.ts'
import { median } from '../judge/cost.ts'
import type { Verdict } from '../judge/verdict.ts'
import type { Seen } from '../observe/seen.ts'
import { describeOutcome, describeSeen } from '../report/plain-words.ts'
import type { CostRecord, Result } from '../report/record.ts'
import type { Measurement } from './measure.ts'
import { changesIn, type Question } from './question.ts'
import type { Played } from './scene.ts'

/** A case that was sent and waits for the honest login that makes its verdict final. */
export interface Sent {
  readonly question: Question
  readonly played: Played
  readonly twin: Played | undefined
  readonly startedAt: number
  readonly measured?: Measurement | undefined
}

const costRecord = (unit: string, sizes: Measurement['sizes']): CostRecord => ({
  unit,
  sizes: sizes.map(({ size, octets, hostile, harmless }) => ({
    size,
    octets,
    hostileMs: rounded(median(hostile)),
    harmlessMs: rounded(median(harmless)),
  })),
})
const rounded = (time: number): number => Math.round(time * 10) / 10

/** The record of a question that is answered, or that was not put. */
export function resultOf(
  question: Question,
  verdict: Verdict,
  facts: Facts,
  durationMs: number,
  sent: Sent | undefined,
): Result {
  const { case: one, mode, level, wanted } = question
  const seen: Seen | undefined = sent?.played.seen
  return {
    id: one.id,
    title: one.title,
    mode,
    proves: one.proves,
    level,
    verdict,
    wanted: describeOutcome(wanted),
    saw: seen === undefined ? 'not sent' : describeSeen(seen),
    cost: sent?.measured && costRecord(one.cost?.unit ?? '', sent.measured.sizes),
    reason: 'reason' in verdict ? verdict.reason : 'missing' in verdict ? `missing: ${verdict.missing}` : '',
    durationMs: Math.round(durationMs),
    user: facts.user,
    marker: facts.marker,
    changes: changesIn(question.scene).map((change) => change.title),
    evidence: sent?.played,
    twin: sent?.twin,
  }
}
