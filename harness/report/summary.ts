import { sayCount } from '../../suites/cases/count.ts'
import type { Level } from '../../suites/requirements/requirement.ts'
import type { CaseRow, RunRecord, TargetRecord, Totals } from './record.ts'
import { replayCommand } from './replay-script.ts'
import type { RequirementTexts } from './requirement-texts.ts'
import { mustNotJudged, totalsOf } from './run-json.ts'
import { codeText, markdownText } from './untrusted.ts'
import { isSpent, isWaivable, proposedUntil, waiverAdvice, waiverEntry } from './waivers.ts'

export interface SummaryContext {
  /** The catalogue's clauses, to quote. */
  readonly requirements: RequirementTexts
  /** Ids of requirements for which no case was asked. */
  readonly notTested: readonly string[]
}

const LEVELS = ['MUST', 'SHOULD', 'MAY', 'OBSERVE'] as const satisfies readonly Level[]

const COLUMNS = [
  ['pass', 'pass'],
  ['fail', 'fail'],
  ['warn', 'warn'],
  ['inconclusive', 'inconclusive'],
  ['observed', 'observed'],
  ['skipped', 'skipped'],
  ['notApplicable', 'not applicable'],
  ['waived', 'waived'],
] as const satisfies readonly (readonly [keyof Totals, string])[]

/** summary.md: what a vendor reads first. Everything that the SP said is escaped. */
export function toSummary(record: RunRecord, { requirements, notTested }: SummaryContext): string {
  const { tool } = record
  return blocks([
    '# SAML service provider: what was found',
    lines([
      `- Tool: ${markdownText(tool.name)} ${code(tool.version)} on Node ${markdownText(tool.node)}`,
      `- Catalogue: ${code(tool.catalogue)}, seed ${code(record.seed)}`,
      `- When: ${record.startedAt} to ${record.finishedAt} (UTC)`,
      ...(record.shards === undefined
        ? []
        : [`- **Part of a run**: shard ${record.shards.held.join(', ')} of ${record.shards.of}`]),
    ]),
    ...record.targets.flatMap((target) =>
      targetBlocks(target, requirements, proposedUntil(Date.parse(record.startedAt))),
    ),
    ...(notTested.length === 0
      ? []
      : [
          '## Requirements that no case of this run asked',
          lines([...notTested].sort().map((id) => `- ${requirementText(id, requirements)}`)),
        ]),
  ])
}

/** @param until Of the waivers that are proposed. */
function targetBlocks(target: TargetRecord, requirements: RequirementTexts, until: string): readonly string[] {
  const judged = target.cases.filter(({ waived }) => waived === undefined)
  const of = (verdict: CaseRow['verdict']) => judged.filter((row) => row.verdict === verdict)
  const open = mustNotJudged(target.cases).length
  return [
    `## ${markdownText(target.name)} (profile ${markdownText(target.profile)})`,
    `Signed elements that were tried: ${target.modes.length === 0 ? 'none' : target.modes.join(', ')}.`,
    ...(target.dialect === undefined
      ? []
      : [`Every login was written in the dialect ${markdownText(target.dialect)}.`]),
    ...(target.learned === undefined
      ? []
      : ['The target file does not say how to find out who is signed in: it was learned, and is in run.json.']),
    ...section('What it declares', Object.entries(target.declared), (declared) =>
      table(
        ['key', 'value'],
        declared.map(([key, value]) => [markdownText(key), markdownText(value)]),
      ),
    ),
    '### Verdicts',
    `Asked: ${sayCount(target.cases)}, each with every signature that fits it.`,
    countsTable(target),
    ...(open === 0 ? [] : [`**${open} MUST not judged.**`]),
    ...section('Waivers that have to go', (target.waivers ?? []).filter(isSpent), (spent) =>
      lines(spent.map((waiver) => `- ${markdownText(capitalized(waiverAdvice(waiver)))}`)),
    ),
    ...section('MUST that is broken', of('fail'), (rows) => findings(rows, requirements, until)),
    ...section('Inconclusive: sent, but nothing is proved', of('inconclusive'), (rows) =>
      findings(rows, requirements, until),
    ),
    ...section('Warnings', of('warn'), (rows) => findings(rows, requirements, until)),
    ...section('Observed', of('observed'), (rows) =>
      table(
        ['case', 'saw', 'because'],
        rows.map((row) => [name(row), markdownText(row.saw), markdownText(row.reason)]),
      ),
    ),
    ...section('What messages cost', target.cases.flatMap(costRows), (rows) =>
      table(['case', 'size', 'hostile', 'harmless of equal size', 'verdict'], rows),
    ),
    ...section(
      'Waived',
      target.cases.filter(({ waived }) => waived !== undefined),
      (rows) => lines(rows.map((row) => `- ${name(row)} (${row.verdict}): ${markdownText(row.waived ?? '')}`)),
    ),
    ...notTestedBlocks(of('skipped'), of('notApplicable')),
  ]
}

