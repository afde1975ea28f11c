import type { KeyObject } from 'node:crypto'
import type { Checks, Decision, Product } from './pipeline.ts'
import type { Policy } from './policy.ts'
import type { Mapping } from './products/cloud-one/mapping.ts'
import type { DirectoryAccess } from './products/tmws/graph-client.ts'
import type { Credentials } from './products/tmws/settings.ts'
import type { Rules } from './rules.ts'

export type Decides = <D extends object>(decide: (exchanged: Partial<Checks>) => D) => D

export interface TenantConfig {
  readonly pod: string
  readonly id: string
  /** Names of the roles that exist, without URN: `Full Access`. */
  readonly roles: readonly string[]
  /** Identity providers by the name that this tenant gave them, so that pairs can name them. */
  readonly providers: readonly { readonly name: string; readonly entityId: string }[]
  /** How this tenant reads what an identity provider says, where roles hang on groups. */
  readonly mappings?: readonly { readonly entityId: string; readonly mapping: Mapping }[] | undefined
}

interface EncryptionKey {
  readonly privateKey: KeyObject
  /** DER in base64, for the metadata. */
  readonly certificate: string
}

export interface ReferenceSpConfig {
  readonly product: Product
  /** Scheme and authority, `http://127.0.0.1:8080`; the ACS is `/saml/acs` below it. */
  readonly baseUrl: string
  readonly entityId: string
  /** Laid over `strict`. */
  readonly policy?: Partial<Policy> | undefined
  readonly tenants?: readonly TenantConfig[] | undefined
  readonly skewSeconds: number
  /** The administrator's limit while nobody has set another: no session lasts longer. */
  readonly defaultSessionSeconds: number
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Unguessable, and safe in a cookie. */
  readonly randomToken: () => string
  /** Loads what a URL names, of a web server or a file, where an administrator asks for it. Absent: nothing. */
  readonly load?: ((url: string) => Promise<string>) | undefined
  /** The directory from which TMWS synchronizes, and by what it is let in there at first. */
  readonly directory?: { readonly access: DirectoryAccess; readonly credentials: Credentials } | undefined
  /** Keys for encryption, the current one first. */
  readonly encryptionKeys?: readonly EncryptionKey[] | undefined
  /** Private keys of other SPs on the same host. */
  readonly neighbourKeys?: readonly KeyObject[] | undefined
  /** Guards `/admin`; without it `/admin` is closed. */
  readonly adminToken?: string | undefined
  /** Users whom this SP keeps itself, with their passwords. */
  readonly localUsers?: Readonly<Record<string, string>> | undefined
  /** Names of the roles that may switch maintenance mode on. */
  readonly maintainers?: readonly string[] | undefined
  /** When the certificate ends with which this SP is reached over TLS. Milliseconds since the epoch. */
  readonly serverCertificateEndsAt?: number | undefined
  /** Offers single logout at `/saml/slo`, and signs its messages with this key. The certificate is DER in base64. */
  readonly singleLogout?: { readonly privateKey: KeyObject; readonly certificate: string } | undefined
  /** Checks and rules that stand in for the honest ones. */
  readonly exchanged?: Partial<Checks & Rules> | undefined
  /**
   * Makes each decision about a message in the SP's place, given how it is made with what stands in for the honest checks.
   * For asking several SPs at once.
   */
  readonly decides?: Decides | undefined
  /** Told of every decision, for tests and logs. */
  readonly onDecision?: ((decision: Decision) => void) | undefined
}
