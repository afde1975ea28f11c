import type { Exchange } from '../drive/driver.ts'
import type { Observe } from '../target/target.ts'
import { cleaned } from './excerpt.ts'
import { ledAway } from './led-away.ts'
import { matches } from './matcher.ts'
import { type Page, pageOf } from './page.ts'
import { read } from './reader.ts'
import type { Answer } from './seen.ts'

type Manners = Pick<Observe, 'error' | 'refusal'>

const isRefusal = ({ error, refusal }: Manners, page: Page, exchange: Exchange): boolean =>
  [error?.when, refusal].some((matcher) => matcher !== undefined && matches(matcher, page, exchange) === 'matched')

const reasonOf = ({ error }: Manners, page: Page, exchange: Exchange): string | undefined => {
  if (error === undefined || matches(error.when, page, exchange) !== 'matched') return undefined
  const value = read(error.reason, page)
  const [first] = typeof value === 'string' ? [value] : (value ?? [])
  return first === undefined ? undefined : cleaned(first)
}

/** What the SP answered, whatever it meant. */
export const answerOf = (exchange: Exchange, manners: Manners): Answer => {
  const page = pageOf(exchange)
  const failure = exchange.hops.at(-1)?.failure
  return {
    status: page.status,
    url: page.url,
    reason: reasonOf(manners, page, exchange),
    crashed: page.status !== undefined && page.status >= 500 && !isRefusal(manners, page, exchange),
    failure: failure === undefined ? undefined : `${failure.kind}: ${cleaned(failure.message)}`,
    ledAway: ledAway(exchange),
    excerpt: cleaned(page.text),
  }
}
