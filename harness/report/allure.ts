import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import * as allure from 'allure-js-commons'
import type { Level } from '../../suites/requirements/requirement.ts'
import type { CaseRow } from './record.ts'
import { plainLine } from './untrusted.ts'

export interface AllureContext {
  readonly target: string
  /** The report's folder, in which the case's evidence stands. */
  readonly directory: string
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.xml': 'application/xml',
  '.diff': 'text/x-diff',
  '.har': 'application/json',
  '.json': 'application/json',
}

const SEVERITIES = {
  MUST: 'critical',
  SHOULD: 'normal',
  MAY: 'minor',
  OBSERVE: 'trivial',
} as const satisfies Record<Level, string>

/**
 * Tells Allure about the case of the running Vitest test. Its history follows target, case and mode, not file names. What a
 * reader has to look into has its evidence attached; of the rest Allure is told where it stands, for it copies what it gets.
 */
export async function reportToAllure(row: CaseRow, context: AllureContext): Promise<void> {
  const key = [context.target, row.id, row.mode].join('\n')
  await allure.testCaseId(hash(key))
  await allure.historyId(hash(`history\n${key}`))
  await allure.displayName(plainLine(`${row.id} [${row.mode}] ${row.title}`))
  await allure.feature(plainLine(row.id.split('/', 1)[0] ?? ''))
  await allure.severity(SEVERITIES[row.level])
  await allure.tags(...row.proves.map((id) => plainLine(id)))
  await allure.label('verdict', row.verdict)
  await allure.parameter('mode', row.mode)
  await allure.parameter('target', plainLine(context.target))
  if (row.evidence === null) return
  await allure.parameter('evidence', plainLine(row.evidence), { excluded: true })
  if (row.verdict === 'pass') return
  const folder = join(context.directory, row.evidence)
  // By path: the octets of a post and the script that needs them are of no use to a reader of the report.
  for (const name of readdirSync(folder).sort()) {
    const contentType = MEDIA_TYPES[extname(name)]
    if (contentType !== undefined) await allure.attachmentPath(name, join(folder, name), { contentType })
  }
}

const hash = (text: string): string => createHash('md5').update(text).digest('hex')
