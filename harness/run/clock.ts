import type { DriverClock } from '../drive/driver.ts'
import { realTime } from '../drive/real-time.ts'

/** The time that messages are issued by and waits are measured with. */
export interface Clock extends DriverClock {
  /** Waits of several cases can go on at once; a virtual clock has but one time, so its waits follow one another. */
  readonly waitsOverlap: boolean
}

/** Milliseconds since the process began; never set back. */
export const stopwatch = (): number => performance.now()

export const realClock: Clock = { ...realTime, waitsOverlap: true }

/** A clock that stands still but for waits: the same start gives the same bytes. */
export function virtualClock(start: number): Clock {
  let now = start
  return {
    now: () => now,
    wait: async (milliseconds) => {
      now += Math.max(0, milliseconds)
    },
    waitsOverlap: false,
  }
}
