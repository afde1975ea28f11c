import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { REFERENCE_FILE, startEmbedded } from '../cli/embedded.ts'
import { startRecordedRun } from '../harness/run/recorded-run.ts'
import { cases } from '../suites/cases/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'saml-assay-secrets-'))
const PASSWORD = 'open-sesame-of-the-administrator'
const embedded = await startEmbedded(join(folder, 'keys'))
afterAll(() => embedded.close())

test("what a hook carries to be let in stands nowhere in a user's report", async () => {
  const out = join(folder, 'report')
  const targetFile = join(folder, 'target.yaml')
  const text = readFileSync(REFERENCE_FILE, 'utf8')
  writeFileSync(targetFile, text.replace('{ authorization:', `{ x-admin-pass: ${PASSWORD}, authorization:`))
  const input = { targetFile, env: embedded.env, cases: [], seed: 's', out }
  // The caller names no secret: the target file does, in the headers of its hooks.
  const run = await startRecordedRun(
    input,
    cases.filter(({ id }) => id === 'role/removed-role'),
    [],
  )
  expect((await run.finished).totals.pass).toBe(3)
  const files = readdirSync(out, { recursive: true, encoding: 'utf8', withFileTypes: true }).filter((one) =>
    one.isFile(),
  )
  expect(files.length).toBeGreaterThan(10)
  const leaks = files.filter((one) => {
    const content = readFileSync(join(one.parentPath, one.name))
    return content.includes(PASSWORD) || content.includes(embedded.env.ADMIN_TOKEN ?? 'none')
  })
  expect(leaks.map(({ name }) => name)).toEqual([])
})
