import { deepSecurity } from './deep-security.ts'
import type { Requirement } from './requirement.ts'
import { protocol } from './stub-protocol.ts'
const all = { ...protocol, ...deepSecurity }
export type RequirementId = keyof typeof all
export const requirements: Readonly<Record<RequirementId, Requirement>> = all as never
