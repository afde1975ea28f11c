import { type Rules, rules } from '../rules.ts'

export const anyone: Rules['mayMaintain'] = () => true
export const anyUser: Rules['mayMaintain'] = (session) => session !== undefined
export const nobody: Rules['mayMaintain'] = () => false

const TEN_MINUTES = 600
/** What is no time is the usual time. */
export const usualTime: Rules['maintenanceSeconds'] = (time, unit) =>
  rules.maintenanceSeconds(time, unit) ?? TEN_MINUTES
export const seconds: Rules['maintenanceSeconds'] = (time) => (typeof time === 'number' && time > 0 ? time : undefined)
/** Takes the number of one call for that of the other. */
export const minutesAlways: Rules['maintenanceSeconds'] = (time) => rules.maintenanceSeconds(time, 'minutes')
export const forEver: Rules['inMaintenance'] = () => true
