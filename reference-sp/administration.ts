import type { ReferenceSpConfig } from './config.ts'
import type { MappingEntry } from './pages/role-mappings.tsx'
import type { GroupRole } from './products/cloud-one/mapping.ts'
import type { Rules } from './rules.ts'
import { type Store, worldOf } from './store.ts'
import type { Tenant } from './world.ts'

export type Done =
  | { readonly kind: 'done'; readonly answer?: object | undefined }
  | { readonly kind: 'impossible'; readonly why: string }

/** What an administrator can do; `/admin` is the same over HTTP. */
export interface Administration {
  /**
   * Trusts an identity provider, or replaces its keys. With tenant (`id` or `pod:id`) and name, role pairs can name it.
   * @see requirements DS-MD-1, DS-URN-1
   */
  readonly register: (registration: Registration) => Done
  /** Replaces what is known of an identity provider, until it is brought back. */
  readonly importMetadata: (metadata: Uint8Array) => Done
  readonly restoreMetadata: () => void
  /** Sets this SP's clock off by so many seconds. */
  readonly setClock: (offsetSeconds: number) => void
  /** `null`: back to the default limit. Sessions that are open keep their end. */
  readonly setSessionLimit: (seconds: number | null) => void
  /** Switches maintenance mode off. */
  readonly endMaintenance: () => void
  /** How many days before it the end of a certificate is announced; `null`: never. */
  readonly setNoticeDays: (days: number | null) => void
  /** After how many days without a login an account is removed that a login made; `null`: never. */
  readonly setInactiveDays: (days: number | null) => void
  /** Takes no assertion in clear any longer, or takes them again. */
  readonly requireEncryption: (required: boolean) => void
  /** Takes a role away, by URN, and ends the sessions that rely on it. */
  readonly removeRole: (urn: string) => Done
  readonly restoreRole: (urn: string) => Done
  /** Replaces how a tenant reads what an identity provider says, until it is brought back. @see requirements TC1-MAP-1, TC1-DEL-4 */
  readonly setMapping: (set: MappingSetUp) => Done
  readonly restoreMapping: (tenant: string) => Done
  /** What an administrator sees of a tenant; nothing, where it is none. */
  readonly samlUsers: (tenant: string) => string
  readonly roleMappings: (tenant: string) => readonly MappingEntry[]
  readonly auditLog: () => readonly string[]
  /** Forgets all users, sessions and messages, as if it were started anew; what an administrator set stays. */
  readonly forget: () => void
}

interface Registration {
  readonly metadata: string | Uint8Array
  readonly tenant?: string | undefined
  readonly name?: string | undefined
}

interface MappingSetUp {
  readonly tenant: string
  /** Of the identity provider; default: the one that was set up first there. */
  readonly entityId?: string | undefined
  readonly groupsClaim: string
  readonly roles: readonly GroupRole[]
}

const ROLE = /^urn:(?:tmds|cloudone):identity:([^:]+:[^:]+):role\/(.+)$/s
const DONE: Done = { kind: 'done' }

