import { type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'

/** A plain SP knows its user by the NameID, and has neither roles nor languages. @see SAML Core 8.3; SAML Profiles 4.1.3.6 */
export function nameIdUser({
  nameId,
}: Pick<Draft, 'nameId'>): Refusal | Pick<Draft, 'user' | 'choices' | 'duration' | 'language'> {
  if (nameId === undefined) return refuse('missing-claim', 'NameID')
  if (nameId.trim() === '') return refuse('bad-claim', 'the NameID is blank')
  return { user: nameId, choices: [], duration: undefined, language: undefined }
}
