import type { Facts } from './step.ts'

/** A group, and the role that it gives in one tenant. */
export type GroupRole = readonly [group: string, role: string]

type Known = Pick<Facts, 'tenants' | 'issuer'>

/** The groups of whoever signs that give a role in a tenant; those that give none in any other come first. */
export function groupsIn({ tenants, issuer }: Known, at: number): readonly GroupRole[] {
  const rolesOf = (tenant: Facts['tenants'][number] | undefined) => tenant?.groups?.[issuer] ?? {}
  const isShared = ([group]: GroupRole) =>
    tenants.some((tenant, other) => other !== at && Object.hasOwn(rolesOf(tenant), group))
  const all = Object.entries(rolesOf(tenants[at]))
  return [...all.filter((one) => !isShared(one)), ...all.filter(isShared)]
}

/** A group that gives a role in each of the first two tenants. */
export const sharedGroup = (facts: Known): string | undefined =>
  groupsIn(facts, 0).find(([group]) => groupsIn(facts, 1).some(([other]) => other === group))?.[0]

/** Whether roles hang on groups here, and not on pairs that the message names. */
export const hasGroups = ({ tenants }: Pick<Facts, 'tenants'>): boolean =>
  tenants.some(({ groups }) => groups !== undefined)

/** The roles that these groups give, in every tenant in which whoever signs is set up. */
export const rolesOfGroups = (facts: Known, groups: readonly string[]): readonly string[] =>
  facts.tenants.flatMap((_, at) =>
    groupsIn(facts, at).flatMap(([group, role]) => (groups.includes(group) ? [role] : [])),
  )

/** What the role claim says, of whoever signs, that grants the role at a position of the first tenant. */
export function grantOf(facts: Known, position: number): string | undefined {
  const [tenant] = facts.tenants
  if (hasGroups(facts)) return groupsIn(facts, 0)[position]?.[0]
  const provider = tenant?.providers[facts.issuer]
  const role = tenant?.roles[position]
  return provider === undefined || role === undefined ? undefined : `${provider},${role}`
}
