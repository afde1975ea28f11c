import { type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import type { Checks } from '../pipeline.ts'
import { valuesNamed } from '../products/attributes.ts'
import { ROLE } from '../products/claims.ts'
import { type Grant, tenantKey } from '../products/grant.ts'
import { roleAttribute } from '../products/role-attribute.ts'
import { pairOf, roleSyntax } from '../products/role-syntax.ts'
import { choices } from '../products/roles.ts'
import type { World } from '../world.ts'

const all = (attributes: Draft['attributes']): readonly string[] =>
  valuesNamed(attributes, ROLE).map((value) => value ?? '')

/** Nobody counts. */
export const rolesNotCounted: Checks['roleAttribute'] = ({ attributes }) => {
  const roleValues = all(attributes)
  return roleValues.length > 0 ? { roleValues } : refuse('missing-claim', 'Role')
}

/** Ten values in each attribute of the name. */
export const attributesCountedApart: Checks['roleAttribute'] = (known, world) => {
  const parts = known.attributes.filter(({ name }) => name === ROLE)
  const tooMany = parts.map((part) => roleAttribute({ attributes: [part] }, world)).find((one) => 'refused' in one)
  return tooMany ?? (parts.length > 0 ? { roleValues: all(parts) } : refuse('missing-claim', 'Role'))
}

/** Takes nine and no more. */
export const nineRolesAtMost: Checks['roleAttribute'] = (known, world) => {
  const found = roleAttribute(known, world)
  return 'roleValues' in found && found.roleValues.length > 9 ? refuse('bad-claim', 'ten values') : found
}

/** Reads the first attribute of the name only. */
export const firstRoleAttribute: Checks['roleAttribute'] = ({ attributes }, world) =>
  roleAttribute({ attributes: attributes.filter(({ name }) => name === ROLE).slice(0, 1) }, world)

/** Whoever has no role gets the first one there is. */
export const defaultRole: Checks['roleAttribute'] = (known, world) => {
  const found = roleAttribute(known, world)
  const pair = pairs(world, known.issuer)[0]
  return 'refused' in found && all(known.attributes).length === 0 && pair ? { roleValues: [pair] } : found
}

/** Every pair that an issuer could name. */
const pairs = (world: World, issuer: string): readonly string[] =>
  [...world.tenants.values()].flatMap(({ pod, id, roles, providers }) => {
    const home = `urn:tmds:identity:${pod}:${id}`
    const names = [...providers].filter(([, entityId]) => entityId === issuer)
    return names.flatMap(([name]) => [...roles].map((role) => `${home}:saml-provider/${name},${home}:role/${role}`))
  })

type Sifted = Refusal | Pick<Draft, 'grants' | 'denied'>

/** Reads each value in a way of its own, and nothing that this way does not understand. */
const parsing =
  (rewrite: (value: string, world: World) => string): Checks['roleSyntax'] =>
  (known, world) =>
    roleSyntax({ roleValues: known.roleValues.map((value) => rewrite(value, world)) }, world)

const URN = /urn:tmds:identity:[^:,]+:[^:,]+:(?:saml-provider|role)\/[^,:]*[^,:\s]/g

/** Finds two URNs in whatever text there is around them. */
export const urnsFoundAnywhere = parsing((value) => (value.match(URN) ?? []).slice(0, 2).join(','))
/** Two parts are read, a third one is not seen. */
export const thirdPartIgnored = parsing((value) => value.split(',').slice(0, 2).join(','))
/** A role's URN alone is enough: the provider is plain from the signature. */
export const loneRoleUrn: Checks['roleSyntax'] = ({ roleValues, issuer }, world) =>
  roleSyntax(
    {
      roleValues: roleValues.map((value) => pairs(world, issuer).find((pair) => pair.split(',')[1] === value) ?? value),
    },
    world,
  )
/** The scheme of the URN is not looked at. */
export const prefixNotChecked = parsing((value) =>
  value
    .split(',')
    .map((part) => part.replace(/^.*?(:[^:]+:[^:]+:(?:saml-provider|role)\/)/, 'urn:tmds:identity$1'))
    .join(','),
)
/** Case does not matter in what is fixed. */
export const syntaxFolded = parsing((value) =>
  value.replace(/urn:tmds:identity|saml-provider|role(?=\/)/gi, (part) => part.toLowerCase()),
)
/** `roles/` is as good as `role/`. */
export const pluralAccepted = parsing((value) => value.replace(':roles/', ':role/'))
/** A blank in a name is no part of a name. */
export const namesWithoutBlanks = parsing((value) => value.replace(/(role\/[^ ,]*) .*$/, '$1'))
type Known = Pick<Draft, 'grants' | 'denied'>

/** Believes every pair that got this far. */
export const everyPair = ({ grants, denied }: Known): Sifted => ({ grants, denied })

const map = ({ grants, denied }: Known, change: (grant: Grant) => Grant): Sifted => ({
  grants: grants.map(change),
  denied,
})

/** Names of roles are compared without regard to case. */
export const roleNamesFolded: Checks['roleExists'] = (known, world) => {
  const found = map(known, (grant) => {
    const roles = world.tenants.get(tenantKey(grant.role))?.roles ?? new Set<string>()
    const name = [...roles].find((one) => one.toLowerCase() === grant.role.name.toLowerCase()) ?? grant.role.name
    return { ...grant, role: { ...grant.role, name } }
  })
  return found
}

/** Whoever names a tenant that is not there comes into the first one. */
export const tenantFallsBack: Checks['tenantKnown'] = (known, world) =>
  map(known, (grant) => {
    const [first] = world.tenants.values()
    if (!first || world.tenants.has(tenantKey(grant.role))) return grant
    const home = { pod: first.pod, tenant: first.id }
    const urn = `urn:tmds:identity:${home.pod}:${home.tenant}:role/${grant.role.name}`
    return { ...grant, provider: { ...grant.provider, ...home }, role: { ...grant.role, ...home, urn } }
  })

/** The pod is not compared. */
export const podNotCompared: Checks['tenantKnown'] = (known, world) =>
  map(known, (grant) => {
    const found = [...world.tenants.values()].find(({ id }) => id === grant.role.tenant)
    if (!found) return grant
    const urn = `urn:tmds:identity:${found.pod}:${found.id}:role/${grant.role.name}`
    return {
      ...grant,
      provider: { ...grant.provider, pod: found.pod },
      role: { ...grant.role, pod: found.pod, urn },
    }
  })

/** Whoever names a role that is not there gets the first one that is. */
export const roleFallsBack: Checks['roleExists'] = (known, world) =>
  map(known, (grant) => {
    const roles = world.tenants.get(tenantKey(grant.role))?.roles ?? new Set<string>()
    const [first] = roles
    if (roles.has(grant.role.name) || first === undefined) return grant
    const urn = `urn:tmds:identity:${grant.role.pod}:${grant.role.tenant}:role/${first}`
    return { ...grant, role: { ...grant.role, name: first, urn } }
  })

/** Lists what could be read, also what was ruled out. */
export const unusablePairsListed: Checks['choices'] = ({ roleValues }, world) => ({
  choices: roleValues.flatMap((value, index) => pairOf(value, index, world.policy) ?? []),
})

/** Reaches the tenant of the first pair only. */
export const firstTenantOnly: Checks['choices'] = (known) => {
  const [first] = known.grants
  return choices({ grants: known.grants.filter(({ role }) => role.tenant === first?.role.tenant) })
}

/** The last pair is taken and nobody asked. */
export const lastRoleTaken: Checks['choices'] = ({ grants }) => ({ choices: grants.slice(-1) })
