import { type Element, isElement, type Node } from '../../message/node.ts'
import { fill, type Say } from '../step.ts'
import { edited, say } from './say.ts'

/**
 * Puts a node into every text of the assertion that is just this one, so that it is signed.
 * @param at the beginning of the text, after which the node goes
 */
export const splitBy = (title: string, whole: string, at: string, node: Node): Say =>
  say(title, (recipe, facts) => {
    const [text, head] = [fill(whole, facts), fill(at, facts)]
    const split = (element: Element): Element => ({
      ...element,
      children: element.children.flatMap((child): readonly Node[] => {
        if (child === text) return [head, node, text.slice(head.length)]
        return [isElement(child) ? split(child) : child]
      }),
    })
    return edited(title, 'assertion', split).apply(recipe, facts)
  })
