import { type Refusal, refuse } from '../../check.ts'
import type { Draft } from '../../draft.ts'
import type { World } from '../../world.ts'
import { tenantKey } from '../grant.ts'
import { sieve } from '../sift.ts'

type Sifted = Pick<Draft, 'grants' | 'denied'>

/** Who is tied to a role that was removed does not come in by it, or not at all. @see requirement TC1-DEL-3; C27 */
export function removedRoles(known: Sifted, { tenants, policy }: World): Refusal | Sifted {
  const exists = ({ role }: Sifted['grants'][number]) => tenants.get(tenantKey(role))?.roles.has(role.name) ?? false
  const gone = known.grants.find((grant) => !exists(grant))
  if (gone && policy['roles.onRemoved'] === 'refuse') {
    return refuse('unauthorized-role', `a group stands for a role that was removed: ${gone.role.urn}`)
  }
  return sieve(known, 'unauthorized-role', exists, 'the role was removed')
}
