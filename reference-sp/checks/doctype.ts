import { type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'

/**
 * No DOCTYPE: with one, two readers of the same octets may see two messages.
 * @see Kantara SAML2int SDP-G03; CVE-2025-25291
 */
export function doctype({ parsed }: Pick<Draft, 'parsed'>): Refusal | Pick<Draft, 'root'> {
  if (parsed.kind === 'doctype') return refuse('doctype', 'there is a document type declaration')
  if (parsed.kind === 'malformed') return refuse('malformed', parsed.detail)
  return { root: parsed.root }
}
