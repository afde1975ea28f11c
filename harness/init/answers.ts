import type { Endpoints } from '../../mock-idp/message/endpoint.ts'
import type { IssuerName } from '../../mock-idp/sign/plan.ts'
import type { ProfileName } from '../../suites/profiles/profile.ts'
import type { SpDescription } from '../observe/sp-description.ts'

/** All that a new target file is made from. */
export interface Answers extends Endpoints {
  readonly name: string
  readonly profile: ProfileName
  readonly entityId: string
  /** Where the SP publishes its metadata. */
  readonly metadataUrl?: string | undefined
  readonly singleLogout?: SpDescription['singleLogout'] | undefined
  readonly hasEncryptionKey: boolean
  /** The folder of the issuers' keys, named from the target file's folder. */
  readonly issuers: string
  /** Issuers whose metadata the SP is going to import. */
  readonly trusts: readonly IssuerName[]
  /** Accounts that the SP has; none, where it makes accounts. */
  readonly accounts: readonly string[]
  readonly marker?: string | undefined
}

/** A name for a target, from the host of its ACS. */
export function nameFrom(acs: string): string {
  const host = URL.canParse(acs) ? new URL(acs).hostname : ''
  const name = host.replace(/[^A-Za-z0-9.-]/g, '').replace(/^[.-]+/, '')
  return name.slice(0, 64) || 'my-sp'
}
