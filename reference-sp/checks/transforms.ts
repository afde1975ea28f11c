import { nothing, type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import { canonicalForm } from './canonical-form.ts'

export const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'

/**
 * The enveloped transform and one canonicalization at most: any other transform could leave out what it likes.
 * @see SAML Core 5.4.3, 5.4.4
 */
export function transforms({ signatures }: Pick<Draft, 'signatures'>): Refusal | typeof nothing {
  for (const { transforms, canonicalization } of signatures) {
    const [first, second, third] = transforms
    if (first?.uri !== ENVELOPED) return refuse('bad-signature', 'the signature is not enveloped')
    if (third) return refuse('bad-signature', `${transforms.length} transforms`)
    const unknown = [canonicalization, ...(second ? [second] : [])].find((one) => !canonicalForm(one))
    if (unknown) return refuse('bad-signature', `transform ${unknown.uri}`)
  }
  return nothing
}
