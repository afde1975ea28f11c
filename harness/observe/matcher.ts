import type { Exchange } from '../drive/driver.ts'
import { valuesOf } from '../drive/headers.ts'
import { redirectTarget } from '../drive/redirect.ts'
import { HarnessError } from '../error.ts'
import type { Matcher } from '../target/target.ts'
import { innerText, visibleText } from './markup.ts'
import type { Page } from './page.ts'
import { isFound, MAX_SEARCHED, patternOf } from './pattern.ts'
import { pointerOf } from './pointer.ts'
import { selectorOf } from './selector.ts'

/** `not-applicable`: the answer is not of the kind that the matcher speaks of, or did not come whole. */
export type Match = 'matched' | 'not-matched' | 'not-applicable'
type Test = (page: Page, exchange: Exchange) => Match

const verdict = (matched: boolean): Match => (matched ? 'matched' : 'not-matched')

/** What was looked for in the body: where a part of the body is missing, its absence says nothing. */
const inBody = (page: Page, found: boolean): Match => {
  if (found) return 'matched'
  return page.whole ? 'not-matched' : 'not-applicable'
}

const all = (tests: readonly Test[]): Test => {
  if (tests.length === 0) return () => 'not-applicable'
  return (page, exchange) => {
    const results = tests.map((test) => test(page, exchange))
    if (results.includes('not-matched')) return 'not-matched'
    return results.includes('not-applicable') ? 'not-applicable' : 'matched'
  }
}

const not =
  (test: Test): Test =>
  (page, exchange) => {
    const result = test(page, exchange)
    return result === 'not-applicable' ? result : verdict(result === 'not-matched')
  }

/** By De Morgan: what holds of no part is unknown as soon as one part is. */
const any = (tests: readonly Test[]): Test => not(all(tests.map(not)))

const statusTest = (wanted: number | string): ((status: number) => boolean) => {
  if (typeof wanted === 'number') return (status) => status === wanted
  if (/^[1-5]xx$/i.test(wanted)) return (status) => Math.floor(status / 100) === Number(wanted[0])
  if (/^[1-5]\d\d$/.test(wanted)) return (status) => status === Number(wanted)
  throw new HarnessError(
    'TARGET_FILE',
    `observe: "${wanted}" is not a status`,
    'Write a number (401), a class (4xx) or a list of these.',
  )
}

const ofStatus = (wanted: number | string | readonly (number | string)[]): Test => {
  const tests = (typeof wanted === 'object' ? wanted : [wanted]).map(statusTest)
  return ({ status }) => (status === undefined ? 'not-applicable' : verdict(tests.some((test) => test(status))))
}

const ofFinalUrl = (text: string): Test => {
  const pattern = patternOf(text)
  return (page) => verdict(isFound(pattern, page.url))
}

const redirectsOf = (exchange: Exchange): readonly string[] =>
  exchange.hops.flatMap(({ request, response }) => {
    if (response === undefined) return []
    const target = redirectTarget(request.url, response)
    if (target instanceof URL) return [target.href]
    return target === undefined ? [] : valuesOf(response.headers, 'location')
  })

const ofRedirect = (text: string): Test => {
  const pattern = patternOf(text)
  return (page, exchange) => {
    if (redirectsOf(exchange).some((url) => isFound(pattern, url))) return 'matched'
    // Where the last hop brought nothing, more redirects might have come.
    return page.status === undefined ? 'not-applicable' : 'not-matched'
  }
}

const ofHeader = ({ name, matches }: { readonly name: string; readonly matches?: string | undefined }): Test => {
  const pattern = patternOf(matches ?? '')
  return ({ status, headers }) =>
    status === undefined ? 'not-applicable' : verdict(valuesOf(headers, name).some((value) => isFound(pattern, value)))
}

const ofText = (text: string): Test => {
  const pattern = patternOf(text)
  return (page) => {
    if (page.status === undefined) return 'not-applicable'
    if (isFound(pattern, page.text)) return 'matched'
    return page.whole && page.text.length <= MAX_SEARCHED ? 'not-matched' : 'not-applicable'
  }
}

