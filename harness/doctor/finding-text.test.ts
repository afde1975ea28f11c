import { expect, test } from 'vitest'
import { coloursFor } from '../report/terminal.ts'
import { findingText } from './finding-text.ts'

const plain = coloursFor({ NO_COLOR: '1' }, false)

test('what is wrong says where to look and what to do', () => {
  const finding = { check: 'acs', state: 'wrong', whose: 'sp', says: 'no', mend: 'do' } as const
  expect(findingText(finding, plain)).toBe(
    ['✗ WRONG       the ACS answers: no', '              Look at: the SP', '              Mend:    do'].join('\n'),
  )
})

test('what is not wrong is one line', () => {
  expect(findingText({ check: 'tls', state: 'not-checked', says: 'http' }, plain)).toBe(
    '○ not checked TLS verifies: http',
  )
})

test('nothing that the SP said commands the terminal', () => {
  const says = `a${String.fromCharCode(27)}[2J\nb`
  expect(findingText({ check: 'trust', state: 'ok', says }, plain)).toBe(
    '✓ ok          an honest login is accepted: a\\u{1b}[2J b',
  )
})
