import type { ReferenceSpConfig } from './config.ts'
import type { Outstanding } from './outstanding.ts'
import { strict } from './policy.ts'
import type { SamlUser } from './products/cloud-one/saml-users.ts'
import { LANGUAGES_OF } from './products/languages.ts'
import { type Known, knownAtFirst } from './products/tmws/settings.ts'
import type { PendingChoice, Session } from './session.ts'
import type { IdentityProvider, Tenant, World } from './world.ts'

/** Everything that the SP remembers. It lives as long as the process. */
export interface Store {
  readonly sessions: Map<string, Session>
  readonly pending: Map<string, PendingChoice>
  /** Requests that this SP made, by id. */
  readonly requests: Map<string, Outstanding>
  /** Never forgotten: a clock that is set forth and back must not bring an assertion back to life. */
  readonly used: Set<string>
  /** Preferred language by account. */
  readonly languages: Map<string, string>
  readonly federatedUsers: Set<string>
  /** When somebody last signed in to an account. Milliseconds since the epoch. */
  readonly lastSeen: Map<string, number>
  /** LogoutRequests that were sent and not answered yet, by id. */
  readonly askedLogouts: Map<string, { readonly issuer: string; readonly sessionId: string }>
  readonly identityProviders: Map<string, IdentityProvider>
  readonly tenants: Map<string, Tenant>
  /** Roles that an administrator took away, by URN, and what their tenant's mappings were before. */
  readonly removedRoles: Map<string, Tenant['mappings']>
  /** What an administrator has replaced of a tenant's mappings, by the tenant's key. */
  readonly replacedMappings: Map<string, Tenant['mappings']>
  /** What was known of identity providers before other metadata were imported. */
  replacedProviders: ReadonlyMap<string, IdentityProvider> | undefined
  /** Who came into a tenant by SAML, by account. */
  readonly samlUsers: Map<string, SamlUser>
  /** Principals of the sign-ins by SAML, the latest last. */
  readonly auditLog: string[]
  clockOffsetSeconds: number
  sessionLimitSeconds: number | undefined
  encryptionRequired: boolean
  tmws: Known
  /** Milliseconds since the epoch; undefined: nobody has switched it on. */
  maintenanceUntil: number | undefined
  /** Undefined: nothing is announced. */
  noticeDays: number | undefined
  /** Undefined: accounts stay. */
  inactiveDays: number | undefined
}

export const createStore = ({ tenants = [], directory }: Pick<ReferenceSpConfig, 'tenants' | 'directory'>): Store => ({
  sessions: new Map(),
  pending: new Map(),
  requests: new Map(),
  used: new Set(),
  languages: new Map(),
  federatedUsers: new Set(),
  lastSeen: new Map(),
  askedLogouts: new Map(),
  identityProviders: new Map(),
  tenants: new Map(
    tenants.map(({ pod, id, roles, providers, mappings = [] }) => [
      `${pod}:${id}`,
      {
        pod,
        id,
        roles: new Set(roles),
        providers: new Map(providers.map(({ name, entityId }) => [name, entityId])),
        mappings: new Map(mappings.map(({ entityId, mapping }) => [entityId, mapping])),
      },
    ]),
  ),
  removedRoles: new Map(),
  replacedMappings: new Map(),
  replacedProviders: undefined,
  samlUsers: new Map(),
  auditLog: [],
  clockOffsetSeconds: 0,
  sessionLimitSeconds: undefined,
  encryptionRequired: false,
  tmws: knownAtFirst(directory?.credentials),
  maintenanceUntil: undefined,
  noticeDays: undefined,
  inactiveDays: undefined,
})

const NOTHING: World['loaded'] = new Map()

/**
 * The world as it is now.
 * @param path of the endpoint to which a message came
 */
export const worldOf = (config: ReferenceSpConfig, store: Store, loaded = NOTHING, path: string = ACS): World => {
  const now = config.now() + store.clockOffsetSeconds * 1000
  const open = (one: Outstanding | undefined): one is Outstanding => one !== undefined && now < one.openUntil
  return {
    loaded,
    now,
    entityId: config.entityId,
    acs: `${config.baseUrl}${path}`,
    endpoints: endpointsOf(config),
    policy: { ...strict, ...config.policy },
    skewSeconds: config.skewSeconds,
    identityProviders: store.identityProviders,
    tenants: store.tenants,
    languages: LANGUAGES_OF[config.product],
    decryption: {
      keys: (config.encryptionKeys ?? []).map(({ privateKey }) => privateKey),
      neighbours: config.neighbourKeys ?? [],
      required: store.encryptionRequired,
    },
    sessionLimitSeconds: store.sessionLimitSeconds ?? config.defaultSessionSeconds,
    requestOf: (id) => [store.requests.get(id)].find(open),
    askedBy: (browser) =>
      [...store.requests.values()].filter((one) => open(one) && one.browser === browser && !one.isAnswered),
    wasUsed: (id) => store.used.has(id),
    singleLogout: singleLogoutOf(config),
    tmws: store.tmws,
    logoutAskedOf: (id) => store.askedLogouts.get(id)?.issuer,
  }
}

const ACS = '/saml/acs'
/** A route for each assertion consumer service. */
export const ENDPOINTS = `${ACS}/:second{second}?` as const

/** The default assertion consumer service. */
export const acsOf = ({ baseUrl }: Pick<ReferenceSpConfig, 'baseUrl'>): string => `${baseUrl}${ACS}`

/** The assertion consumer services by index, the default one first. */
export const endpointsOf = ({ baseUrl }: Pick<ReferenceSpConfig, 'baseUrl'>): readonly [string, ...string[]] => [
  `${baseUrl}${ACS}`,
  `${baseUrl}${ACS}/second`,
]

export const singleLogoutOf = ({
  baseUrl,
  singleLogout,
}: Pick<ReferenceSpConfig, 'baseUrl' | 'singleLogout'>): string | undefined =>
  singleLogout === undefined ? undefined : `${baseUrl}/saml/slo`
