import type { Failure, Request, Response } from './driver.ts'
import { valuesOf } from './headers.ts'

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])
const KEEPS_METHOD: ReadonlySet<number> = new Set([307, 308])
const OF_THE_BODY: ReadonlySet<string> = new Set([
  'content-type',
  'content-length',
  'content-encoding',
  'content-language',
  'content-location',
])
const OF_THE_ORIGIN: ReadonlySet<string> = new Set(['authorization', 'cookie', 'host', 'origin'])

const refused = (message: string): Failure => ({ kind: 'bad-redirect', message })

/** Header values come as Latin-1; browsers read a Location as UTF-8. */
const asUtf8 = (value: string): string => Buffer.from(value, 'latin1').toString('utf8')

/** Where a response points, resolved; undefined when it does not redirect, a failure when nobody can follow. */
export const redirectTarget = (url: string, response: Response): URL | Failure | undefined => {
  if (!REDIRECTS.has(response.status)) return undefined
  const [location, ...others] = new Set(valuesOf(response.headers, 'location'))
  if (location === undefined) return undefined
  if (others.length > 0) return refused('several Location headers that differ')
  const text = asUtf8(location)
  if (!URL.canParse(text, url)) return refused(`Location is not a URL: ${text.slice(0, 200)}`)
  const target = new URL(text, url)
  if (target.protocol !== 'http:' && target.protocol !== 'https:') return refused(`redirect to ${target.protocol}`)
  if (target.hash === '') target.hash = new URL(url).hash
  return target
}

/**
 * The request with which a browser follows a redirect; a failure when it must not; undefined when the response is the
 * answer.
 * @see RFC 9110 15.4; WHATWG Fetch, HTTP-redirect fetch
 */
export const onward = (request: Request, response: Response): Request | Failure | undefined => {
  const target = redirectTarget(request.url, response)
  if (target === undefined || !(target instanceof URL)) return target
  const sameOrigin = target.origin === new URL(request.url).origin
  const method = KEEPS_METHOD.has(response.status) ? request.method : 'GET'
  const dropsBody = method !== request.method
  const headers = (request.headers ?? []).filter(([name]) => {
    const one = name.toLowerCase()
    return !(dropsBody && OF_THE_BODY.has(one)) && (sameOrigin || !OF_THE_ORIGIN.has(one))
  })
  return { method, url: target.href, headers, body: dropsBody ? undefined : request.body }
}
