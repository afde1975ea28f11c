import { type Home, tenantKey } from '../grant.ts'

/** Names of the claims in which an identity provider tells an account what it needs to know. */
export interface MappedClaims {
  readonly groups: string
  readonly name?: string | undefined
  readonly locale?: string | undefined
  readonly timezone?: string | undefined
}

/** A group, and the URN of the role that it gives. */
export type GroupRole = readonly [group: string, role: string]

/** How one account reads what one identity provider says. @see requirements TC1-MAP-1, TC1-MAP-2 */
export interface Mapping {
  readonly claims: MappedClaims
  readonly roles: readonly GroupRole[]
}

const ROLE = /^urn:cloudone:identity:([^:]+):([^:]+):role\/(.+)$/s

export const roleUrn = ({ pod, tenant }: Home, name: string): string =>
  `urn:cloudone:identity:${pod}:${tenant}:role/${name}`

/** The role of a URN, where it is one of that account. @see requirement TC1-ACC-2 */
export function roleIn(
  account: Home,
  urn: string,
): (Home & { readonly name: string; readonly urn: string }) | undefined {
  const [, pod = '', tenant = '', name = ''] = ROLE.exec(urn) ?? []
  return name !== '' && tenantKey({ pod, tenant }) === tenantKey(account) ? { pod, tenant, name, urn } : undefined
}
