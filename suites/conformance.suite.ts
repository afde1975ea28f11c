import { afterAll, describe, inject, test } from 'vitest'
import { reportToAllure } from '../harness/report/allure.ts'
import { describeSent } from '../harness/report/plain-words.ts'
import { VerdictError } from '../harness/report/vitest-reporter.ts'
import { type RunInput, startRecordedRun } from '../harness/run/recorded-run.ts'
import { cases } from './cases/index.ts'

declare module 'vitest' {
  interface ProvidedContext {
    run: RunInput
    /** What may stand in no report. */
    secrets: readonly string[]
  }
}

// Each case is one test that awaits its verdict; when it runs, and beside what, the engine below decides.
const input = inject('run')
const secrets = inject('secrets')
const chosen = new Set(input.cases)
const run = await startRecordedRun(
  input,
  cases.filter(({ id }) => chosen.has(id)),
  secrets,
)

for (const { target, questions, row } of run.targets) {
  if (questions.length === 0) continue
  describe.concurrent(target.name, () => {
    for (const question of questions) {
      const { case: one, mode } = question
      test(`${one.id} [${mode}] ${one.title}`, { timeout: 0 }, async ({ task, skip }) => {
        const { row: found, result } = await row(question)
        task.meta.assay = { ...found, sent: describeSent(result.changes) }
        await reportToAllure(found, { target: target.name, directory: input.out })
        if (found.waived !== undefined) skip(`waived (${found.verdict}): ${found.waived}`)
        if (found.verdict === 'skipped' || found.verdict === 'notApplicable') skip(found.reason)
        if (found.verdict === 'fail' || found.verdict === 'inconclusive') throw new VerdictError(found.reason)
      })
    }
  })
}

// A file without a test is an error to Vitest; the share of a shard may well be empty, or all be there already.
if (run.targets.every(({ questions }) => questions.length === 0)) test('nothing is left to ask', () => undefined)

afterAll(async () => {
  await run.finished
}, 0)
