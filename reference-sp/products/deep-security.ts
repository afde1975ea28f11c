import type { Check } from '../check.ts'
import { attributes } from './attributes.ts'
import { preferredLanguage } from './preferred-language.ts'
import { roleAttribute } from './role-attribute.ts'
import { roleSyntax } from './role-syntax.ts'
import { choices, oneTenant, providerKnown, providerSigned, roleExists, tenantKnown } from './roles.ts'
import { sessionDuration } from './session-duration.ts'
import { userName } from './user-name.ts'

/** What Deep Security makes of an assertion that is already known to be good. @see requirements DS-* */
export const deepSecurity = {
  attributes,
  userName,
  roleAttribute,
  roleSyntax,
  oneTenant,
  tenantKnown,
  providerKnown,
  providerSigned,
  roleExists,
  choices,
  sessionDuration,
  preferredLanguage,
} as const satisfies Record<string, Check>
