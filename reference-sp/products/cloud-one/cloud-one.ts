import type { Check } from '../../check.ts'
import { attributes } from '../attributes.ts'
import { nameIdUser } from '../name-id-user.ts'
import { choices } from '../roles.ts'
import { accounts } from './accounts.ts'
import { groupRoles } from './group-roles.ts'
import { groups } from './groups.ts'
import { displayName, locale, timezone } from './person.ts'
import { removedRoles } from './removed-roles.ts'

/** What Cloud One makes of an assertion that is already known to be good. @see requirements TC1-* */
export const cloudOne = {
  attributes,
  nameIdUser,
  accounts,
  groups,
  groupRoles,
  removedRoles,
  choices,
  displayName,
  locale,
  timezone,
} as const satisfies Record<string, Check>
