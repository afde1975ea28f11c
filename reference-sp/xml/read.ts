import type { Element } from './node.ts'

/** The elements among the children, in document order. */
export const childElements = (element: Element): readonly Element[] =>
  element.children.filter((child) => child.kind === 'element')

export const isNamed = (element: Element, uri: string, local: string): boolean =>
  element.local === local && element.uri === uri

/** Children of that name: a path of one step, never a search. */
export const children = (element: Element, uri: string, local: string): readonly Element[] =>
  childElements(element).filter((child) => isNamed(child, uri, local))

export const firstChild = (element: Element, uri: string, local: string): Element | undefined =>
  children(element, uri, local)[0]

/** The value of an attribute in no namespace. */
export const attribute = (element: Element, local: string): string | undefined =>
  element.attributes.find((one) => one.uri === '' && one.local === local)?.value

/**
 * All the text of an element, so that no comment cuts it short; `undefined` when there are elements in it.
 * @see CVE-2017-11427
 */
export function textOf(element: Element): string | undefined {
  let text = ''
  for (const child of element.children) {
    if (child.kind === 'element') return undefined
    if (child.kind === 'text') text += child.value
  }
  return text
}

/**
 * The element and everything below it, in document order.
 * @param leaveOut elements that are passed over, with everything below them
 */
export function* descendants(root: Element, leaveOut: (element: Element) => boolean = () => false): Generator<Element> {
  const waiting: Element[] = [root]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (leaveOut(next)) continue
    yield next
    for (let index = next.children.length - 1; index >= 0; index -= 1) {
      const child = next.children[index]
      if (child?.kind === 'element') waiting.push(child)
    }
  }
}
