import type { Moment, Written } from './recipe.ts'

/**
 * A moment as xs:dateTime in UTC with milliseconds; literal text stays as it is, an absent moment stays absent.
 * @param now milliseconds since the epoch
 * @throws RangeError where the moment lies outside of what a Date can hold
 * @see SAML Core 1.3.3
 */
export function dateTime(moment: Moment, now: number): string
export function dateTime(moment: Moment | undefined, now: number): string | undefined
export function dateTime(moment: Moment | undefined, now: number): string | undefined {
  if (typeof moment === 'number') return text(Math.trunc(now + moment * 1000))
  return typeof moment === 'object' ? written(moment, now) : moment
}

function written({ seconds, zone = 0, digits = 3 }: Written, now: number): string {
  const hours = zone === 'none' ? 0 : zone
  const [second = '', milliseconds = ''] = dateTime(seconds + hours * 3600, now)
    .slice(0, -1)
    .split('.')
  const fraction = digits === 0 ? '' : `.${milliseconds.padEnd(digits, '9').slice(0, digits)}`
  const offset = `${hours < 0 ? '-' : '+'}${TWO[Math.abs(hours)]}:00`
  return `${second}${fraction}${zone === 'none' ? '' : zone === 0 ? 'Z' : offset}`
}

const DAY = 86_400_000

/** Five times as fast as toISOString: a message says six moments, and those of a run share a day or two. */
function text(ms: number): string {
  const day = Math.floor(ms / DAY)
  const time = ms - day * DAY
  const [hours, minutes, seconds] = [
    Math.floor(time / 3_600_000),
    Math.floor(time / 60_000) % 60,
    Math.floor(time / 1000) % 60,
  ]
  return `${dateText(day)}${TWO[hours]}:${TWO[minutes]}:${TWO[seconds]}.${THREE[time % 1000]}Z`
}

function dateText(day: number): string {
  if (day !== known.day) known = { day, text: new Date(day * DAY).toISOString().slice(0, -'00:00:00.000Z'.length) }
  return known.text
}
let known = { day: Number.NaN, text: '' }

const digits = (count: number, width: number): readonly string[] =>
  Array.from({ length: count }, (_, number) => String(number).padStart(width, '0'))
const TWO = digits(60, 2)
const THREE = digits(1000, 3)
