import type { Claims } from '../../mock-idp/tamper/step.ts'
import type { Act, Policy } from '../case.ts'
import type { Product } from '../requirements/requirement.ts'

export type ProfileName = 'saml2' | 'deep-security' | 'workload-security' | 'tmws' | 'cloud-one'

/** The requirements and data of one kind of SP. */
export interface Profile {
  readonly name: ProfileName
  readonly title: string
  /** Cases whose requirements belong to one of these are asked. */
  readonly products: readonly Product[]
  readonly claims: Claims
  readonly languages: { readonly supported: readonly string[]; readonly default: string | undefined }
  /** What the entity id of such an SP looks like, where that is known. */
  readonly entityIdForm?: RegExp
  /** Where logins begin, where such an SP knows no other way. */
  readonly flow?: 'sp-initiated'
  /** Stands as the declaration until a target says otherwise. */
  readonly policy: Policy
  /** Protocol cases (`family/name`, or `family/` for all of one) that a product row overrides, and that row. */
  readonly exceptions: Readonly<Record<string, string>>
  /** Acts that cannot be done to this kind of SP, and why: a case with one of them is not applicable. */
  readonly without?: Readonly<Partial<Record<Act['do'], string>>>
}
