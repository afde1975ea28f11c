import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { explainedTable } from './document.ts'
import { all } from './explanation.ts'
import { explanations } from './explanations.ts'

const page = readFileSync(join(import.meta.dirname, '..', 'docs', 'interop.md'), 'utf8')

test('one reason is one row, with its cases by family', () => {
  const known = all(['a/b', 'a/c', 'd/e'], { whose: 'published', why: 'So it is.', source: 'https://sp.example/1' })
  expect(explainedTable(known).split('\n').slice(2)).toEqual([
    '| `a/b`, `c`, `d/e` | So it is. | [published](https://sp.example/1) |',
  ])
})

test.each(Object.entries(explanations))('docs/interop.md has every explanation of %s', (name, { known }) => {
  expect(page).toContain(`### ${name}\n\n${explainedTable(known)}\n`)
})

test.each(Object.entries(explanations))(
  'docs/interop.md says how many cases of %s are withheld',
  (name, { withheld }) => {
    const row = page.split('\n').findLast((line) => line.startsWith(`| \`${name}\` |`))
    expect(row).toMatch(new RegExp(`\\| ${withheld} \\|$`))
  },
)
