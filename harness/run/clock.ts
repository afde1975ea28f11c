import { setTimeout as delay } from 'node:timers/promises'

/** The time that messages are issued by and waits are measured with. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  wait(milliseconds: number): Promise<void>
  /** Waits of several cases can go on at once; a virtual clock has but one time, so its waits follow one another. */
  readonly waitsOverlap: boolean
}

/** Milliseconds since the process began; never set back. */
export const stopwatch = (): number => performance.now()

export const realClock: Clock = {
  now: Date.now,
  wait: async (milliseconds) => {
    await delay(milliseconds)
  },
  waitsOverlap: true,
}

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