const costRows = (row: CaseRow): readonly (readonly string[])[] => {
  const { cost } = row
  if (cost === undefined) return []
  const list = (values: readonly (number | string)[], unit: string) => markdownText(`${values.join(' → ')} ${unit}`)
  return [
    [
      name(row),
      list(
        cost.sizes.map(({ size }) => size),
        cost.unit,
      ),
      list(
        cost.sizes.map(({ hostileMs }) => hostileMs),
        'ms',
      ),
      list(
        cost.sizes.map(({ harmlessMs }) => harmlessMs),
        'ms',
      ),
      row.verdict,
    ],
  ]
}

const countsTable = ({ cases }: TargetRecord): string =>
  table(
    ['level', ...COLUMNS.map(([, title]) => title)],
    LEVELS.flatMap((level) => {
      const rows = cases.filter((row) => row.level === level)
      if (rows.length === 0) return []
      const totals = totalsOf(rows)
      return [[level, ...COLUMNS.map(([key]) => String(totals[key]))]]
    }),
  )

const findings = (rows: readonly CaseRow[], requirements: RequirementTexts, until: string): string =>
  rows
    .map((row) =>
      lines([
        `- ${name(row)} ${markdownText(row.title)}`,
        ...row.proves.map((id) => `  - Clause: ${requirementText(id, requirements)}`),
        ...(row.basis === 'declaration' ? ['  - It contradicts what the SP itself declares.'] : []),
        `  - Wanted: ${markdownText(row.wanted)}`,
        `  - Saw: ${markdownText(row.saw)}`,
        `  - Why: ${markdownText(row.reason)}`,
        `  - Replay: ${code(replayCommand(row))}`,
        ...(row.evidence === null ? [] : [`  - Evidence: ${code(`${row.evidence}/`)}`]),
        ...(isWaivable(row) ? [`  - Waiver, if it has to be borne: ${code(waiverEntry(row, until))}`] : []),
      ]),
    )
    .join('\n')

function notTestedBlocks(skipped: readonly CaseRow[], notApplicable: readonly CaseRow[]): readonly string[] {
  if (skipped.length === 0 && notApplicable.length === 0) return []
  return [
    '### What was not tested',
    lines([
      ...[...grouped(skipped)].map(
        ([reason, rows]) => `- Skipped, ${markdownText(reason)}: ${rows.length} (${rows.map(name).join(', ')})`,
      ),
      ...[...grouped(notApplicable)].map(
        ([reason, rows]) => `- Not applicable, ${markdownText(reason)}: ${rows.length}`,
      ),
    ]),
  ]
}

function grouped(rows: readonly CaseRow[]): ReadonlyMap<string, readonly CaseRow[]> {
  const groups = new Map<string, CaseRow[]>()
  for (const row of rows) groups.set(row.reason, [...(groups.get(row.reason) ?? []), row])
  return groups
}

function requirementText(id: string, requirements: RequirementTexts): string {
  const found = Object.hasOwn(requirements, id) ? requirements[id] : undefined
  if (found === undefined) return code(id)
  const sources = found.citations.map(
    ({ source, mark }) => `${markdownText(source)}${mark === 'text' ? '' : ` (${mark})`}`,
  )
  return `${code(id)} (${found.level}) ${markdownText(found.says)} — ${sources.join('; ')}`
}

const section = <T>(title: string, items: readonly T[], show: (items: readonly T[]) => string): readonly string[] =>
  items.length === 0 ? [] : [`### ${title}`, show(items)]

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  lines([row(head), row(head.map(() => '---')), ...rows.map(row)])

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const capitalized = (sentence: string): string => `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}`
const name = ({ id, mode }: CaseRow): string => `${code(id)} \\[${mode}\\]`
const code = (text: string): string => `\`${codeText(text)}\``
const lines = (all: readonly string[]): string => all.join('\n')
const blocks = (all: readonly string[]): string => `${all.filter((block) => block !== '').join('\n\n')}\n`
