import type { Response } from './driver.ts'
import { valuesOf } from './headers.ts'

/** What an SP that does not say when is given. */
const UNSAID_MS = 1000

/**
 * How long an SP that had no time for a request wants to be left alone: after a 429, or a 503 that says so. Milliseconds;
 * undefined where it had the time.
 * @see RFC 6585 4; RFC 9110 10.2.3
 */
export function retryAfter(response: Response | undefined, now: number): number | undefined {
  if (response?.status !== 429 && response?.status !== 503) return undefined
  const [said] = valuesOf(response.headers, 'retry-after')
  if (said === undefined) return response.status === 429 ? UNSAID_MS : undefined
  if (/^\s*\d{1,9}\s*$/.test(said)) return Number(said) * 1000
  // All three forms of an HTTP date begin with the day; Date.parse would take "-5" for a month.
  const moment = /^\s*[a-z]{3,9},? /i.test(said) ? Date.parse(said) : Number.NaN
  if (!Number.isNaN(moment)) return Math.max(0, moment - now)
  return response.status === 429 ? UNSAID_MS : undefined
}
