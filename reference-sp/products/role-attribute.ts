import { type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import type { World } from '../world.ts'
import { valuesNamed } from './attributes.ts'
import { ROLE } from './claims.ts'

const MOST_ROLES = 10

/** One to ten values, counted over all attributes of that name. @see requirements DS-ROLE-1, DS-ROLE-2; C13, C14 */
export function roleAttribute(
  { attributes }: Pick<Draft, 'attributes'>,
  world: World,
): Refusal | Pick<Draft, 'roleValues'> {
  const values = valuesNamed(attributes, ROLE).map((value) => value ?? '')
  const isSplit = attributes.filter(({ name }) => name === ROLE).length > 1
  if (values.length === 0) return refuse('missing-claim', 'Role')
  if (isSplit && world.policy['roles.splitAttribute'] === 'reject') return refuse('bad-claim', 'Role is there twice')
  if (values.length <= MOST_ROLES) return { roleValues: values }
  return world.policy['roles.onExcess'] === 'truncate'
    ? { roleValues: values.slice(0, MOST_ROLES) }
    : refuse('bad-claim', `${values.length} values of Role`)
}
