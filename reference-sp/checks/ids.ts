import { type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import { attribute, descendants } from '../xml/read.ts'

const NCNAME = /^[\p{L}_][\p{L}\p{M}\p{N}._\u00b7-]*$/u

/**
 * Every ID of the document is its own, whichever spelling of the attribute a reader may take for one.
 * @see SAML Core 1.3.4; XML Signature 4.4.3.2
 */
export function ids({ root, response }: Pick<Draft, 'root' | 'response'>): Refusal | Pick<Draft, 'responseId'> {
  const seen = new Set<string>()
  for (const element of descendants(root)) {
    for (const { local, value } of element.attributes) {
      if (local.toLowerCase() !== 'id') continue
      if (seen.has(value)) return refuse('bad-response', `two elements with the ID ${value}`)
      seen.add(value)
    }
  }
  const id = attribute(response, 'ID')
  return id !== undefined && isNcName(id) ? { responseId: id } : refuse('bad-response', `the Response's ID is ${id}`)
}

/** @see Namespaces in XML 1.0, production 4 (letters and marks by their Unicode category) */
export const isNcName = (text: string): boolean => NCNAME.test(text)
