import { adfs } from './adfs.ts'
import { applicationControl } from './application-control.ts'
import { cloudOne } from './cloud-one.ts'
import { deepSecurity } from './deep-security.ts'
import { protocol } from './protocol.ts'
import type { Requirement } from './requirement.ts'
import { tmws } from './tmws.ts'
import { workloadSecurity } from './workload-security.ts'

const all = {
  ...protocol,
  ...deepSecurity,
  ...adfs,
  ...applicationControl,
  ...workloadSecurity,
  ...cloudOne,
  ...tmws,
}

export type RequirementId = keyof typeof all

/** Every requirement by its id. */
export const requirements: Readonly<Record<RequirementId, Requirement>> = all

export const isRequirementId = (id: string): id is RequirementId => Object.hasOwn(requirements, id)

/** `undefined`: no requirement has that id. */
export const requirementOf = (id: string): Requirement | undefined =>
  isRequirementId(id) ? requirements[id] : undefined
