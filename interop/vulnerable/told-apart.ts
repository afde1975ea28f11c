import type { CaseRow } from '../../harness/report/record.ts'
import type { Pair } from './pairs.ts'

/** What a case showed on the two releases of a pair. */
export interface Line {
  readonly pair: Pair
  readonly case: string
  readonly onVulnerable: Told
  readonly onFixed: Told
}

/** A verdict, and why in the words of the report. */
interface Told {
  readonly verdict: CaseRow['verdict'] | 'not asked'
  readonly why: string
}

/** The lines of a pair, of what a run of its cases on each release recorded. Each takes one mode. */
export function linesOf(pair: Pair, onVulnerable: readonly CaseRow[], onFixed: readonly CaseRow[]): readonly Line[] {
  return pair.cases.map((id) => ({
    pair,
    case: id,
    onVulnerable: told(id, onVulnerable),
    onFixed: told(id, onFixed),
  }))
}

function told(id: string, rows: readonly CaseRow[]): Told {
  const [row, second] = rows.filter((one) => one.id === id && one.verdict !== 'notApplicable')
  if (row === undefined || second !== undefined) return { verdict: 'not asked', why: 'the run asked it not once' }
  return { verdict: row.verdict, why: row.reason }
}

/** The weakness shows where it is, and only there. */
export const isToldApart = ({ onVulnerable, onFixed }: Line): boolean =>
  onVulnerable.verdict === 'fail' && onFixed.verdict === 'pass'

/** One row for each line, one column for each release, and below them what went otherwise than it should. */
export function table(lines: readonly Line[]): string {
  const rows = lines.map((line) => [
    line.case,
    line.pair.reference,
    `${line.pair.vulnerable}: ${line.onVulnerable.verdict}`,
    `${line.pair.fixed}: ${line.onFixed.verdict}`,
    isToldApart(line) ? 'told apart' : 'NOT TOLD APART',
  ])
  const widths = rows.reduce<readonly number[]>(
    (most, row) => row.map((cell, column) => Math.max(cell.length, most[column] ?? 0)),
    [],
  )
  const strange = lines.filter((line) => !isToldApart(line))
  return [
    ...rows.map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    ),
    ...strange.flatMap(({ pair, case: id, onVulnerable, onFixed }) => [
      `${id} on ${pair.vulnerable}: ${onVulnerable.why}`,
      `${id} on ${pair.fixed}: ${onFixed.why}`,
    ]),
    `${lines.length - strange.length} of ${lines.length} told apart`,
    '',
  ].join('\n')
}
