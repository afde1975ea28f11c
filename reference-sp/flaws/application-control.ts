import * as control from '../flawed-checks/application-control.ts'
import type { Flaw } from './flaw.ts'

/** Application Control: who may switch maintenance mode on, and for how long. */
export const applicationControlFlaws = {
  'maintenance-by-anyone': {
    replaces: 'mayMaintain',
    by: control.anyone,
    lets: 'switches maintenance mode on for whoever asks',
  },
  'maintenance-by-any-role': {
    replaces: 'mayMaintain',
    by: control.anyUser,
    lets: 'switches maintenance mode on for a role that may not do so',
  },
  'maintenance-by-nobody': {
    replaces: 'mayMaintain',
    by: control.nobody,
    lets: 'keeps maintenance mode off for a role that may switch it on',
  },
  'maintenance-for-the-usual-time': {
    replaces: 'maintenanceSeconds',
    by: control.usualTime,
    lets: 'takes a time that is none for ten minutes',
  },
  'maintenance-in-seconds': {
    replaces: 'maintenanceSeconds',
    by: control.seconds,
    lets: 'takes minutes for seconds',
  },
  'maintenance-milliseconds-as-minutes': {
    replaces: 'maintenanceSeconds',
    by: control.minutesAlways,
    lets: 'takes milliseconds for minutes',
    product: 'workload-security',
  },
  'maintenance-for-ever': {
    replaces: 'inMaintenance',
    by: control.forEver,
    lets: 'leaves maintenance mode on when its time is over',
  },
} as const satisfies Record<string, Flaw>
