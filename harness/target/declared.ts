import { POLICY_KEYS, type Policy, type PolicyKey } from '../../suites/case.ts'
import type { Profile } from '../../suites/profiles/profile.ts'
import type { Target } from './target.ts'

/** A policy with no key left undefined. */
export type Declared = { readonly [K in PolicyKey]?: NonNullable<Policy[K]> }

/** What stands as the SP's word: its target file's, else its profile's. */
export function declaredBy({ policy }: Pick<Target, 'policy'>, profile: Profile): Declared {
  const keys = Object.keys(POLICY_KEYS) as PolicyKey[]
  const entries = keys.flatMap((key) => {
    const value = policy[key] ?? profile.policy[key]
    return value === undefined ? [] : [[key, value]]
  })
  return Object.fromEntries(entries) as Declared
}
