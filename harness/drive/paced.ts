import type { DriverClock, Transport } from './driver.ts'

/** Begins at most so many requests a second, whichever browser sends them, evenly spread. */
export function paced(transport: Transport, requestsPerSecond: number, clock: DriverClock): Transport {
  const interval = 1000 / requestsPerSecond
  let next = Number.NEGATIVE_INFINITY
  return async (request, limits) => {
    const now = clock.now()
    const turn = Math.max(now, next)
    next = turn + interval
    if (turn > now) await clock.wait(turn - now)
    return transport(request, limits)
  }
}
