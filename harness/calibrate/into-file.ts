import { type Document, isMap, isSeq, parseDocument, type YAMLMap } from 'yaml'
import { HarnessError } from '../error.ts'
import { observeNode, observeText } from './observe-text.ts'

/**
 * The text of a target file with `observe` in one of its targets. All else stays as it is, comments too.
 * @param at which target, counted from 0
 * @throws HarnessError USAGE, where that target has an `observe` and `replace` is not said
 */
export function withObserve(text: string, at: number, observe: object, replace: boolean): string {
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
  return isPlain ? `${text.trimEnd()}\n${observeText(observe)}` : rewritten(document, target, observe)
}

function rewritten(document: Document, target: YAMLMap, observe: object): string {
  target.set('observe', observeNode(observe).get('observe', true))
  return document.toString({ lineWidth: 0 })
}
