import type { Check } from '../check.ts'
import { attributes } from './attributes.ts'
import { gateway, linked } from './tmws/linked.ts'
import { logonName } from './tmws/logon-name.ts'
import { method } from './tmws/method.ts'
import { portalUser } from './tmws/portal-user.ts'
import { upn } from './tmws/upn.ts'

/** What TMWS makes of an assertion that is already known to be good. @see requirements TMWS-* */
export const tmws = {
  method,
  attributes,
  logonName,
  upn,
  portalUser,
  linked,
  gateway,
} as const satisfies Record<string, Check>
