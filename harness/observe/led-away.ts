import { CANARY, CANARY_HEADER, ELSEWHERE } from '../../suites/elsewhere.ts'
import type { Exchange } from '../drive/driver.ts'
import { valuesOf } from '../drive/headers.ts'
import { cleaned } from './excerpt.ts'
import { attributeOf, type Document, innerText, select } from './markup.ts'
import { pageOf } from './page.ts'

const isElsewhere = (address: string, from: string): boolean => {
  if (!URL.canParse(address, from)) return false
  const { hostname } = new URL(address, from)
  return hostname === ELSEWHERE || hostname.endsWith(`.${ELSEWHERE}`)
}

/** The address in a Refresh header or element: `0; url=…`. @see HTML, "shared declarative refresh steps" */
const refreshTarget = (content: string): string =>
  /^[^;,]*[;,]\s*(?:url\s*=\s*)?(.*)$/is.exec(content)?.[1]?.replace(/^(["'])(.*?)\1.*$/s, '$2') ?? ''

const ACTING = ['href', 'src', 'action', 'formaction'] as const

/** A browser strips white space and control characters in front of a scheme, and tabs and newlines within it. */
const isScript = (address: string): boolean => /^javascript:/i.test(address.replace(/[\p{Cc} ]/gu, ''))

const inPage = (document: Document, url: string): string | undefined => {
  const found = (selector: string) => select(document, selector) ?? []
  const refresh = found('meta[http-equiv]')
    .filter((one) => attributeOf(one, 'http-equiv')?.toLowerCase() === 'refresh')
    .map((one) => refreshTarget(attributeOf(one, 'content') ?? ''))
    .find((target) => isElsewhere(target, url))
  if (refresh !== undefined) return `a page that goes on to ${refresh}`
  const action = found('form[action]')
    .map((one) => attributeOf(one, 'action') ?? '')
    .find((target) => isElsewhere(target, url))
  if (action !== undefined) return `a form that is sent to ${action}`
  if (found('script').some((one) => innerText(one) === CANARY)) return 'a page in which the RelayState runs as a script'
  const runs = found('[href], [src], [action], [formaction]').some((one) =>
    ACTING.some((name) => {
      const address = attributeOf(one, name) ?? ''
      return isScript(address) && address.includes(CANARY)
    }),
  )
  return runs ? 'a page in which the RelayState is a script to be clicked' : undefined
}

/**
 * Where the SP's answer leads the browser because a message said so: out of the SP, or into a script of the message's own.
 * Undefined where it does not.
 * @see CWE-601, CWE-79, CWE-113
 */
export const ledAway = (exchange: Exchange): string | undefined => {
  const { hops, onward } = exchange
  if (onward !== undefined && isElsewhere(onward.url, onward.url)) return cleaned(`a redirect to ${onward.url}`)
  for (const { request, response } of hops) {
    const headers = response?.headers ?? []
    if (valuesOf(headers, CANARY_HEADER).length > 0) return `an answer with the header ${CANARY_HEADER}`
    const refresh = valuesOf(headers, 'refresh')
      .map(refreshTarget)
      .find((target) => isElsewhere(target, request.url))
    if (refresh !== undefined) return cleaned(`an answer that goes on to ${refresh}`)
  }
  const page = pageOf(exchange)
  const away = page.document === undefined ? undefined : inPage(page.document, page.url)
  return away === undefined ? undefined : cleaned(away)
}
