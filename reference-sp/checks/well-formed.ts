import { type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import { parse } from '../xml/parse.ts'

/** @see XML 1.0, 2.1; Namespaces in XML 1.0, 7 */
export function wellFormed({ octets }: Pick<Draft, 'octets'>): Refusal | Pick<Draft, 'parsed'> {
  const parsed = parse(octets)
  return parsed.kind === 'malformed' ? refuse('malformed', parsed.detail) : { parsed }
}
