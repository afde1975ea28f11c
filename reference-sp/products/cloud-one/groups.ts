import { type Refusal, refuse } from '../../check.ts'
import type { Draft } from '../../draft.ts'
import type { World } from '../../world.ts'
import { valuesNamed } from '../attributes.ts'

/** The groups, in the claim that each account reads them from. @see requirements TC1-GRP-1, TC1-MAP-2; C29 */
export function groups(
  { attributes, accounts }: Pick<Draft, 'attributes' | 'accounts'>,
  { policy }: World,
): Refusal | Pick<Draft, 'groups'> {
  const claims = accounts.map(({ mapping }) => mapping.claims.groups)
  const isSplit = claims.some((claim) => attributes.filter(({ name }) => name === claim).length > 1)
  if (isSplit && policy['roles.splitAttribute'] === 'reject') return refuse('bad-claim', 'the groups are there twice')
  const found = claims.map((claim) => valuesNamed(attributes, claim))
  if (found.every((values) => values.length === 0)) return refuse('missing-claim', `groups: ${claims.join(', ')}`)
  return { groups: found.map((values) => values.filter((value) => value !== undefined)) }
}
