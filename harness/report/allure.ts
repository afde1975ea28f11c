import { createHash } from 'node:crypto'
import * as allure from 'allure-js-commons'
import type { Level } from '../../suites/requirements/requirement.ts'
import type { EvidenceContext } from './evidence-files.ts'
import { toEvidenceFiles } from './evidence-files.ts'
import type { CaseRow, Result } from './record.ts'
import { plainLine } from './untrusted.ts'

export interface AllureContext extends EvidenceContext {
  readonly target: string
}

const SEVERITIES = {
  MUST: 'critical',
  SHOULD: 'normal',
  MAY: 'minor',
  OBSERVE: 'trivial',
} as const satisfies Record<Level, string>

/** The octets of a post are of no use to a reader of the report, nor is the script that needs them. */
const isShown = (file: string): boolean => !file.startsWith('post') && file !== 'replay.sh'

/** Tells Allure about the case of the running Vitest test. Its history follows target, case and mode, not file names. */
export async function reportToAllure(result: Result, row: CaseRow, context: AllureContext): Promise<void> {
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
  for (const { name, content, mediaType } of toEvidenceFiles(result, context)) {
    if (!isShown(name)) continue
    await allure.attachment(name, content, mediaType)
  }
}

const hash = (text: string): string => createHash('md5').update(text).digest('hex')
