import { nothing, type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'

/**
 * A signature is a child of the Response or of the assertion, and neither has two.
 * @see SAML Core 5.4.1 (enveloped), 2.3.3, 3.2.2
 */
export function signaturePlace({
  response,
  claimed,
  signatureElements,
}: Pick<Draft, 'response' | 'claimed' | 'signatureElements'>): Refusal | typeof nothing {
  const parents = signatureElements.map((element) => element.parent)
  const stray = parents.find((parent) => parent !== response && parent !== claimed)
  if (stray) return refuse('bad-signature', `a signature in ${stray.local}`)
  return new Set(parents).size === parents.length ? nothing : refuse('bad-signature', 'two signatures of one element')
}
