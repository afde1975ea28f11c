import { expect, test } from 'vitest'
import { sampleRun } from './result.sample.ts'
import { toSummary } from './summary.ts'

const requirements = {
  'DS-ROLE-2': {
    level: 'MUST',
    says: 'At most ten roles | are taken.',
    citations: [{ source: 'Deep Security Help <20>', mark: 'excerpt' }],
  },
} as const
const summary = toSummary(sampleRun, { requirements, notTested: ['DS-X-1', 'DS-ROLE-2'] })

test('a broken MUST quotes its clause, says what was seen and how to replay it', () => {
  expect(summary).toContain('### MUST that is broken\n\n- `role/eleven-values` \\[both\\] eleven Role values')
  expect(summary).toContain(
    '`DS-ROLE-2` (MUST) At most ten roles \\| are taken. — Deep Security Help &lt;20&gt; (excerpt)',
  )
  expect(summary).toContain('Replay: `saml-assay send role/eleven-values --mode both`')
  expect(summary).toContain('Evidence: `cases/role/eleven-values/both/`')
})

test('verdicts are counted by level', () => {
  expect(summary).toMatch(/^Asked: \d+ cases, each with every signature that fits it\.$/m)
  expect(summary).toContain('| MUST | 1 | 1 | 0 | 1 | 1 | 1 | 1 | 1 |')
  expect(summary).toContain('| SHOULD | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0 |')
  expect(summary).toContain('**3 MUST not judged.**')
})

test('what was not tested is said', () => {
  expect(summary).toContain('## Requirements that no case of this run asked')
  expect(summary).toContain('- `DS-X-1`')
  expect(summary).toMatch(/- Skipped, .*: 1 \(`time\/late` \\\[both\\\]\)/)
  expect(summary).toMatch(/- Not applicable, .*: 1$/m)
})

test('nothing of the SP is HTML, a link, a new line or a control character', () => {
  expect(summary).not.toMatch(/[<>]|http:\/\/|[^\P{Cc}\n]|\u202e/u)
  expect(summary).not.toMatch(/^# head/m)
})

test('each row of a table has as many cells as its head', () => {
  const cells = (line: string) => line.split(/(?<!\\)\|/).length
  const rows = summary.split('\n').filter((line) => line.startsWith('|'))
  expect(new Set(rows.map(cells))).toEqual(
    new Set([4, 5, 11].filter((count) => rows.some((row) => cells(row) === count))),
  )
})