export function createAdministration(config: ReferenceSpConfig, store: Store, rules: Rules): Administration {
  const tenantOf = (id: string): readonly [string, Tenant | undefined] =>
    [...store.tenants].find(([key, tenant]) => id === key || id === tenant.id) ?? ['', undefined]
  const mappingsAfter = (mappings: Tenant['mappings'], urn: string): Tenant['mappings'] =>
    mappings && new Map([...mappings].map(([entityId, one]) => [entityId, rules.mappingAfterRemoval(one, urn)]))
  const changeRoles = (
    urn: string,
    change: (roles: Set<string>, name: string) => boolean,
    mappings?: Tenant['mappings'],
  ): Done => {
    const [, key = '', name = ''] = ROLE.exec(urn) ?? []
    const tenant = store.tenants.get(key)
    const roles = new Set(tenant?.roles)
    if (!tenant || !change(roles, name)) return { kind: 'impossible', why: `there is no role ${urn}` }
    store.tenants.set(key, { ...tenant, roles, mappings: mappings ?? tenant.mappings })
    return DONE
  }
  return {
    register: (registration) => register(registration, store, rules, worldOf(config, store).now),
    importMetadata: (metadata) => {
      const before = new Map(store.identityProviders)
      const done = register({ metadata }, store, rules, worldOf(config, store).now)
      if (done.kind === 'done') store.replacedProviders ??= before
      return done
    },
    restoreMetadata: () => {
      const { replacedProviders: before } = store
      if (before === undefined) return
      store.identityProviders.clear()
      for (const [entityId, provider] of before) store.identityProviders.set(entityId, provider)
      store.replacedProviders = undefined
    },
    setClock: (offsetSeconds) => {
      store.clockOffsetSeconds = offsetSeconds
    },
    setSessionLimit: (seconds) => {
      store.sessionLimitSeconds = seconds ?? undefined
    },
    endMaintenance: () => {
      store.maintenanceUntil = undefined
    },
    setNoticeDays: (days) => {
      store.noticeDays = days ?? undefined
    },
    setInactiveDays: (days) => {
      store.inactiveDays = days ?? undefined
    },
    requireEncryption: (required) => {
      store.encryptionRequired = required
    },
    removeRole: (urn) => {
      const done = changeRoles(urn, (roles, name) => roles.delete(name))
      if (done.kind === 'impossible') return done
      const [, key = ''] = ROLE.exec(urn) ?? []
      const tenant = store.tenants.get(key)
      store.removedRoles.set(urn, tenant?.mappings)
      if (tenant) store.tenants.set(key, { ...tenant, mappings: mappingsAfter(tenant.mappings, urn) })
      for (const [id, session] of store.sessions) if (rules.endsWithRole(session, urn)) store.sessions.delete(id)
      return done
    },
    restoreRole: (urn) => {
      const mappings = store.removedRoles.get(urn)
      if (!store.removedRoles.delete(urn)) return { kind: 'impossible', why: `nobody removed ${urn}` }
      return changeRoles(urn, (roles, name) => roles.add(name) !== undefined, mappings)
    },
    setMapping: ({ tenant: id, entityId: wished, groupsClaim, roles }) => {
      const [key, tenant] = tenantOf(id)
      const entityId = wished ?? [...(tenant?.mappings?.keys() ?? [])][0] ?? ''
      const before = tenant?.mappings?.get(entityId)
      if (!tenant || !before) return { kind: 'impossible', why: `no such provider is set up in an account ${id}` }
      const mapping = { claims: { ...before.claims, groups: groupsClaim }, roles }
      const why = rules.mappingRefusal(mapping, { pod: tenant.pod, tenant: tenant.id })
      if (why !== undefined) return { kind: 'impossible', why }
      if (!store.replacedMappings.has(key)) store.replacedMappings.set(key, tenant.mappings)
      const isGone = (urn: string) => store.removedRoles.has(urn)
      const stored = rules.enteredMapping(mapping, before, isGone)
      store.tenants.set(key, { ...tenant, mappings: new Map([...(tenant.mappings ?? []), [entityId, stored]]) })
      return DONE
    },
    restoreMapping: (id) => {
      const [key, tenant] = tenantOf(id)
      if (!tenant) return { kind: 'impossible', why: `there is no account ${id}` }
      if (store.replacedMappings.has(key)) {
        store.tenants.set(key, { ...tenant, mappings: store.replacedMappings.get(key) })
        store.replacedMappings.delete(key)
      }
      return DONE
    },
    samlUsers: (id) => {
      const { pod = '', id: tenant = '' } = tenantOf(id)[1] ?? {}
      const listed = rules.listedUsers([...store.samlUsers.values()], { pod, tenant }, worldOf(config, store).now)
      return rules.samlUsersPage(listed)
    },
    roleMappings: (id) => {
      const [, tenant] = tenantOf(id)
      if (!tenant) return []
      const account = { pod: tenant.pod, tenant: tenant.id }
      return [...(tenant.mappings?.values() ?? [])].flatMap(({ roles }) =>
        roles.map(([group, role]) => ({ group, role, isWarned: rules.isWarned(role, account, tenant.roles) })),
      )
    },
    auditLog: () => store.auditLog,
    forget: () => {
      store.tmws = { ...store.tmws, users: [], synchronizedAt: undefined }
      store.auditLog.length = 0
      const { sessions, pending, requests, used, languages, federatedUsers, lastSeen, askedLogouts, samlUsers } = store
      const memories = [sessions, pending, requests, used, languages, federatedUsers, lastSeen, askedLogouts, samlUsers]
      for (const memory of memories) memory.clear()
    },
  }
}

function register({ metadata, tenant, name }: Registration, store: Store, rules: Rules, now: number): Done {
  const octets = typeof metadata === 'string' ? Buffer.from(metadata, 'utf8') : metadata
  const read = rules.readMetadata(octets, now)
  if (read.kind === 'unusable') return { kind: 'impossible', why: `the metadata cannot be used: ${read.why}` }
  const { provider } = read
  if (tenant !== undefined || name !== undefined) {
    const found = [...store.tenants].find(([key, { id }]) => tenant === key || tenant === id)
    if (!found || name === undefined) return { kind: 'impossible', why: 'a tenant of this SP and a name go together' }
    const [key, known] = found
    store.tenants.set(key, { ...known, providers: new Map([...known.providers, [name, provider.entityId]]) })
  }
  const known = store.identityProviders.get(provider.entityId)
  store.identityProviders.set(provider.entityId, rules.renewedProvider(known, provider))
  return DONE
}
