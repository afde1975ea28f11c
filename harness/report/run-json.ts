import type { Mode } from '../../mock-idp/sign/plan.ts'
import { VERDICT_KINDS } from '../judge/verdict.ts'
import type { CaseRow, Result, RunRecord, TargetRecord, TotalKey, Totals, WaiverRecord } from './record.ts'
import { SCHEMA_VERSION } from './record.ts'

export const TOTAL_KEYS = [...VERDICT_KINDS, 'waived'] as const satisfies readonly TotalKey[]

export const emptyTotals: Totals = {
  pass: 0,
  fail: 0,
  warn: 0,
  observed: 0,
  skipped: 0,
  notApplicable: 0,
  inconclusive: 0,
  waived: 0,
}

/** The totals with one more row. A waived row counts only as waived. */
export function addTotals(totals: Totals, row: Pick<CaseRow, 'verdict' | 'waived'>): Totals {
  const key: TotalKey = row.waived === undefined ? row.verdict : 'waived'
  return { ...totals, [key]: totals[key] + 1 }
}

export const totalsOf = (rows: readonly CaseRow[]): Totals => rows.reduce(addTotals, emptyTotals)

/** Rows of a MUST about which the run says neither yes nor no. What does not apply is not among them. */
export const mustNotJudged = (rows: readonly CaseRow[]): readonly CaseRow[] =>
  rows.filter(
    ({ level, verdict, waived }) =>
      level === 'MUST' && waived === undefined && ['skipped', 'inconclusive', 'observed'].includes(verdict),
  )

/**
 * The row of run.json for a result.
 * @param evidence The case's folder, relative to the report's, or `null` where nothing was sent.
 * @param waived Why the target file waives it.
 */
export function toCaseRow(result: Result, evidence: string | null, waived?: string): CaseRow {
  const { id, title, mode, proves, level, verdict, wanted, saw, reason, durationMs, cost } = result
  return {
    id,
    title,
    mode,
    proves,
    level,
    verdict: verdict.kind,
    basis: 'basis' in verdict ? verdict.basis : null,
    wanted,
    saw,
    reason,
    durationMs: Math.round(durationMs),
    evidence,
    ...(cost === undefined ? {} : { cost }),
    ...(waived === undefined ? {} : { waived }),
  }
}

export interface TargetParts {
  readonly name: string
  readonly profile: string
  readonly dialect?: string | undefined
  readonly declared: Readonly<Record<string, string>>
  readonly modes: readonly Mode[]
  readonly learned?: object | undefined
  readonly waivers?: readonly WaiverRecord[] | undefined
  readonly cases: readonly CaseRow[]
}

export interface RunParts {
  readonly tool: RunRecord['tool']
  readonly seed: string
  readonly shards?: RunRecord['shards']
  readonly targets: readonly TargetParts[]
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly finishedAt: number
}

/** run.json, with its totals counted. */
export function toRunRecord({ tool, seed, shards, targets, startedAt, finishedAt }: RunParts): RunRecord {
  return {
    schemaVersion: SCHEMA_VERSION,
    tool,
    seed,
    ...(shards === undefined ? {} : { shards }),
    targets: targets.map(
      (target): TargetRecord => ({
        name: target.name,
        profile: target.profile,
        ...(target.dialect === undefined ? {} : { dialect: target.dialect }),
        declared: target.declared,
        modes: target.modes,
        ...(target.learned === undefined ? {} : { learned: target.learned }),
        ...(target.waivers === undefined || target.waivers.length === 0 ? {} : { waivers: target.waivers }),
        totals: totalsOf(target.cases),
        cases: target.cases,
      }),
    ),
    startedAt: new Date(startedAt).toISOString(),
    finishedAt: new Date(finishedAt).toISOString(),
    totals: totalsOf(targets.flatMap(({ cases }) => cases)),
  }
}
