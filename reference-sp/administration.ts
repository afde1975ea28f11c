import type { ReferenceSpConfig } from './config.ts'
import { readMetadata } from './metadata.ts'
import type { Rules } from './rules.ts'
import { type Store, worldOf } from './store.ts'

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
  /** Forgets all users, sessions and messages, as if it were started anew; what an administrator set stays. */
  readonly forget: () => void
}

interface Registration {
  readonly metadata: string | Uint8Array
  readonly tenant?: string | undefined
  readonly name?: string | undefined
}

const ROLE = /^urn:tmds:identity:([^:]+:[^:]+):role\/(.+)$/s
const DONE: Done = { kind: 'done' }

export function createAdministration(config: ReferenceSpConfig, store: Store, rules: Rules): Administration {
  const changeRoles = (urn: string, change: (roles: Set<string>, name: string) => boolean): Done => {
    const [, key = '', name = ''] = ROLE.exec(urn) ?? []
    const tenant = store.tenants.get(key)
    const roles = new Set(tenant?.roles)
    if (!tenant || !change(roles, name)) return { kind: 'impossible', why: `there is no role ${urn}` }
    store.tenants.set(key, { ...tenant, roles })
    return DONE
  }
  return {
    register: (registration) => register(registration, store, worldOf(config, store).now),
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
      store.removedRoles.add(urn)
      for (const [id, session] of store.sessions) if (rules.endsWithRole(session, urn)) store.sessions.delete(id)
      return done
    },
    restoreRole: (urn) =>
      store.removedRoles.delete(urn)
        ? changeRoles(urn, (roles, name) => roles.add(name) !== undefined)
        : { kind: 'impossible', why: `nobody removed ${urn}` },
    forget: () => {
      store.tmws = { ...store.tmws, users: [], synchronizedAt: undefined }
      const { sessions, pending, requests, used, languages, federatedUsers, lastSeen, askedLogouts } = store
      for (const memory of [sessions, pending, requests, used, languages, federatedUsers, lastSeen, askedLogouts])
        memory.clear()
    },
  }
}

function register({ metadata, tenant, name }: Registration, store: Store, now: number): Done {
  const octets = typeof metadata === 'string' ? Buffer.from(metadata, 'utf8') : metadata
  const read = readMetadata(octets, now)
  if (read.kind === 'unusable') return { kind: 'impossible', why: `the metadata cannot be used: ${read.why}` }
  const { provider } = read
  if (tenant !== undefined || name !== undefined) {
    const found = [...store.tenants].find(([key, { id }]) => tenant === key || tenant === id)
    if (!found || name === undefined) return { kind: 'impossible', why: 'a tenant of this SP and a name go together' }
    const [key, known] = found
    store.tenants.set(key, { ...known, providers: new Map([...known.providers, [name, provider.entityId]]) })
  }
  store.identityProviders.set(provider.entityId, provider)
  return DONE
}
