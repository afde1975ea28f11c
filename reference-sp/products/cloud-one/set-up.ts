import type { Home } from '../grant.ts'
import { type Mapping, roleIn } from './mapping.ts'

/** Why an administrator cannot enter a mapping in that account; `undefined` where it is stored. @see requirements TC1-GRP-3, TC1-ACC-2; C28 */
export function mappingRefusal({ roles }: Mapping, account: Home): string | undefined {
  const foreign = roles.find(([, urn]) => roleIn(account, urn) === undefined)
  if (foreign) return `${foreign[1]} is no role of this account`
  const twice = roles.find(([group], at) => roles.findIndex(([other]) => other === group) < at)
  return twice && `the group ${twice[0]} has two roles`
}

/** What is left of a mapping when one of its roles is removed: all of it, for an administrator to mend. @see requirements TC1-DEL-1, TC1-DEL-4 */
export const mappingAfterRemoval = (mapping: Mapping, _urn: string): Mapping => mapping

/**
 * What is stored when an administrator enters a mapping in the place of another.
 * @param _isGone whether a role was removed
 * @see requirement TC1-DEL-4
 */
export const enteredMapping = (entered: Mapping, _before: Mapping, _isGone: (urn: string) => boolean): Mapping =>
  entered

/** Whether a warning stands beside an entry. @see requirement TC1-DEL-2 */
export const isWarned = (urn: string, account: Home, roles: ReadonlySet<string>): boolean =>
  !roles.has(roleIn(account, urn)?.name ?? '')
