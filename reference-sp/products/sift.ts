import { type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import type { Reason } from '../reason.ts'
import type { Denied, Grant } from './grant.ts'

type Sifted = Pick<Draft, 'grants' | 'denied'>

/** Whoever is left with no pair at all is refused for what is wrong with the first. @see requirement DS-ROLE-13 */
export function sift(grants: readonly Grant[], denied: readonly Denied[]): Refusal | Sifted {
  if (grants.length > 0) return { grants, denied }
  const [first] = [...denied].sort((a, b) => a.index - b.index)
  return first ? refuse(first.reason, first.detail) : refuse('missing-claim', 'Role')
}

/** Denies the pairs that a rule does not hold for. */
export function sieve(
  { grants, denied }: Sifted,
  reason: Reason,
  holds: (grant: Grant) => boolean,
  detail: string,
): Refusal | Sifted {
  const failed = grants.filter((grant) => !holds(grant))
  return sift(grants.filter(holds), [
    ...denied,
    ...failed.map(({ index, role }) => ({ index, reason, detail: `${detail}: ${role.urn}` })),
  ])
}
