import { type Refusal, refuse } from '../../check.ts'
import type { Draft } from '../../draft.ts'
import type { World } from '../../world.ts'

/** The accounts in which whoever signed is set up: to the others it is nobody. @see requirements TC1-ACC-1, TC1-ACC-3, TC1-TRUST-2 */
export function accounts({ provider }: Pick<Draft, 'provider'>, { tenants }: World): Refusal | Pick<Draft, 'accounts'> {
  const found = [...tenants.values()].flatMap(({ pod, id, mappings }) => {
    const mapping = mappings?.get(provider.entityId)
    return mapping === undefined ? [] : [{ home: { pod, tenant: id }, mapping }]
  })
  return found.length > 0 ? { accounts: found } : refuse('unknown-provider', 'it is set up in no account')
}
