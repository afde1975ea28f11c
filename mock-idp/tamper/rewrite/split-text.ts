import { type Facts, fill, type Rewrite } from '../step.ts'
import { rewrite } from './rewrite.ts'

/** Puts other markup in the place of a signed text that fills its element. Placeholders are filled in both. */
export const textWritten = (title: string, whole: string, as: (text: string, facts: Facts) => string): Rewrite =>
  rewrite(title, (xml, facts) => {
    const text = fill(whole, facts)
    if (!xml.includes(`>${text}<`)) throw new RangeError(`"${title}": the message has no text ${JSON.stringify(text)}`)
    return xml.replaceAll(`>${text}<`, `>${as(text, facts)}<`)
  })

/**
 * Puts a piece that canonicalization drops, or that ends a text node, into a signed text.
 * @param whole what the signed text is, with placeholders
 * @param at where the piece goes: after this beginning of it
 */
export const splitText = (title: string, whole: string, at: string, piece: string): Rewrite =>
  textWritten(title, whole, (text, facts) => {
    const head = beginning(text, fill(at, facts))
    return `${head}${fill(piece, facts)}${text.slice(head.length)}`
  })

/** What follows that beginning of a signed text becomes the data of a processing instruction. @see CVE-2025-54369 */
export const endHidden = (title: string, whole: string, kept: string): Rewrite =>
  textWritten(title, whole, (text, facts) => {
    const head = beginning(text, fill(kept, facts))
    return `${head}<?p ${text.slice(head.length)}?>`
  })

/** That beginning of a signed text becomes the data of a processing instruction. @see CVE-2025-54369 */
export const beginningHidden = (title: string, whole: string, hidden: string): Rewrite =>
  textWritten(title, whole, (text, facts) => {
    const head = beginning(text, fill(hidden, facts))
    return `<?p ${head}?>${text.slice(head.length)}`
  })

function beginning(text: string, head: string): string {
  if (!text.startsWith(head))
    throw new RangeError(`${JSON.stringify(text)} does not begin with ${JSON.stringify(head)}`)
  return head
}
