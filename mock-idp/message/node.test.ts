import { describe, expect, it } from 'vitest'
import { element, isElement, replaceAll } from './node.ts'

const tree = element('a', {}, ['text', element('b', {}, [element('c')]), { kind: 'comment', text: '' }, element('c')])

describe('replaceAll', () => {
  it('changes every element of the name, however deep', () => {
    const marked = element('c', { changed: 'yes' })
    expect(replaceAll(tree, 'c', () => marked)).toEqual(
      element('a', {}, ['text', element('b', {}, [marked]), { kind: 'comment', text: '' }, marked]),
    )
  })

  it('takes out, or puts several in the place of one', () => {
    expect(replaceAll(tree, 'c', () => undefined).children).toHaveLength(3)
    expect(replaceAll(tree, 'c', (found) => [found, found]).children).toHaveLength(5)
  })

  it('leaves the tree itself as it was', () => {
    const before = structuredClone(tree)
    replaceAll(tree, 'b', () => undefined)
    expect(tree).toEqual(before)
  })
})

describe('isElement', () => {
  it('tells elements from text and special nodes', () => {
    expect(tree.children.map(isElement)).toEqual([false, true, false, true])
  })
})
