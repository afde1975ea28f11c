import type { CaseRow, RunRecord } from '../harness/report/record.ts'
import { plainLine } from '../harness/report/untrusted.ts'
import { type Explanation, type Known, keyFor } from './explanation.ts'

/** What became of one SP of the lab. */
export interface Outcome {
  readonly name: string
  readonly totals: RunRecord['totals']
  readonly explained: readonly { readonly id: string; readonly explanation: Explanation }[]
  /** How many cases are to be withheld, and how many need an explanation and have none. */
  readonly withheld: number
  readonly racing: number
  readonly strange: number
  /** Rows without an explanation of cases that nobody has looked through yet. */
  readonly fresh: readonly CaseRow[]
  /** Other rows without an explanation, where they are more than are withheld. */
  readonly unexplained: readonly CaseRow[]
  /** Keys under which no case is red. */
  readonly stale: readonly string[]
}

/** A red verdict may be explained. */
const isRed = ({ verdict }: CaseRow): boolean => ['fail', 'warn', 'inconclusive'].includes(verdict)
/** A broken MUST has to be, and what proves nothing. A warning is a SHOULD, or a crash that lets nobody in. */
const isSerious = ({ verdict }: CaseRow): boolean => ['fail', 'inconclusive'].includes(verdict)

/**
 * Holds the verdicts of a run against what is known of its SP.
 * @param lookedThrough the cases that were there when the explanations were last looked through
 */
export function compared(
  name: string,
  { targets, totals }: RunRecord,
  { known, withheld, racing = 0 }: Known,
  lookedThrough: ReadonlySet<string>,
): Outcome {
  const rows = targets.flatMap((target) => target.cases)
  const red = rows.filter(isRed)
  const open = rows.filter((row) => isSerious(row) && keyFor(row.id, known) === undefined)
  const unexplained = open.filter(({ id }) => lookedThrough.has(id))
  const strange = new Set(unexplained.map(({ id }) => id)).size
  const used = new Set(red.map(({ id }) => keyFor(id, known)))
  return {
    name,
    totals,
    explained: [...new Set(red.map(({ id }) => id))].flatMap((id) => {
      const explanation = known[keyFor(id, known) ?? '']
      return explanation === undefined ? [] : [{ id, explanation }]
    }),
    withheld,
    racing,
    strange,
    fresh: open.filter(({ id }) => !lookedThrough.has(id)),
    // Cases that are withheld are counted, not named: only more of them than that are news.
    unexplained: strange > withheld ? unexplained : [],
    stale: Object.keys(known).filter((key) => !used.has(key)),
  }
}

/** Whether everything that was looked through is as the lab knows it. */
export const isAsKnown = (outcome: Outcome): boolean => isCounted(outcome) && outcome.stale.length === 0

const isCounted = ({ strange, withheld, racing }: Outcome): boolean =>
  strange <= withheld && strange >= withheld - racing

/** What one SP did, in lines: every explained case, and whatever is not as it is known. */
export function linesOf(outcome: Outcome): readonly string[] {
  const { name, explained, withheld, strange, fresh, unexplained, stale } = outcome
  const wrong = isCounted(outcome) ? '' : ` (${strange} failing cases have no explanation: mend what explains ${name})`
  return [
    '',
    name,
    ...explained.map(({ id, explanation }) => `  ${id} (${explanation.whose}): ${explanation.why}`),
    `  withheld: ${withheld}${wrong}`,
    ...unexplained.map((row) => `  NOT EXPLAINED ${lineOf(row)}`),
    ...fresh.map((row) => `  NEW ${lineOf(row)}`),
    ...stale.map((key) => `  NO LONGER RED ${key}: take its line out of what explains ${name}`),
  ]
}

const lineOf = ({ verdict, id, mode, reason }: CaseRow): string =>
  `${verdict} ${id} [${mode}]: ${plainLine(reason, 200)}`

const VERDICTS = ['pass', 'fail', 'warn', 'observed', 'skipped', 'notApplicable', 'inconclusive'] as const

/** One row for each SP: verdicts, then cases. */
export function tableOf(outcomes: readonly Outcome[]): readonly string[] {
  const head = ['SP', ...VERDICTS, 'explained', 'withheld', 'new']
  const rows = outcomes.map(({ name, totals, explained, strange, fresh }) =>
    [
      name,
      ...VERDICTS.map((kind) => totals[kind]),
      explained.length,
      strange,
      new Set(fresh.map(({ id }) => id)).size,
    ].map(String),
  )
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)))
  return [head, ...rows].map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  )
}
