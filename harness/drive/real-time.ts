import { setTimeout as delay } from 'node:timers/promises'
import type { DriverClock } from './driver.ts'

export const realTime: DriverClock = {
  now: Date.now,
  wait: async (milliseconds) => {
    await delay(milliseconds)
  },
}
