import type { Refusal } from '../../check.ts'
import type { Draft } from '../../draft.ts'
import type { Grant } from '../grant.ts'
import { sift } from '../sift.ts'
import { roleIn } from './mapping.ts'

/**
 * The role of each group in each account: letter for letter, and of the account's own. A group that has none gives none.
 * @see requirements TC1-GRP-2, TC1-GRP-4, TC1-GRP-5, TC1-ACC-2, TC1-ACC-4; C7, C28
 */
export function groupRoles({
  accounts,
  groups,
  provider,
}: Pick<Draft, 'accounts' | 'groups' | 'provider'>): Refusal | Pick<Draft, 'grants' | 'denied'> {
  const grants = accounts.flatMap(({ home, mapping }, at) =>
    mapping.roles
      .filter(([group]) => groups[at]?.includes(group))
      .flatMap(([, urn]): Grant[] => {
        const role = roleIn(home, urn)
        return role ? [{ index: at, provider: { ...home, name: provider.entityId }, role }] : []
      }),
  )
  const named = [...new Set(groups.flat())].slice(0, 5).join(' | ')
  return sift(grants, [{ index: 0, reason: 'unauthorized-role', detail: `no group gives a role: ${named}` }])
}
