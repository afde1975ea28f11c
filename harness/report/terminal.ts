import picocolors from 'picocolors'
import type { Mode } from '../../mock-idp/sign/plan.ts'
import type { Level } from '../../suites/requirements/requirement.ts'
import type { Verdict } from '../judge/verdict.ts'
import type { TotalKey, Totals, WaiverRecord } from './record.ts'
import { replayCommand } from './replay-script.ts'
import { plainLine } from './untrusted.ts'
import { isSpent, isWaivable, waiverAdvice, waiverEntry } from './waivers.ts'

export type Colours = ReturnType<typeof picocolors.createColors>

/** What the terminal says of one finished case. */
export interface CaseLine {
  readonly id: string
  readonly mode: Mode
  readonly level: Level
  readonly verdict: Verdict['kind']
  readonly reason: string
  readonly wanted: string
  readonly saw: string
  /** What was sent, in words. */
  readonly sent?: string | undefined
  readonly waived?: string | undefined
}

export interface FinalSummary {
  readonly totals: Totals
  /** Rows of a MUST that were skipped, only observed or inconclusive. */
  readonly mustNotJudged: number
  /** Of all targets. */
  readonly waivers: readonly (WaiverRecord & { readonly target: string })[]
  readonly durationMs: number
  /** Where the report is. */
  readonly report: string
}

interface Sign {
  readonly symbol: string
  readonly word: string
  readonly colour: 'green' | 'red' | 'yellow' | 'cyan' | 'gray' | 'magenta'
}

/** A symbol and a word for each outcome: colour never carries the meaning alone. */
const SIGNS = {
  pass: { symbol: '✓', word: 'pass', colour: 'green' },
  fail: { symbol: '✗', word: 'FAIL', colour: 'red' },
  warn: { symbol: '!', word: 'warn', colour: 'yellow' },
  observed: { symbol: '•', word: 'observed', colour: 'cyan' },
  skipped: { symbol: '○', word: 'skipped', colour: 'gray' },
  notApplicable: { symbol: '-', word: 'n/a', colour: 'gray' },
  inconclusive: { symbol: '?', word: 'UNPROVED', colour: 'magenta' },
  waived: { symbol: '~', word: 'waived', colour: 'yellow' },
} as const satisfies Record<TotalKey, Sign>

const ORDER = ['fail', 'inconclusive', 'warn', 'pass', 'waived', 'observed', 'skipped', 'notApplicable'] as const

/** Whether to colour: NO_COLOR wins over FORCE_COLOR, which wins over what the stream is. @see https://no-color.org */
export function coloursFor(env: Readonly<Record<string, string | undefined>>, isTTY: boolean): Colours {
  if (env.NO_COLOR) return picocolors.createColors(false)
  if (env.FORCE_COLOR) return picocolors.createColors(env.FORCE_COLOR !== '0')
  return picocolors.createColors(isTTY && env.TERM !== 'dumb')
}

/** `✓ pass      role/eleven-values [both]`; what is not green says why. */
export function caseLine(line: CaseLine, colours: Colours): string {
  const sign = signOf(line)
  const name = `${plainLine(line.id, 120)} [${plainLine(line.mode, 20)}]`
  const verdict = colours[sign.colour](`${sign.symbol} ${sign.word.padEnd(8)}`)
  if (line.verdict === 'pass' && line.waived === undefined) return `${verdict} ${name}`
  const why = line.waived === undefined ? line.reason : `(${line.verdict}) ${line.waived}`
  return `${verdict} ${name} ${colours.dim(plainLine(why, 200))}`
}

/**
 * What was sent, wanted and seen, how to send it again, and how to waive it.
 * @param until The last day of the waiver that is proposed, UTC; absent: none is.
 */
export function failureBlock(line: CaseLine, colours: Colours, until?: string): string {
  const sign = signOf(line)
  const head = `${sign.symbol} ${sign.word} ${plainLine(line.id, 120)} [${plainLine(line.mode, 20)}]`
  const rows = [
    ['Sent', line.sent ?? 'see its evidence'],
    ['Wanted', line.wanted],
    ['Saw', line.saw],
    ['Why', line.reason],
  ] as const
  return [
    `${colours.bold(colours[sign.colour](head))} ${plainLine(line.level, 20)}`,
    ...rows.map(([label, text]) => `    ${label.padEnd(7)} ${plainLine(text, 600)}`),
    `    Replay  ${replayCommand(line)}`,
    ...(until !== undefined && isWaivable(line) ? [`    Waiver  ${plainLine(waiverEntry(line, until))}`] : []),
  ].join('\n')
}

/** The one line that is written over and over while cases run, no wider than the terminal. */
export function statusLine(totals: Totals, running: string, columns: number): string {
  const done = Object.values(totals).reduce((sum, count) => sum + count, 0)
  const trouble = (['fail', 'inconclusive', 'warn'] as const)
    .filter((key) => totals[key] > 0)
    .map((key) => `, ${totals[key]} ${SIGNS[key].word}`)
  return plainLine(`${done} done${trouble.join('')}  ${running}`, Math.max(columns - 1, 10))
}

/** The last lines of a run. */
export function finalSummary(
  { totals, mustNotJudged, waivers, durationMs, report }: FinalSummary,
  colours: Colours,
): string {
  const counts = ORDER.filter((key) => totals[key] > 0).map((key) =>
    colours[SIGNS[key].colour](`${SIGNS[key].symbol} ${totals[key]} ${SIGNS[key].word}`),
  )
  return [
    counts.length === 0 ? 'No case was judged.' : counts.join('  '),
    ...(mustNotJudged === 0 ? [] : [colours.yellow(`! ${mustNotJudged} MUST not judged`)]),
    ...waivers
      .filter(isSpent)
      .map((waiver) => colours.red(`✗ ${plainLine(`${waiver.target}: ${waiverAdvice(waiver)}`, 400)}`)),
    `Took ${(durationMs / 1000).toFixed(1)} s. Report: ${plainLine(report, 1000)}`,
  ].join('\n')
}

const signOf = ({ verdict, waived }: Pick<CaseLine, 'verdict' | 'waived'>): Sign =>
  SIGNS[waived === undefined ? verdict : 'waived']
