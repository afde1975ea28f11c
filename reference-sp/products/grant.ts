import type { Reason } from '../reason.ts'

/** Where something lives. @see requirements DS-ROLE-9, DS-ROLE-10 */
export interface Home {
  readonly pod: string
  readonly tenant: string
}

/** A pair that names a provider and a role. */
export interface Grant {
  /** Position among the values. */
  readonly index: number
  readonly provider: Home & { readonly name: string }
  readonly role: Home & { readonly name: string; readonly urn: string }
}

/** A value that grants nothing, and why. */
export interface Denied {
  readonly index: number
  readonly reason: Reason
  readonly detail: string
}

/** The key of a tenant in `World.tenants`. */
export const tenantKey = ({ pod, tenant }: Home): string => `${pod}:${tenant}`
