import type { Exchange } from '../drive/driver.ts'
import { valuesOf } from '../drive/headers.ts'
import { redirectTarget } from '../drive/redirect.ts'
import { attributeOf, type Document, type Element, innerText, select } from '../observe/markup.ts'
import { matches } from '../observe/matcher.ts'
import { pageOf } from '../observe/page.ts'
import { literal } from '../observe/pattern.ts'
import type { Matcher } from '../target/target.ts'
import { leavesOf } from './json-leaves.ts'
import { selectorsOf } from './selectors.ts'

/** Something that an answer can be known by. */
export interface Feature {
  readonly matcher: Matcher
  /** Smaller is surer: what a program says of itself before what its pages look like. */
  readonly rank: number
}

/** A status stands beside another feature, where it can. */
export const RANK = {
  flag: 0,
  empty: 1,
  value: 2,
  form: 3,
  redirect: 4,
  header: 5,
  element: 6,
  title: 7,
  text: 8,
  url: 9,
  status: 10,
} as const

const MAX_TEXT = 120
const MAX_ELEMENTS = 400
const FLAG = /auth|anonym|logged|login|signed|session|guest|active|valid/i

/** What an answer can be known by. It is not said yet what of it is steady. */
function featuresOf(exchange: Exchange): readonly Feature[] {
  const page = pageOf(exchange)
  if (page.status === undefined || !page.whole) return []
  return [
    ...jsonFeatures(exchange),
    ...markupFeatures(exchange),
    ...redirects(exchange),
    ...(valuesOf(page.headers, 'www-authenticate').length > 0
      ? [{ matcher: { header: { name: 'WWW-Authenticate' } }, rank: RANK.header }]
      : []),
    ...(page.text !== '' && page.text.length <= MAX_TEXT
      ? [{ matcher: { bodyText: `^${literal(page.text)}$` }, rank: RANK.text }]
      : []),
    { matcher: { finalUrl: addressPattern(new URL(page.url)) }, rank: RANK.url },
    statusOf(exchange),
  ]
}

export const statusOf = (exchange: Exchange): Feature => ({
  matcher: { status: pageOf(exchange).status ?? 0 },
  rank: RANK.status,
})

function jsonFeatures(exchange: Exchange): readonly Feature[] {
  const { json } = pageOf(exchange)
  if (json === undefined) return []
  return leavesOf(json.value).flatMap(([pointer, value]): Feature[] => {
    const exists = { matcher: { json: { [pointer]: { exists: true } } }, rank: RANK.value }
    const equals = { matcher: { json: { [pointer]: value } } }
    if (typeof value === 'boolean') return [{ ...equals, rank: FLAG.test(pointer) ? RANK.flag : RANK.empty }, exists]
    if (value === null || value === '') return [{ ...equals, rank: RANK.empty }, exists]
    if (typeof value === 'string' && value.length <= MAX_TEXT) return [{ ...equals, rank: RANK.value }, exists]
    return [exists]
  })
}

function markupFeatures(exchange: Exchange): readonly Feature[] {
  const { document, json } = pageOf(exchange)
  if (document === undefined || json !== undefined) return []
  const elements = elementsOf(document).slice(0, MAX_ELEMENTS)
  const passwords = select(document, 'input[type=password]') ?? []
  const titles = (select(document, 'title') ?? [])
    .map(innerText)
    .filter((text) => text !== '' && text.length <= MAX_TEXT)
  const links = elements.flatMap((element) => {
    const name = element.name === 'a' ? 'href' : element.name === 'form' ? 'action' : undefined
    const path = name === undefined ? '' : (attributeOf(element, name) ?? '')
    return name !== undefined && /^\/?[A-Za-z][\w./-]{0,80}$/.test(path) ? [`${element.name}[${name}="${path}"]`] : []
  })
  return [
    ...(passwords.length > 0 ? [html('input[type=password]', RANK.form)] : []),
    // By its place alone, an element is on too many pages.
    ...elements
      .flatMap(selectorsOf)
      .filter((selector) => !selector.includes('>') && !/^[a-z0-9]+$/.test(selector))
      .map((selector) => html(selector, selector.startsWith('#') ? RANK.element : RANK.element + 0.5)),
    ...links.map((selector) => html(selector, RANK.element + 0.2)),
    ...titles.slice(0, 1).map((text) => ({ matcher: { title: `^${literal(text)}$` }, rank: RANK.title })),
  ]
}

const OF_THE_HEAD: ReadonlySet<string> = new Set([
  'html',
  'head',
  'title',
  'meta',
  'link',
  'script',
  'style',
  'base',
  'body',
])

/** What stands on the page itself. Not `body *`: many pages leave the tag out. */
export const elementsOf = (document: Document): readonly Element[] =>
  (select(document, '*') ?? []).filter(({ name }) => !OF_THE_HEAD.has(name))

const html = (selector: string, rank: number): Feature => ({ matcher: { html: { selector } }, rank })

function redirects({ hops }: Exchange): readonly Feature[] {
  return hops.flatMap(({ request, response }) => {
    const target = response === undefined ? undefined : redirectTarget(request.url, response)
    return target instanceof URL ? [{ matcher: { anyRedirectTo: addressPattern(target) }, rank: RANK.redirect }] : []
  })
}

/** The address without its query, where tokens and times stand. */
const addressPattern = ({ origin, pathname }: URL): string => `^${literal(origin + pathname)}(?:[?#]|$)`

/** Features of the first answer that all of some answers have, and none of others; the surest first. */
export function featuresApart(all: readonly Exchange[], none: readonly Exchange[]): readonly Feature[] {
  const [first] = all
  if (first === undefined) return []
  const ranked = featuresOf(first).toSorted((one, other) => one.rank - other.rank)
  const known = new Set<string>()
  return ranked.filter(({ matcher }) => {
    const name = JSON.stringify(matcher)
    if (known.has(name)) return false
    known.add(name)
    return all.every((one) => fits(matcher, one)) && none.every((one) => !fits(matcher, one))
  })
}

export const fits = (matcher: Matcher, exchange: Exchange): boolean =>
  matches(matcher, pageOf(exchange), exchange) === 'matched'
