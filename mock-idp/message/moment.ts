import type { Moment } from './recipe.ts'

/**
 * A moment as xs:dateTime in UTC with milliseconds; literal text stays as it is, an absent moment stays absent.
 * @param now milliseconds since the epoch
 * @throws RangeError where the moment lies outside of what a Date can hold
 * @see SAML Core 1.3.3
 */
export function dateTime(moment: Moment, now: number): string
export function dateTime(moment: Moment | undefined, now: number): string | undefined
export function dateTime(moment: Moment | undefined, now: number): string | undefined {
  if (typeof moment !== 'number') return moment
  return new Date(now + moment * 1000).toISOString()
}
