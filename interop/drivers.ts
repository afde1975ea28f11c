import type { CaseRow, RunRecord } from '../harness/report/record.ts'
import { plainLine } from '../harness/report/untrusted.ts'

/** Rows to which the two drivers gave different verdicts. */
interface Difference {
  readonly id: string
  readonly mode: string
  readonly http: CaseRow['verdict']
  readonly browser: CaseRow['verdict'] | 'missing'
  /** What the run by the browser says of it. */
  readonly reason: string
}

/** What became of one SP that was met by both drivers. */
export interface Equality {
  readonly name: string
  /** Rows with the same verdict. */
  readonly equal: number
  /** Of these, rows of cases that were sent. */
  readonly sent: number
  readonly different: readonly Difference[]
}

const keyOf = (target: string, { id, mode }: CaseRow): string => `${target} ${id} ${mode}`
const rowsOf = ({ targets }: RunRecord): ReadonlyMap<string, CaseRow> =>
  new Map(targets.flatMap(({ name, cases }) => cases.map((row) => [keyOf(name, row), row] as const)))

const isSent = ({ verdict }: CaseRow): boolean => verdict !== 'skipped' && verdict !== 'notApplicable'

/** Holds the verdicts of a run by the browser against those of the same run by HTTP, row by row. */
export function comparedDrivers(name: string, http: RunRecord, browser: RunRecord): Equality {
  const seen = rowsOf(browser)
  const pairs = [...rowsOf(http)].map(([key, row]) => ({ row, other: seen.get(key) }))
  const equal = pairs.filter(({ row, other }) => row.verdict === other?.verdict)
  return {
    name,
    equal: equal.length,
    sent: equal.filter(({ row }) => isSent(row)).length,
    different: pairs
      .filter((pair) => !equal.includes(pair))
      .map(({ row, other }) => ({
        id: row.id,
        mode: row.mode,
        http: row.verdict,
        browser: other?.verdict ?? 'missing',
        reason: other?.reason ?? '',
      })),
  }
}

/** One line for each difference, after a line that counts. */
export const equalityLines = ({ name, equal, sent, different }: Equality): readonly string[] => [
  `${name}: ${equal} rows have the same verdict by http and by browser (${sent} of them were sent), ${different.length} another`,
  ...different.map(
    ({ id, mode, http, browser, reason }) =>
      `  DIFFERS ${id} [${mode}]: ${http} by http, ${browser} by browser: ${plainLine(reason, 200)}`,
  ),
]
