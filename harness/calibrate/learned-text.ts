import { plainLine } from '../report/untrusted.ts'
import type { Learned, Proposal, Unclear } from './proposal.ts'

/** What was learned, for a terminal: the lines of the target file, and how sure each part is and why. */
export const learnedText = (learned: Learned, lines: string): string =>
  learned.kind === 'proposal' ? proposalText(learned, lines) : unclearText(learned)

const proposalText = ({ parts, start, logout, notes }: Proposal, lines: string): string =>
  [
    lines,
    ...(start === undefined ? [] : [`In sp:\n  start: ${JSON.stringify({ url: plainLine(start.url) })}\n`]),
    ...(logout === undefined
      ? []
      : [`In sp.singleLogout:\n  start: ${JSON.stringify({ method: logout.method, url: plainLine(logout.url) })}\n`]),
    'How sure this is:',
    ...parts.flatMap(({ key, confidence, evidence }) =>
      evidence.map((one, at) => `  ${(at === 0 ? confidence : '').padEnd(6)} ${key.padEnd(14)} ${plainLine(one, 600)}`),
    ),
    ...(start === undefined ? [] : [`  high   ${'sp.start'.padEnd(14)} ${plainLine(start.evidence, 600)}`]),
    ...(logout === undefined ? [] : [`  high   ${'sp.singleLogout'.padEnd(14)} ${plainLine(logout.evidence, 600)}`]),
    ...notes.map((note) => `Note: ${plainLine(note, 600)}`),
    '',
  ].join('\n')

const unclearText = ({ why, give }: Unclear): string =>
  [
    'Accept and refusal cannot be told apart, and no guess is made:',
    ...why.map((one) => `  - ${plainLine(one, 1500)}`),
    'What would help:',
    ...give.map((one) => `  - ${plainLine(one, 600)}`),
    '',
  ].join('\n')
