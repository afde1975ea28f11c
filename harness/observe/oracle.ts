import type { Browser, Exchange } from '../drive/driver.ts'
import { valuesOf } from '../drive/headers.ts'
import { HarnessError } from '../error.ts'
import type { Observe } from '../target/target.ts'
import { answerOf } from './answer.ts'
import { choicesOf } from './chooser.ts'
import { cookieAge } from './cookie-age.ts'
import { cleaned } from './excerpt.ts'
import { compileMatcher, matches } from './matcher.ts'
import { type Page, pageOf } from './page.ts'
import { compileReader, read, type Value } from './reader.ts'
import type { Answer, Seen, SeenLogin } from './seen.ts'
import { selectorOf } from './selector.ts'

/** Finds out who, if anyone, is signed in. */
export interface Oracle {
  /** Asks who is signed in, and does not judge the answer: traffic. */
  probe(browser: Browser): Promise<Exchange>
  /** Whether a browser is nobody yet; `why` says it in words, either way. */
  anonymousBefore(
    browser: Browser,
  ): Promise<{ readonly anonymous: boolean; readonly exchange: Exchange; readonly why: string }>
  /** What an act led to. `answer` is what the act itself got; `exchanges` are the requests made to find out. */
  look(browser: Browser, answer: Exchange): Promise<{ readonly seen: Seen; readonly exchanges: readonly Exchange[] }>
  /** What the SP answered, whatever it meant. */
  describe(exchange: Exchange): Answer
}

const urlOf = (path: string, origin: string): string => {
  if (URL.canParse(path, origin)) return new URL(path, origin).href
  throw new HarnessError('TARGET_FILE', `observe: "${path}" is not a path`, 'Write it like /whoami.')
}

/** Complains now of what would otherwise stop a run half-way. */
const check = (observe: Observe): void => {
  const { identity, anonymous, chooser, language, web, notices, error, refusal } = observe
  const { user, roles, tenant, endsIn, displayName, timezone } = identity
  const lists = Object.values(observe.lists ?? {}).filter((list) => list !== undefined)
  const matchers = [
    identity.alive,
    anonymous,
    chooser?.when,
    web?.shown,
    ...Object.values(notices ?? {}),
    error?.when,
    refusal,
    ...lists.map(({ when }) => when),
  ]
  const shown = [user, roles, tenant, endsIn, displayName, timezone, language?.value, error?.reason]
  const readers = [...shown, ...lists.flatMap(({ columns }) => Object.values(columns))]
  for (const matcher of matchers) if (matcher !== undefined) compileMatcher(matcher)
  for (const reader of readers) if (reader !== undefined) compileReader(reader)
  for (const text of [chooser?.form, chooser?.items.selector, ...lists.map(({ part }) => part)])
    if (text !== undefined) selectorOf(text)
}

const many = (value: Value): readonly string[] | undefined => (typeof value === 'string' ? [value] : value)

/** A value that is one of a kind; several would leave open which of them holds. */
const one = (value: Value): string | undefined => {
  const values = many(value)
  return values?.length === 1 && values[0] !== '' ? values[0] : undefined
}

const SECONDS = /^-?\d{1,15}(?:\.\d{1,9})?$/
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/

/** Seconds as they stand, or until a moment that is written with its time zone. */
const secondsUntil = (text: string | undefined, now: number): number | undefined => {
  if (text === undefined) return undefined
  if (SECONDS.test(text)) return Number(text)
  const moment = MOMENT.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(moment) ? undefined : (moment - now) / 1000
}

/** `neither` may be a chooser; `contradiction` and `silence` can be nothing. */
interface Standing {
  readonly kind: 'alive' | 'anonymous' | 'neither' | 'contradiction' | 'silence'
  readonly why: string
}

const describePage = (page: Page, exchange: Exchange): string => {
  const failure = exchange.hops.at(-1)?.failure
  if (failure !== undefined) return `the identity probe failed (${failure.kind}: ${cleaned(failure.message)})`
  const type = cleaned(valuesOf(page.headers, 'content-type')[0] ?? 'no content type', 60)
  return `the identity probe got ${page.status} (${type}${page.whole ? '' : ', too large to be read whole'})`
}

