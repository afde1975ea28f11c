import type { Colours } from '../report/terminal.ts'
import { plainLine } from '../report/untrusted.ts'
import { CHECKS, type Finding, type Whose } from './finding.ts'

const SIGNS = {
  ok: { text: '✓ ok         ', colour: 'green' },
  wrong: { text: '✗ WRONG      ', colour: 'red' },
  'not-checked': { text: '○ not checked', colour: 'gray' },
} as const

const WHOSE = {
  configuration: 'the configuration',
  sp: 'the SP',
  either: 'the configuration or the SP',
} as const satisfies Record<Whose, string>

/** One finding for a terminal: what is wrong also says where to look, and what to do. */
export function findingText(finding: Finding, colours: Colours): string {
  const { text, colour } = SIGNS[finding.state]
  const line = `${colours[colour](text)} ${CHECKS[finding.check]}: ${plainLine(finding.says, 600)}`
  if (finding.state !== 'wrong') return line
  const indent = ' '.repeat(text.length + 1)
  return [line, `${indent}Look at: ${WHOSE[finding.whose]}`, `${indent}Mend:    ${plainLine(finding.mend, 600)}`].join(
    '\n',
  )
}
