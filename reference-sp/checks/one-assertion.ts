import { type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import { SAML } from '../xml/namespace.ts'
import type { Element } from '../xml/node.ts'
import { descendants } from '../xml/read.ts'
import { isAdvice } from './advice.ts'

const ASSERTIONS: ReadonlySet<string> = new Set(['Assertion', 'EncryptedAssertion'])

/**
 * One assertion, right below the Response, and none anywhere else but in its Advice, of whatever SAML version or namespace:
 * a second one is there to be confused with the first. This SP decrypts nothing.
 * @see SAML Profiles 4.1.4.2; Somorovsky et al., On Breaking SAML, 2012
 */
export function oneAssertion({ root, response }: Pick<Draft, 'root' | 'response'>): Refusal | Pick<Draft, 'claimed'> {
  const found: Element[] = []
  for (const element of descendants(root, isAdvice)) if (ASSERTIONS.has(element.local)) found.push(element)
  const [only] = found
  if (!only || found.length > 1) return refuse('bad-response', `${found.length} assertions`)
  if (only.local !== 'Assertion') return refuse('bad-response', 'the assertion is encrypted')
  if (only.uri !== SAML || only.parent !== response) return refuse('bad-response', 'the assertion is misplaced')
  return { claimed: only }
}
