import { type Refusal, refuse } from '../../check.ts'
import type { Draft } from '../../draft.ts'
import type { World } from '../../world.ts'
import { valuesNamed } from '../attributes.ts'

/**
 * The one value of the attribute that the administrator has named, letter for letter. There are neither roles nor languages.
 * @see requirements TMWS-LOGON-1, TMWS-ATTR-2, TMWS-ATTR-4; C17, C21
 */
export function logonName(
  { attributes }: Pick<Draft, 'attributes'>,
  { tmws, policy }: World,
): Refusal | Pick<Draft, 'logonName' | 'choices' | 'duration' | 'language'> {
  const name = tmws.settings.logonNameAttribute
  const values = valuesNamed(attributes, name)
  const [value] = values
  if (values.length === 0) return refuse('missing-claim', name)
  if (values.length > 1 && policy['user.severalValues'] === 'reject') {
    return refuse('bad-claim', `${values.length} values of ${name}`)
  }
  if (value === undefined || value.trim() === '') return refuse('bad-claim', `${name} is blank or no text`)
  return { logonName: value, choices: [], duration: undefined, language: undefined }
}