const ofTitle = (text: string): Test => {
  const pattern = patternOf(text)
  const titles = selectorOf('title')
  return (page) => {
    if (page.document === undefined) return 'not-applicable'
    return inBody(page, titles(page.document)?.some((title) => isFound(pattern, innerText(title))) ?? false)
  }
}

const ofHtml = ({ selector, text }: { readonly selector: string; readonly text?: string | undefined }): Test => {
  const find = selectorOf(selector)
  const pattern = patternOf(text ?? '')
  return (page) => {
    const found = page.document === undefined ? undefined : find(page.document)
    if (found === undefined) return 'not-applicable'
    return inBody(page, text === undefined ? found.length > 0 : found.some((one) => isFound(pattern, visibleText(one))))
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Goes by the target file's value, whose depth is ours. */
const equal = (wanted: unknown, value: unknown): boolean => {
  if (Array.isArray(wanted)) {
    return Array.isArray(value) && value.length === wanted.length && wanted.every((one, at) => equal(one, value[at]))
  }
  if (!isRecord(wanted)) return Object.is(wanted, value)
  const keys = Object.keys(wanted)
  return (
    isRecord(value) &&
    Object.keys(value).length === keys.length &&
    keys.every((key) => Object.hasOwn(value, key) && equal(wanted[key], value[key]))
  )
}

type Box = { readonly value: unknown } | undefined

const asText = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined

const ofValue = (wanted: unknown): ((box: Box) => boolean) => {
  const keys = isRecord(wanted) ? Object.keys(wanted) : []
  if (isRecord(wanted) && keys.length === 1) {
    const { exists, regex } = wanted
    if (typeof exists === 'boolean') return (box) => (box !== undefined) === exists
    if (typeof regex === 'string') {
      const pattern = patternOf(regex)
      return (box) => {
        const text = asText(box?.value)
        return text !== undefined && isFound(pattern, text)
      }
    }
  }
  return (box) => box !== undefined && equal(wanted, box.value)
}

const ofJson = (wanted: Readonly<Record<string, unknown>>): Test => {
  const tests = Object.entries(wanted).map(([pointer, value]) => ({
    follow: pointerOf(pointer),
    holds: ofValue(value),
  }))
  return ({ json }) => {
    if (json === undefined) return 'not-applicable'
    return verdict(tests.every(({ follow, holds }) => holds(follow(json.value))))
  }
}

/**
 * Makes a matcher ready for use.
 * @throws {HarnessError} TARGET_FILE, naming the pattern, pointer, selector or status that is none
 */
export const compileMatcher = (matcher: Matcher): Test => {
  const tests: Test[] = []
  if ('status' in matcher) tests.push(ofStatus(matcher.status))
  if ('finalUrl' in matcher) tests.push(ofFinalUrl(matcher.finalUrl))
  if ('anyRedirectTo' in matcher) tests.push(ofRedirect(matcher.anyRedirectTo))
  if ('header' in matcher) tests.push(ofHeader(matcher.header))
  if ('bodyText' in matcher) tests.push(ofText(matcher.bodyText))
  if ('json' in matcher) tests.push(ofJson(matcher.json))
  if ('html' in matcher) tests.push(ofHtml(matcher.html))
  if ('title' in matcher) tests.push(ofTitle(matcher.title))
  if ('allOf' in matcher) tests.push(all(matcher.allOf.map(compileMatcher)))
  if ('anyOf' in matcher) tests.push(any(matcher.anyOf.map(compileMatcher)))
  if ('not' in matcher) tests.push(not(compileMatcher(matcher.not)))
  return all(tests)
}

const compiled = new WeakMap<Matcher, Test>()

/** Whether a matcher fits an answer. `page` is what `exchange` ended on. */
export const matches = (matcher: Matcher, page: Page, exchange: Exchange): Match => {
  const test = compiled.get(matcher) ?? compileMatcher(matcher)
  compiled.set(matcher, test)
  return test(page, exchange)
}
