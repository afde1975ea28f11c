import { fill, type Rewrite } from '../step.ts'
import { rewrite } from './rewrite.ts'

/**
 * Puts a piece that canonicalization drops, or that ends a text node, into a signed text.
 * @param whole what the signed text is, with placeholders
 * @param at where the piece goes: after this beginning of it
 */
export const splitText = (title: string, whole: string, at: string, piece: string): Rewrite =>
  rewrite(title, (xml, facts) => {
    const text = fill(whole, facts)
    const head = fill(at, facts)
    if (!text.startsWith(head) || !xml.includes(`>${text}<`)) {
      throw new RangeError(`"${title}": the message has no text ${JSON.stringify(text)}`)
    }
    return xml.replaceAll(`>${text}<`, `>${head}${piece}${text.slice(head.length)}<`)
  })
