import type { Check } from '../check.ts'
import { nameIdUser } from './name-id-user.ts'

/** What any SAML SP makes of an assertion that is already known to be good. */
export const generic = { nameIdUser } as const satisfies Record<string, Check>
