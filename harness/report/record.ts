import type { Mode } from '../../mock-idp/sign/plan.ts'
import type { Level } from '../../suites/requirements/requirement.ts'
import type { Exchange } from '../drive/driver.ts'
import type { Verdict } from '../judge/verdict.ts'
import type { Seen } from '../observe/seen.ts'

export const SCHEMA_VERSION = 1

export type TotalKey = Verdict['kind'] | 'waived'
export type Totals = Readonly<Record<TotalKey, number>>

/** One act of a scene as it was carried out. */
export interface Step {
  /** In plain words: `present, by second browser`. */
  readonly act: string
  /** The message that was sent, as text, where there was one. */
  readonly sent?: string | undefined
  readonly exchanges: readonly Exchange[]
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** All that is kept of one scene. */
export interface Evidence {
  readonly steps: readonly Step[]
  readonly seen: Seen
}

/** What hostile and harmless messages cost, by medians. */
export interface CostRecord {
  readonly unit: string
  readonly sizes: readonly {
    readonly size: number
    /** Of the request's body. */
    readonly octets: number
    readonly hostileMs: number
    readonly harmlessMs: number
  }[]
}

/** The outcome of one case in one mode: a row of run.json, with the evidence beside it. */
export interface Result {
  readonly id: string
  readonly title: string
  readonly mode: Mode
  readonly proves: readonly string[]
  readonly level: Level
  readonly verdict: Verdict
  /** In plain words. */
  readonly wanted: string
  readonly saw: string
  readonly reason: string
  readonly durationMs: number
  /** The honest user and the marker of this case, so that evidence can be read. */
  readonly user: string
  readonly marker: string
  /** Titles of the changes that make the difference from the twin. */
  readonly changes: readonly string[]
  /** Where the cost was measured. */
  readonly cost?: CostRecord | undefined
  readonly evidence: Evidence | undefined
  readonly twin: Evidence | undefined
}

/** A row of run.json. `evidence` is the case's folder, relative to the report's folder. */
export interface CaseRow {
  readonly id: string
  readonly title: string
  readonly mode: Mode
  readonly proves: readonly string[]
  readonly level: Level
  readonly verdict: Verdict['kind']
  readonly basis: 'specification' | 'declaration' | null
  readonly wanted: string
  readonly saw: string
  readonly reason: string
  readonly durationMs: number
  readonly evidence: string | null
  /** Where the cost was measured. It is never the same twice. */
  readonly cost?: CostRecord | undefined
  /** Why the target file waives this row; it then counts only as waived. */
  readonly waived?: string | undefined
}

/** A waiver of the target file, and what has become of it. */
export interface WaiverRecord {
  readonly case: string
  readonly mode?: Mode | undefined
  readonly reason: string
  /** Its last day, UTC: `YYYY-MM-DD`. */
  readonly until: string
  readonly state: 'live' | 'stale' | 'expired' | 'unused'
}

export interface TargetRecord {
  readonly name: string
  readonly profile: string
  /** The identity provider product as which every login was written; absent: plainly. */
  readonly dialect?: string | undefined
  /** What the SP declared, as its target file and profile say: key to value. */
  readonly declared: Readonly<Record<string, string>>
  readonly modes: readonly Mode[]
  /** `observe` as it was learned before the run, where the target file has none. */
  readonly learned?: object | undefined
  /** Those of its target file, where there are some. */
  readonly waivers?: readonly WaiverRecord[] | undefined
  readonly totals: Totals
  readonly cases: readonly CaseRow[]
}

/** run.json */
export interface RunRecord {
  readonly schemaVersion: typeof SCHEMA_VERSION
  readonly tool: { readonly name: string; readonly version: string; readonly node: string; readonly catalogue: string }
  readonly seed: string
  /** Where it is a part of a run only: which of how many shards it holds, from 1. */
  readonly shards?: { readonly of: number; readonly held: readonly number[] } | undefined
  readonly targets: readonly TargetRecord[]
  /** UTC, ISO 8601. */
  readonly startedAt: string
  readonly finishedAt: string
  readonly totals: Totals
}
