import { nothing, type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import { descendants } from '../xml/read.ts'

const ABSOLUTE = /^[A-Za-z][A-Za-z0-9+.-]*:[\x21-\x7e]*$/

/**
 * Canonical XML fails on relative namespace names, and what a failed canonicalization digests is nobody's message.
 * @see Canonical XML 1.0, 1.3; CVE-2025-66568
 */
export function namespaces({ root }: Pick<Draft, 'root'>): Refusal | typeof nothing {
  for (const element of descendants(root)) {
    const relative = element.declarations.find(({ uri }) => uri !== '' && !ABSOLUTE.test(uri))
    if (relative) return refuse('malformed', `namespace name ${JSON.stringify(relative.uri)}`)
  }
  return nothing
}
