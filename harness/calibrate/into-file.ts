import { type Document, isMap, isSeq, parseDocument, type YAMLMap } from 'yaml'
import { HarnessError } from '../error.ts'
import { observeNode, observeText } from './observe-text.ts'

/** What was learned of a target, as its file has it. */
export interface Lines {
  readonly observe: object
  /** Of `sp`; absent: it stays as it is. */
  readonly start?: { readonly url: string } | undefined
}

/**
 * The text of a target file with what was learned in one of its targets. All else stays as it is, comments too.
 * @param at which target, counted from 0
 * @throws HarnessError USAGE, where that target has an `observe` and `replace` is not said
 */
export function withLearned(text: string, at: number, { observe, start }: Lines, replace: boolean): string {
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
  const started = isPlain ? withStart(text, target, start) : undefined
  return started === undefined
    ? rewritten(document, target, { observe, start })
    : `${started.trimEnd()}\n${observeText(observe)}`
}

/** The text with one line more, below the others of `sp`; undefined where they do not stand on lines of their own. */
function withStart(text: string, target: YAMLMap, start: Lines['start']): string | undefined {
  if (start === undefined) return text
  const sp = target.get('sp')
  if (!isMap(sp) || sp.flow || sp.has('start') || !sp.range) return undefined
  const [from, to] = sp.range
  const indent = ' '.repeat(from - text.lastIndexOf('\n', from - 1) - 1)
  const last = text.slice(0, to).trimEnd().length
  const lineEnd = text.indexOf('\n', last)
  const before = lineEnd === -1 ? text : text.slice(0, lineEnd)
  return `${before}\n${indent}start: { url: ${JSON.stringify(start.url)} }${text.slice(before.length)}`
}

function rewritten(document: Document, target: YAMLMap, { observe, start }: Lines): string {
  target.set('observe', observeNode(observe).get('observe', true))
  if (start !== undefined) target.setIn(['sp', 'start'], document.createNode(start, { flow: true }))
  return document.toString({ lineWidth: 0 })
}
