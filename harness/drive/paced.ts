import type { DriverClock, Transport } from './driver.ts'

/** Settles at most so many times a second, evenly spread. */
export function createPace(requestsPerSecond: number, clock: DriverClock): () => Promise<void> {
  const interval = 1000 / requestsPerSecond
  let next = Number.NEGATIVE_INFINITY
  return async () => {
    const now = clock.now()
    const turn = Math.max(now, next)
    next = turn + interval
    if (turn > now) await clock.wait(turn - now)
  }
}

/** Begins at most so many requests a second, whichever browser sends them, evenly spread. */
export function paced(transport: Transport, requestsPerSecond: number, clock: DriverClock): Transport {
  const pace = createPace(requestsPerSecond, clock)
  return async (request, limits) => {
    await pace()
    return transport(request, limits)
  }
}
