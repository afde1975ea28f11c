import { create } from 'xmlbuilder2'
import type { CaseRow, RunRecord, TargetRecord, WaiverRecord } from './record.ts'
import { replayCommand } from './replay-script.ts'
import { plainBlock, plainLine } from './untrusted.ts'
import { isSpent, waiverAdvice } from './waivers.ts'

type Builder = ReturnType<typeof create>

/**
 * JUnit XML: one testsuite for each target. A waived row is skipped; a warning passes and says so in system-out. A waiver that is
 * stale or expired is a test of its own, which fails.
 */
export function toJunit(record: RunRecord): string {
  const document = create({ version: '1.0', encoding: 'UTF-8' })
  const suites = document.ele('testsuites', {
    name: attribute(record.tool.name),
    ...counts(
      record.targets.flatMap((target) => target.cases),
      record.targets.flatMap(spentOf),
    ),
  })
  for (const target of record.targets) addSuite(suites, target, record)
  return `${document.end({ prettyPrint: true })}\n`
}

function addSuite(suites: Builder, target: TargetRecord, { startedAt, seed, tool }: RunRecord): void {
  const suite = suites.ele('testsuite', {
    name: attribute(target.name),
    ...counts(target.cases, spentOf(target)),
    timestamp: startedAt.replace(/(\.\d+)?Z$/, ''),
  })
  addProperties(suite, [
    ['profile', target.profile],
    ['version', tool.version],
    ['catalogue', tool.catalogue],
    ['seed', seed],
    ...Object.entries(target.declared).map(([key, value]): [string, string] => [`declared.${key}`, value]),
  ])
  for (const row of target.cases) addCase(suite, row)
  for (const waiver of spentOf(target)) {
    suite
      .ele('testcase', { classname: 'waiver', name: attribute(waiverName(waiver)), time: seconds(0) })
      .ele('failure', { type: waiver.state, message: attribute(waiverAdvice(waiver)) })
  }
}

const spentOf = ({ waivers = [] }: TargetRecord): readonly WaiverRecord[] => waivers.filter(isSpent)
const waiverName = ({ case: id, mode }: WaiverRecord): string =>
  `waiver of ${id}${mode === undefined ? '' : ` [${mode}]`}`

function addCase(suite: Builder, row: CaseRow): void {
  const test = suite.ele('testcase', {
    classname: attribute(row.id.split('/', 1)[0] ?? ''),
    name: attribute(`${row.id} [${row.mode}] ${row.title}`),
    time: seconds(row.durationMs),
  })
  addProperties(test, [
    ['verdict', row.verdict],
    ['level', row.level],
    ['proves', row.proves.join(' ')],
    ...(row.basis === null ? [] : [['basis', row.basis] as const]),
    ...(row.evidence === null ? [] : [['evidence', row.evidence] as const]),
  ])
  const message = attribute(row.reason)
  switch (outcomeOf(row)) {
    case 'failure':
      test.ele('failure', { type: row.basis ?? 'specification', message }).txt(story(row))
      break
    case 'error':
      test.ele('error', { type: 'inconclusive', message }).txt(story(row))
      break
    case 'skipped':
      test.ele('skipped', {
        message: row.waived === undefined ? message : attribute(`waived (${row.verdict}): ${row.waived}`),
      })
      break
    case 'passed':
      if (row.verdict !== 'pass') test.ele('system-out').txt(plainBlock(`${row.verdict}: ${row.reason}\n${story(row)}`))
  }
}

function outcomeOf({ verdict, waived }: CaseRow): 'passed' | 'failure' | 'error' | 'skipped' {
  if (waived !== undefined || verdict === 'skipped' || verdict === 'notApplicable') return 'skipped'
  if (verdict === 'fail') return 'failure'
  return verdict === 'inconclusive' ? 'error' : 'passed'
}

function counts(rows: readonly CaseRow[], spent: readonly WaiverRecord[]) {
  const count = (outcome: ReturnType<typeof outcomeOf>) => rows.filter((row) => outcomeOf(row) === outcome).length
  return {
    tests: rows.length + spent.length,
    failures: count('failure') + spent.length,
    errors: count('error'),
    skipped: count('skipped'),
    time: seconds(rows.reduce((sum, row) => sum + row.durationMs, 0)),
  }
}

function addProperties(parent: Builder, entries: readonly (readonly [string, string])[]): void {
  const properties = parent.ele('properties')
  for (const [name, value] of entries) properties.ele('property', { name: attribute(name), value: attribute(value) })
}

const story = (row: CaseRow): string =>
  plainBlock(
    [
      row.title,
      `Wanted: ${row.wanted}`,
      `Saw:    ${row.saw}`,
      `Why:    ${row.reason}`,
      `Replay: ${replayCommand(row)}`,
      ...(row.evidence === null ? [] : [`See:    ${row.evidence}`]),
    ].join('\n'),
  )

const attribute = (text: string): string => plainLine(text, 1000)
const seconds = (ms: number): string => (ms / 1000).toFixed(3)
