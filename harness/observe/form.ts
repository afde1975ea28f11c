import type { Request } from '../drive/driver.ts'
import { attributeOf, type Document, type Element, select, visibleText } from './markup.ts'
import type { Page } from './page.ts'

type Field = readonly [name: string, value: string]

/** A form of a page as a browser would submit it, untouched. */
export interface Form {
  readonly fields: readonly Field[]
  readonly request: Request
}

const CONTROLS = 'input, select, textarea, button'
/** Not sent unless it is what was chosen or pressed. */
export const PRESSED: ReadonlySet<string> = new Set(['submit', 'image', 'button', 'reset', 'file'])
const TICKED: ReadonlySet<string> = new Set(['radio', 'checkbox'])

export const nameOf = (element: Element): string => attributeOf(element, 'name') ?? ''
export const typeOf = (element: Element): string =>
  (attributeOf(element, 'type') ?? (element.name === 'button' ? 'submit' : 'text')).toLowerCase()

const isBelow = (element: Element, ancestor: Element): boolean => {
  for (let at = element.parent; at !== null; at = at.parent) if (at === ancestor) return true
  return false
}

export const sentValueOf = (item: Element): string =>
  attributeOf(item, 'value') ?? (item.name === 'option' ? visibleText(item) : 'on')

/** The controls that belong to a form. */
export const controlsOf = (document: Document, form: Element): readonly Element[] => {
  const id = attributeOf(form, 'id')
  return (select(document, CONTROLS) ?? []).filter((one) => {
    const owner = attributeOf(one, 'form')
    return owner === undefined ? isBelow(one, form) : owner === id
  })
}

/** Whether a control sends its value when nobody has touched it. */
export const isSentUntouched = (control: Element): boolean => {
  if (attributeOf(control, 'disabled') !== undefined) return false
  const type = typeOf(control)
  if (PRESSED.has(type) && control.name !== 'select' && control.name !== 'textarea') return false
  return !TICKED.has(type) || attributeOf(control, 'checked') !== undefined
}

export const plainValue = (document: Document, control: Element): string => {
  if (control.name === 'textarea') return document(control).text()
  if (control.name !== 'select') return attributeOf(control, 'value') ?? (TICKED.has(typeOf(control)) ? 'on' : '')
  const options = document(control).find('option').toArray()
  const option = options.find((one) => attributeOf(one, 'selected') !== undefined) ?? options[0]
  return option === undefined ? '' : sentValueOf(option)
}

/** Where an address of the page leads; undefined where that is nowhere on the web. */
const addressed = (page: Page, document: Document, address: string): URL | undefined => {
  const base = select(document, 'base[href]')?.[0]
  const href = base === undefined ? '' : (attributeOf(base, 'href') ?? '')
  const from = URL.canParse(href, page.url) ? new URL(href, page.url) : new URL(page.url)
  if (!URL.canParse(address, from.href)) return undefined
  const url = new URL(address, from)
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined
}

/** The request that submits a form with these fields; undefined where its action is no address. */
export const submissionOf = (
  page: Page,
  document: Document,
  form: Element,
  fields: readonly Field[],
): Request | undefined => {
  const url = addressed(page, document, attributeOf(form, 'action')?.trim() || page.url)
  if (url === undefined) return undefined
  const query = new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value]))
  if (attributeOf(form, 'method')?.trim().toLowerCase() === 'post') {
    const headers = [['content-type', 'application/x-www-form-urlencoded']] as const
    return { method: 'POST', url: url.href, headers, body: Buffer.from(query.toString()), from: { page: page.url } }
  }
  url.search = query.toString()
  return { method: 'GET', url: url.href, from: { page: page.url } }
}

/**
 * The forms of a page that a selector finds, with the values that stand in them; `filled` lays others over them.
 * @see HTML, "constructing the entry list"
 */
export const formsOf = (
  page: Page,
  selector = 'form',
  filled: Readonly<Record<string, string>> = {},
): readonly Form[] => {
  const { document } = page
  if (document === undefined) return []
  return (select(document, selector) ?? []).flatMap((form): Form[] => {
    const fields = controlsOf(document, form)
      .filter((one) => nameOf(one) !== '' && isSentUntouched(one))
      .map((one): Field => [nameOf(one), filled[nameOf(one)] ?? plainValue(document, one)])
    const request = submissionOf(page, document, form, fields)
    return request === undefined ? [] : [{ fields, request }]
  })
}

/** What a browser asks for whose user follows the links of a page that a selector finds. */
export const linksOf = (page: Page, selector: string): readonly Request[] => {
  const { document } = page
  if (document === undefined) return []
  return (select(document, selector) ?? []).flatMap((link): Request[] => {
    const href = attributeOf(link, 'href')?.trim()
    const url = href === undefined ? undefined : addressed(page, document, href)
    return url === undefined ? [] : [{ method: 'GET', url: url.href, from: { page: page.url } }]
  })
}