const standingOf = (observe: Observe, exchange: Exchange): Standing => {
  const page = pageOf(exchange)
  const alive = matches(observe.identity.alive, page, exchange) === 'matched'
  const anonymous = matches(observe.anonymous, page, exchange) === 'matched'
  const seen = describePage(page, exchange)
  if (alive && anonymous) return { kind: 'contradiction', why: `${seen}, which is both alive and anonymous` }
  if (alive) return { kind: 'alive', why: 'somebody is signed in' }
  if (anonymous) return { kind: 'anonymous', why: 'nobody is signed in' }
  return {
    kind: page.status === undefined ? 'silence' : 'neither',
    why: `${seen}, which is neither alive nor anonymous`,
  }
}

/**
 * Makes the oracle of one target.
 * @param origin of the ACS: the paths of `observe` are relative to it
 * @throws {HarnessError} TARGET_FILE, when a matcher, reader or path of `observe` cannot be used
 */
export const createOracle = (observe: Observe, origin: string): Oracle => {
  check(observe)
  const probeUrl = urlOf(observe.identity.get, origin)
  const languageUrl = observe.language === undefined ? undefined : urlOf(observe.language.get, origin)

  const describe = (exchange: Exchange): Answer => answerOf(exchange, observe)
  const probe = (browser: Browser): Promise<Exchange> => browser.send({ method: 'GET', url: probeUrl })

  const loginOf = (exchange: Exchange, login: Exchange): SeenLogin => {
    const { identity } = observe
    const page = pageOf(exchange)
    // A session that names nobody is a session all the same: where none was wanted, it fails.
    const user = one(read(identity.user, page)) ?? ''
    const startedAt = exchange.hops.at(-1)?.startedAt ?? exchange.hops[0].startedAt
    return {
      user,
      roles: identity.roles && many(read(identity.roles, page)),
      tenant: identity.tenant && one(read(identity.tenant, page)),
      displayName: identity.displayName && one(read(identity.displayName, page)),
      timezone: identity.timezone && one(read(identity.timezone, page)),
      ...endOf(page, startedAt, login),
    }
  }

  const endOf = (page: Page, now: number, login: Exchange): Pick<SeenLogin, 'endsIn' | 'endsWithCookie'> => {
    const { endsIn, endsWithCookie } = observe.identity
    if (endsIn !== undefined) return { endsIn: secondsUntil(one(read(endsIn, page)), now) }
    return endsWithCookie === undefined ? {} : { endsIn: cookieAge(endsWithCookie, login), endsWithCookie }
  }

  const session = async (browser: Browser, probed: Exchange, before: Exchange, answer: Answer) => {
    const login = loginOf(probed, before)
    if (observe.language === undefined || languageUrl === undefined) {
      return { seen: { kind: 'session', login, answer } as const, exchanges: [probed] }
    }
    const shown = await browser.send({ method: 'GET', url: languageUrl })
    const language = one(read(observe.language.value, pageOf(shown)))
    return { seen: { kind: 'session', login: { ...login, language }, answer } as const, exchanges: [probed, shown] }
  }

  const withoutSession = (standing: Standing, exchange: Exchange, answer: Answer): Seen => {
    const { chooser } = observe
    const page = pageOf(exchange)
    const mayChoose = standing.kind === 'neither' || standing.kind === 'anonymous'
    if (mayChoose && chooser !== undefined && matches(chooser.when, page, exchange) === 'matched') {
      const choices = choicesOf(page, chooser)
      if (choices.length > 0) return { kind: 'chooser', choices, answer }
      return { kind: 'unclear', why: 'a chooser in which observe.chooser.items finds no choice', answer }
    }
    return standing.kind === 'anonymous'
      ? { kind: 'anonymous', answer }
      : { kind: 'unclear', why: standing.why, answer }
  }

  return {
    probe,
    describe,
    anonymousBefore: async (browser) => {
      const exchange = await probe(browser)
      const { kind, why } = standingOf(observe, exchange)
      return { anonymous: kind === 'anonymous', exchange, why }
    },
    look: async (browser, exchange) => {
      const probed = await probe(browser)
      const standing = standingOf(observe, probed)
      const answer = describe(exchange)
      if (standing.kind === 'alive') return session(browser, probed, exchange, answer)
      return { seen: withoutSession(standing, exchange, answer), exchanges: [probed] }
    },
  }
}
