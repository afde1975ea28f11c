const FORM = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?Z$/
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/**
 * Milliseconds since the epoch, or `undefined` for what is not a UTC time: no offset, no missing zone, no 24:00:00, no
 * leap second. Parts of a millisecond are cut off.
 * @see SAML Core 1.3.3
 */
export function dateTime(text: string): number | undefined {
  const parts = FORM.exec(text)
  if (!parts) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number)
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined
  if (hour > 23 || minute > 59 || second > 59) return undefined
  const milliseconds = Number((parts[7] ?? '.0').slice(1, 4).padEnd(3, '0'))
  return ((daysFromEpoch(year, month, day) * 24 + hour) * 60 + minute) * 60_000 + second * 1000 + milliseconds
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

const daysIn = (year: number, month: number): number => (month === 2 && isLeap(year) ? 29 : (DAYS[month - 1] ?? 0))

/** `Date.UTC` takes the years 0 to 99 for the twentieth century's. */
function daysFromEpoch(year: number, month: number, day: number): number {
  const before = year - 1
  const years = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400)
  let months = 0
  for (let passed = 1; passed < month; passed += 1) months += daysIn(year, passed)
  return years + months + day - 1 - 719_162
}
