import { type Document, isMap, isSeq, parseDocument, type YAMLMap } from 'yaml'
import { HarnessError } from '../error.ts'
import { observeNode, observeText } from './observe-text.ts'

/** What was learned of a target, as its file has it. */
export interface Lines {
  readonly observe: object
  /** Of `sp`; absent: it stays as it is. */
  readonly start?: { readonly url: string } | undefined
  /** `start` of `sp.singleLogout`; absent: it stays as it is. */
  readonly logout?: { readonly method: 'GET' | 'POST'; readonly url: string } | undefined
}

/**
 * The text of a target file with what was learned in one of its targets. All else stays as it is, comments too.
 * @param at which target, counted from 0
 * @throws HarnessError USAGE, where that target has an `observe` and `replace` is not said
 */
export function withLearned(text: string, at: number, lines: Lines, replace: boolean): string {
  const document = parseDocument(text, { merge: true })
  const { contents } = document
  const list = document.get('targets')
  const target = isSeq(list) ? list.items[at] : contents
  if (!isMap(target)) throw new HarnessError('INTERNAL', 'the target is not in its file', 'Report this.')
  if (target.has('observe') && !replace) {
    throw new HarnessError(
      'USAGE',
      'this target has an observe already',
      'Say --force to replace it, or leave --write out and compare.',
    )
  }
  // Where nothing has to be moved, nothing is written anew.
  const isPlain = target === contents && !target.flow && !target.has('observe')
  const found = isPlain ? insertionsIn(text, target, lines) : undefined
  return found === undefined
    ? rewritten(document, target, lines)
    : `${withInsertions(text, found).trimEnd()}\n${observeText(lines.observe)}`
}

/** Text that is new, and where it goes. */
interface Insertion {
  readonly at: number
  readonly text: string
}

const withInsertions = (text: string, insertions: readonly Insertion[]): string =>
  [...insertions]
    .sort((one, other) => other.at - one.at)
    .reduce((whole, { at, text: added }) => `${whole.slice(0, at)}${added}${whole.slice(at)}`, text)

/** What is added to `sp`; undefined where its entries do not stand on lines of their own, or one of these is there. */
function insertionsIn(text: string, target: YAMLMap, { start, logout }: Lines): readonly Insertion[] | undefined {
  if (start === undefined && logout === undefined) return []
  const sp = target.get('sp')
  if (!isMap(sp) || sp.flow || !sp.range || (start !== undefined && sp.has('start'))) return undefined
  const [from, to] = sp.range
  const indent = ' '.repeat(from - text.lastIndexOf('\n', from - 1) - 1)
  const lineEnd = text.indexOf('\n', text.slice(0, to).trimEnd().length)
  const line = (key: string, value: object): Insertion => ({
    at: lineEnd === -1 ? text.length : lineEnd,
    text: `\n${indent}${key}: ${onOneLine(value)}`,
  })
  const lines = start === undefined ? [] : [line('start', start)]
  if (logout === undefined) return lines
  const singleLogout = sp.get('singleLogout')
  if (singleLogout === undefined) return [...lines, line('singleLogout', { start: logout })]
  if (!isMap(singleLogout) || !singleLogout.flow || !singleLogout.range || singleLogout.has('start')) return undefined
  const last = text.slice(0, singleLogout.range[1] - 1).trimEnd().length
  return [...lines, { at: last, text: `, start: ${onOneLine(logout)}` }]
}

/** A mapping of words and numbers, as one would write it by hand. */
const onOneLine = (value: object): string =>
  `{ ${Object.entries(value)
    .map(([key, one]) => `${key}: ${one !== null && typeof one === 'object' ? onOneLine(one) : scalar(one)}`)
    .join(', ')} }`
const scalar = (value: unknown): string => (/^[A-Z]+$/.test(String(value)) ? String(value) : JSON.stringify(value))

function rewritten(document: Document, target: YAMLMap, { observe, start, logout }: Lines): string {
  target.set('observe', observeNode(observe).get('observe', true))
  const onLine = (value: object) => document.createNode(value, { flow: true })
  if (start !== undefined) target.setIn(['sp', 'start'], onLine(start))
  if (logout !== undefined) target.setIn(['sp', 'singleLogout', 'start'], onLine(logout))
  return document.toString({ lineWidth: 0 })
}
