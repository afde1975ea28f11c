import type { Element, Node } from './node.ts'

/** A copy of the tree in which other nodes stand for one element. Parents are those of the copy. */
export function replaced(root: Element, old: Element, by: readonly Node[]): (of: Element) => Element {
  const copies = new Map<Element, Element>()
  const copy = (element: Element, parent: Element | undefined): Element => {
    const made: { -readonly [K in keyof Element]: Element[K] } = { ...element, parent, children: [] }
    copies.set(element, made)
    made.children = element.children
      .flatMap((child) => (child === old ? by : [child]))
      .map((child) => (child.kind === 'element' ? copy(child, made) : child))
    return made
  }
  copy(root, undefined)
  return (of) => copies.get(of) ?? of
}
