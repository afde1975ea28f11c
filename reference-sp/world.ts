import type { KeyObject } from 'node:crypto'
import type { Outstanding } from './outstanding.ts'
import type { Policy } from './policy.ts'
import type { Mapping } from './products/cloud-one/mapping.ts'
import type { Known } from './products/tmws/settings.ts'

/** A signing key as an administrator registered it. */
export interface SigningKey {
  readonly key: KeyObject
  /** The certificate that carried the key, DER. */
  readonly certificate: Uint8Array
  /** Subject of the certificate that carried the key, for people. */
  readonly subject: string
  /** Of the certificate that carried the key. Milliseconds since the epoch. */
  readonly validFrom: number
  readonly validTo: number
}

/** @see SAML Metadata 2.4.3 */
export interface IdentityProvider {
  readonly entityId: string
  /** Metadata may list several, so that a key can be renewed. @see SAML Metadata 2.4.1.1 */
  readonly keys: readonly SigningKey[]
  /** Keys that are for encryption only. */
  readonly encryptionKeys: readonly SigningKey[]
  /** Where requests go, as far as its metadata say. */
  readonly sso?: { readonly redirect?: string | undefined; readonly post?: string | undefined } | undefined
  /** Where it takes logout messages over the Redirect binding: requests, and answers. */
  readonly singleLogout?: { readonly requests: string; readonly answers: string } | undefined
}

export interface Tenant {
  readonly pod: string
  readonly id: string
  /** Names of the roles that exist now. */
  readonly roles: ReadonlySet<string>
  /** Entity id of the identity provider, by the name that this tenant gave it. */
  readonly providers: ReadonlyMap<string, string>
  /** By entity id of the identity provider, where roles hang on groups. */
  readonly mappings?: ReadonlyMap<string, Mapping> | undefined
}

/** What this SP decrypts with, and when it has to. */
export interface Decryption {
  /** Private RSA keys, the current one first: all are tried. @see Kantara SAML2int SDP-SP38 */
  readonly keys: readonly KeyObject[]
  /** Of other SPs on the same host, whose business is not this one's. */
  readonly neighbours: readonly KeyObject[]
  /** Whether an administrator wants assertions encrypted. */
  readonly required: boolean
}

/** What a check may know besides the message: data as they are at one moment. */
export interface World {
  /** Milliseconds since the epoch. */
  readonly now: number
  readonly entityId: string
  /** Where the message came: one of the endpoints. */
  readonly acs: string
  /** Its assertion consumer services, the default one first. */
  readonly endpoints: readonly string[]
  readonly policy: Policy
  readonly skewSeconds: number
  /** By entity id. */
  readonly identityProviders: ReadonlyMap<string, IdentityProvider>
  /** By `pod:id`. */
  readonly tenants: ReadonlyMap<string, Tenant>
  readonly languages: readonly string[]
  readonly decryption: Decryption
  /** The administrator's limit: no session lasts longer. */
  readonly sessionLimitSeconds: number
  /** A request that this SP made, by its id, until it is too old to be answered. */
  readonly requestOf: (id: string) => Outstanding | undefined
  /** Requests for whose answers a browser waits. */
  readonly askedBy: (browser: string | undefined) => readonly Outstanding[]
  /** Whether a message or assertion of that id has opened a session before. */
  readonly wasUsed: (id: string) => boolean
  /** What was loaded because the message names it, by URL: nothing ever. */
  readonly loaded: ReadonlyMap<string, string>
  /** Where logout messages go; absent: this SP offers no single logout. */
  readonly singleLogout: string | undefined
  /** What TMWS knows and is told. */
  readonly tmws: Known
  /** The issuer that a LogoutRequest of that id was sent to and has not answered yet. */
  readonly logoutAskedOf: (id: string) => string | undefined
}

export const skew = (world: Pick<World, 'skewSeconds'>): number => world.skewSeconds * 1000
