import { type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import type { World } from '../world.ts'
import { valuesNamed } from './attributes.ts'
import { ROLE_SESSION_NAME } from './claims.ts'

/** One name, not blank, used letter for letter. The NameID is nobody's. @see requirements DS-NAME-1 to DS-NAME-6 */
export function userName({ attributes }: Pick<Draft, 'attributes'>, world: World): Refusal | Pick<Draft, 'user'> {
  const values = valuesNamed(attributes, ROLE_SESSION_NAME)
  const [user] = values
  if (values.length === 0) return refuse('missing-claim', 'RoleSessionName')
  if (values.length > 1 && world.policy['user.severalValues'] === 'reject') {
    return refuse('bad-claim', `${values.length} values of RoleSessionName`)
  }
  if (user === undefined || user.trim() === '') return refuse('bad-claim', 'RoleSessionName is blank or no text')
  return { user }
}
