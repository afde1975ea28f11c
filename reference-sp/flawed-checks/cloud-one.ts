import { isRefusal, type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import { samlUsersPage as honestPage } from '../pages/saml-users.tsx'
import type { Checks } from '../pipeline.ts'
import { valuesNamed } from '../products/attributes.ts'
import { ROLE, ROLE_SESSION_NAME } from '../products/claims.ts'
import { accounts } from '../products/cloud-one/accounts.ts'
import { groupRoles } from '../products/cloud-one/group-roles.ts'
import { groups } from '../products/cloud-one/groups.ts'
import { type Mapping, roleIn, roleUrn } from '../products/cloud-one/mapping.ts'
import { locale, mapped, oneOf, timezone } from '../products/cloud-one/person.ts'
import { listedUsers, samlUser } from '../products/cloud-one/saml-users.ts'
import { mappingRefusal } from '../products/cloud-one/set-up.ts'
import { type Grant, type Home, tenantKey } from '../products/grant.ts'
import { nameIdUser } from '../products/name-id-user.ts'
import { userName } from '../products/user-name.ts'
import type { Rules } from '../rules.ts'
import type { Tenant, World } from '../world.ts'

/** Whoever has a name for people is called so. */
export const userByNameClaim: Checks['nameIdUser'] = (known) =>
  nameIdUser({ nameId: oneOf(known.attributes, 'name') ?? known.nameId })

const homeOf = ({ pod, id }: Tenant): Home => ({ pod, tenant: id })

/** An account that does not know the provider reads what it says as that of the provider which it does know. */
export const everyAccount: Checks['accounts'] = ({ provider }, { tenants }) => ({
  accounts: [...tenants.values()].flatMap((tenant) => {
    const mapping = tenant.mappings?.get(provider.entityId) ?? [...(tenant.mappings?.values() ?? [])][0]
    return mapping ? [{ home: homeOf(tenant), mapping }] : []
  }),
})

/** One provider, one account: the first in which it is set up. */
export const firstAccount: Checks['accounts'] = (known, world) => {
  const found = accounts(known, world)
  return isRefusal(found) ? found : { accounts: found.accounts.slice(0, 1) }
}

/** Looks for groups in every claim there is. */
export const groupsAnywhere: Checks['groups'] = ({ attributes, accounts }) => {
  const all = attributes.flatMap(({ values }) => values.filter((value) => value !== undefined))
  return { groups: accounts.map(() => all) }
}

const named =
  (rename: (name: string) => string, claim: (mapping: Mapping) => string): Checks['groups'] =>
  ({ attributes, accounts }, world) =>
    groups(
      {
        attributes: attributes.map((one) => ({ ...one, name: rename(one.name) })),
        accounts: accounts.map(({ home, mapping }) => ({
          home,
          mapping: { ...mapping, claims: { ...mapping.claims, groups: claim(mapping) } },
        })),
      },
      world,
    )

/** The claim has one name, whatever the mapping says. */
export const groupsClaimFixed = named(
  (name) => name,
  () => 'groups',
)
/** Names of claims are compared without regard to case. */
export const claimNamesFolded = named(
  (name) => name.toLowerCase(),
  ({ claims }) => claims.groups.toLowerCase(),
)

type Known = Pick<Draft, 'accounts' | 'groups' | 'provider'>

/** The roles of the accounts under other mappings. */
const remapped = (known: Known, change: (mapping: Mapping, at: number) => Mapping) =>
  groupRoles({
    ...known,
    accounts: known.accounts.map(({ home, mapping }, at) => ({ home, mapping: change(mapping, at) })),
  })

/** Names of groups are compared without regard to case. */
export const groupNamesFolded: Checks['groupRoles'] = (known) =>
  remapped({ ...known, groups: known.groups.map((all) => all.map((one) => one.toLowerCase())) }, (mapping) => ({
    ...mapping,
    roles: mapping.roles.map(([group, role]) => [group.toLowerCase(), role]),
  }))

/** Whoever has a group and no role gets the first one that there is. */
export const defaultRole: Checks['groupRoles'] = (known, { tenants }) => {
  const found = groupRoles(known)
  const home = known.accounts[0]?.home
  const name = home && [...(tenants.get(tenantKey(home))?.roles ?? [])][0]
  if (!isRefusal(found) || home === undefined || name === undefined) return found
  return { grants: [granted(home, roleUrn(home, name), known)], denied: [] }
}

const granted = (home: Home, urn: string, { provider }: Pick<Draft, 'provider'>): Grant => ({
  index: 0,
  provider: { ...home, name: provider.entityId },
  role: roleIn(home, urn) ?? { ...home, name: '', urn },
})

/** Whoever sends no groups at all gets the first role that there is. */
export const roleWithoutGroups: Pick<Checks, 'groups' | 'groupRoles'> = {
  groups: (known, world) => {
    const found = groups(known, world)
    return isRefusal(found) && found.refused === 'missing-claim' ? { groups: known.accounts.map(() => []) } : found
  },
  groupRoles: (known, world) =>
    known.groups.every((all) => all.length === 0) ? defaultRole(known, world) : groupRoles(known),
}

/** Every group of a mapping gives the first role in it. */
export const oneRoleForAll: Checks['groupRoles'] = (known) =>
  remapped(known, (mapping) => ({
    ...mapping,
    roles: mapping.roles.map(([group, role]) => [group, mapping.roles[0]?.[1] ?? role]),
  }))

const OBJECT_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A group has a name. */
export const objectIdsLeftOut: Checks['groupRoles'] = (known) =>
  groupRoles({ ...known, groups: known.groups.map((all) => all.filter((one) => !OBJECT_ID.test(one))) })

/** Looks at the first group and at no other. */
export const firstGroup: Checks['groupRoles'] = (known) =>
  groupRoles({ ...known, groups: known.groups.map((all) => all.slice(0, 1)) })

/** What a group gives in the first account, it gives everywhere. */
export const rolesOfFirstAccount: Checks['groupRoles'] = (known) => {
  const first = new Map(known.accounts[0]?.mapping.roles)
  return remapped(known, (mapping, at) => ({
    ...mapping,
    roles: mapping.roles.map(([group, role]) => {
      const home = known.accounts[at]?.home
      const name = first.get(group)?.replace(/^.*:role\//s, '')
      return [group, home === undefined || name === undefined ? role : roleUrn(home, name)]
    }),
  }))
}

const ANY_ROLE = /^urn:cloudone:identity:([^:]+):([^:]+):role\/(.+)$/s

/** The role that was entered counts, in whatever account it lives. */
export const rolesOfAnyAccount: Checks['groupRoles'] = (known) => {
  const urns = known.accounts.flatMap(({ mapping }, at) =>
    mapping.roles.flatMap(([group, urn]) => (known.groups[at]?.includes(group) ? [urn] : [])),
  )
  const grants = urns.flatMap((urn) => {
    const [, pod = '', tenant = ''] = ANY_ROLE.exec(urn) ?? []
    return [granted({ pod, tenant }, urn, known)]
  })
  return grants.length > 0 ? { grants, denied: [] } : refuse('unauthorized-role', 'no group gives a role')
}

type Sifted = Pick<Draft, 'grants' | 'denied'>
/** Whoever had a role keeps it. */
export const removedRolesCount = ({ grants, denied }: Sifted): Sifted => ({ grants, denied })

/** Reads the pairs of the sister product where no groups are sent. */
export const sisterPairs: Pick<Checks, 'groups' | 'groupRoles'> = {
  groups: (known, world) => {
    const found = groups(known, world)
    const pairs = valuesNamed(known.attributes, ROLE).filter((value) => value !== undefined)
    return isRefusal(found) && pairs.length > 0 ? { groups: known.accounts.map(() => pairs) } : found
  },
  groupRoles: (known, world) => {
    const isPair = known.groups.flat().some((one) => one.startsWith('urn:tmds:'))
    return isPair ? defaultRole(known, world) : groupRoles(known)
  },
}

export const nameClaimIgnored: Checks['displayName'] = ({ user }) => ({ displayName: user })

/** Refuses who does not send the claim. */
const demanded =
  <R extends object>(
    claim: 'name' | 'locale' | 'timezone',
    check: (known: Draft, world: World) => R,
  ): ((known: Draft, world: World) => R | Refusal) =>
  (known, world) =>
    mapped(known, claim) === undefined ? refuse('missing-claim', claim) : check(known, world)
/** Refuses who sends a value that is not known. */
const breaking =
  <R extends object>(
    claim: 'locale' | 'timezone',
    check: (known: Draft, world: World) => R,
    value: (result: R) => string | undefined,
  ): ((known: Draft, world: World) => R | Refusal) =>
  (known, world) => {
    const result = check(known, world)
    const isUnknown = mapped(known, claim) !== undefined && value(result) === undefined
    return isUnknown ? refuse('bad-claim', claim) : result
  }

export const nameClaimDemanded = demanded('name', ({ user }) => ({ displayName: user }))
export const localeDemanded = demanded('locale', locale)
export const timezoneDemanded = demanded('timezone', timezone)
export const localeIgnored: Checks['locale'] = () => ({ language: undefined })
export const timezoneIgnored: Checks['timezone'] = () => ({ timezone: undefined })
export const localeBreaks = breaking('locale', locale, ({ language }) => language)
export const timezoneBreaks = breaking('timezone', timezone, (result) => result.timezone)
/** Whoever has a locale is no speaker of the default. */
export const anyLocaleIsLast: Checks['locale'] = (known, { languages }) => ({
  language: mapped(known, 'locale') === undefined ? undefined : languages.at(-1),
})
/** `ja-JP` is `ja`. */
export const localeByPrimaryTag: Checks['locale'] = (known, { languages }) => ({
  language: languages.find((one) => one === mapped(known, 'locale')?.split('-')[0]),
})

/** Stores a second role for a group. */
export const secondRoleStored: Rules['mappingRefusal'] = (mapping, account) =>
  mappingRefusal({ ...mapping, roles: [...new Map(mapping.roles)] }, account)
/** Stores roles without looking whose they are. */
export const foreignRoleStored: Rules['mappingRefusal'] = (mapping, account) =>
  mappingRefusal({ ...mapping, roles: mapping.roles.map(([group]) => [group, roleUrn(account, 'any')]) }, account)

/** A role that goes takes its entries with it. */
export const mappingDropped: Rules['mappingAfterRemoval'] = (mapping, urn) => ({
  ...mapping,
  roles: mapping.roles.filter(([, role]) => role !== urn),
})
/** An entry whose role is gone cannot be touched any more. */
export const staleEntriesKept: Rules['enteredMapping'] = (entered, before, isGone) => {
  const stale = before.roles.filter(([, role]) => isGone(role))
  const rest = entered.roles.filter(([group]) => stale.every(([other]) => other !== group))
  return { ...entered, roles: [...stale, ...rest] }
}
export const neverWarned: Rules['isWarned'] = () => false
export const alwaysWarned: Rules['isWarned'] = () => true

/** Shows the name that people know. */
export const listedByDisplayName: Rules['samlUser'] = (before, entry, fresh) =>
  samlUser(before, { ...entry, name: entry.displayName }, fresh)
export const firstRoleStays: Rules['samlUser'] = (before, entry, fresh) =>
  samlUser(before, { ...entry, role: before?.role ?? entry.role }, fresh)
export const firstSignInStays: Rules['samlUser'] = (before, entry, fresh) =>
  samlUser(before, { ...entry, now: before?.lastSignIn ?? entry.now }, fresh)
/** Every sign-on makes a user. */
export const idMadeAnew: Rules['samlUser'] = (_before, entry, fresh) => samlUser(undefined, entry, fresh)

const DAY = 86_400_000

export const signInAMonthOff: Rules['samlUser'] = (before, entry, fresh) =>
  samlUser(before, { ...entry, now: entry.now - 30 * DAY }, fresh)

/** One list for all accounts. */
export const everybodyListed: Rules['listedUsers'] = (all, _account, now) =>
  all.flatMap((one) => listedUsers([one], one.home, now))
export const neverForgotten: Rules['listedUsers'] = (all, account) =>
  all.flatMap((one) => listedUsers([one], account, one.lastSignIn))
/** Whoever is no more in the list has lost the role. */
export const forgottenIsLost: Rules['comesBack'] = (before, now) => listedUsers([before], before.home, now).length > 0
/** One name, one user. */
export const nativeIsSamlUser: Rules['nativeRole'] = (wanted, others) =>
  others.flatMap(({ home, name, role }) => (name === wanted ? (roleIn(home, role) ?? []) : []))[0]
/** Half a year is enough. */
export const forgottenEarly: Rules['listedUsers'] = (all, account, now) => listedUsers(all, account, now + 183 * DAY)

/** Each entry has a button that deletes it. */
export const changeablePage: Rules['samlUsersPage'] = (users) =>
  honestPage(users).replaceAll('</tr>', '<td><form method="post"><button>Delete</button></form></td></tr>')

export const principalWithoutId: Rules['principalUrn'] = ({ home, name }) =>
  `urn:cloudone:identity:${home.pod}:${home.tenant}:user/${name}`

/** Whoever has come by SAML comes by SAML only. */
export const nativeShutOut: Rules['admitsPassword'] = (name, password, { passwords, federated }) =>
  passwords.get(name) === password && !federated.has(name)

/** Believes the form: any role that exists can be chosen. */
export const anyRoleChosen: Rules['chosen'] = ({ login }, value, { tenants }) => {
  const [some] = login.choices
  const role = [...tenants.values()].map((tenant) => roleIn(homeOf(tenant), value)).find((one) => one !== undefined)
  return some && role && tenants.get(tenantKey(role))?.roles.has(role.name) ? { ...some, role } : undefined
}

/** The name claim of the sister product is as good, where its own is not sent. */
export const sisterUser: Checks['userName'] = (known, world) => {
  const name = oneOf(known.attributes, 'name')
  const isSent = valuesNamed(known.attributes, ROLE_SESSION_NAME).length > 0
  return isSent || name === undefined ? userName(known, world) : { user: name }
}
