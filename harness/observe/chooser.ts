import type { Choice } from '../../suites/case.ts'
import type { Browser, Exchange, Request } from '../drive/driver.ts'
import { HarnessError } from '../error.ts'
import type { Observe } from '../target/target.ts'
import { attributeOf, type Document, type Element, select, visibleText } from './markup.ts'
import { type Page, pageOf } from './page.ts'
import { selectorOf } from './selector.ts'

type Chooser = NonNullable<Observe['chooser']>

const CONTROLS = 'input, select, textarea, button'
/** Not sent unless it is what was chosen or pressed. */
const PRESSED: ReadonlySet<string> = new Set(['submit', 'image', 'button', 'reset', 'file'])
const TICKED: ReadonlySet<string> = new Set(['radio', 'checkbox'])

const nameOf = (element: Element): string => attributeOf(element, 'name') ?? ''
const typeOf = (element: Element): string =>
  (attributeOf(element, 'type') ?? (element.name === 'button' ? 'submit' : 'text')).toLowerCase()

const isBelow = (element: Element, ancestor: Element): boolean => {
  for (let at = element.parent; at !== null; at = at.parent) if (at === ancestor) return true
  return false
}

/** The element that holds a choice's name: an option's is its `select`. */
const holderOf = (item: Element): Element => {
  if (item.name !== 'option') return item
  for (let at = item.parent; at !== null && 'attribs' in at; at = at.parent) if (at.name === 'select') return at
  return item
}

const sentValueOf = (item: Element): string =>
  attributeOf(item, 'value') ?? (item.name === 'option' ? visibleText(item) : 'on')

/** What the chooser of a page offers, in its order. */
export const choicesOf = (page: Page, chooser: Chooser): readonly Choice[] => {
  const items = page.document === undefined ? [] : (selectorOf(chooser.items.selector)(page.document) ?? [])
  const { tenantAttribute } = chooser.items
  return items.map((item) => ({
    role: sentValueOf(item),
    tenant: tenantAttribute === undefined ? undefined : attributeOf(item, tenantAttribute.toLowerCase()),
  }))
}

const isSent = (control: Element, holder: Element, pressed: Element | undefined): boolean => {
  if (control === holder || control === pressed) return true
  if (attributeOf(control, 'disabled') !== undefined) return false
  const type = typeOf(control)
  if (PRESSED.has(type) && control.name !== 'select' && control.name !== 'textarea') return false
  if (!TICKED.has(type)) return true
  const rivals = type === 'radio' && nameOf(control) === nameOf(holder)
  return !rivals && attributeOf(control, 'checked') !== undefined
}

const plainValue = (document: Document, control: Element): string => {
  if (control.name === 'textarea') return document(control).text()
  if (control.name !== 'select') return attributeOf(control, 'value') ?? (TICKED.has(typeOf(control)) ? 'on' : '')
  const options = document(control).find('option').toArray()
  const option = options.find((one) => attributeOf(one, 'selected') !== undefined) ?? options[0]
  return option === undefined ? '' : sentValueOf(option)
}

/** @see HTML, "constructing the entry list" */
const entries = (document: Document, form: Element, item: Element): readonly (readonly [string, string])[] => {
  const id = attributeOf(form, 'id')
  const controls = (select(document, CONTROLS) ?? []).filter((one) => {
    const owner = attributeOf(one, 'form')
    return owner === undefined ? isBelow(one, form) : owner === id
  })
  const holder = holderOf(item)
  const pressed = PRESSED.has(typeOf(item)) ? undefined : controls.find((one) => typeOf(one) === 'submit')
  return controls
    .filter((one) => nameOf(one) !== '' && isSent(one, holder, pressed))
    .map((one) => [nameOf(one), one === holder ? sentValueOf(item) : plainValue(document, one)])
}

const targetOf = (page: Page, document: Document, form: Element): URL | undefined => {
  const base = select(document, 'base[href]')?.[0]
  const href = base === undefined ? '' : (attributeOf(base, 'href') ?? '')
  const from = URL.canParse(href, page.url) ? new URL(href, page.url) : new URL(page.url)
  const action = attributeOf(form, 'action')?.trim() || page.url
  if (!URL.canParse(action, from.href)) return undefined
  const url = new URL(action, from)
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined
}

const submission = (page: Page, chooser: Chooser, which: 'first' | 'last', instead?: string): Request | undefined => {
  const { document } = page
  const form = document === undefined ? undefined : selectorOf(chooser.form)(document)?.[0]
  const items = document === undefined ? undefined : selectorOf(chooser.items.selector)(document)
  const item = items?.at(which === 'first' ? 0 : -1)
  if (document === undefined || form === undefined || item === undefined) return undefined
  const url = targetOf(page, document, form)
  if (url === undefined) return undefined
  const fields = new URLSearchParams(
    entries(document, form, item).map(([name, value]): [string, string] => [
      name,
      name === nameOf(holderOf(item)) ? (instead ?? value) : value,
    ]),
  )
  if (attributeOf(form, 'method')?.trim().toLowerCase() === 'post') {
    const headers = [['content-type', 'application/x-www-form-urlencoded']] as const
    return { method: 'POST', url: url.href, headers, body: Buffer.from(fields.toString()) }
  }
  url.search = fields.toString()
  return { method: 'GET', url: url.href }
}

/**
 * Fills in and submits the chooser on the page that an exchange ended on. Where that page has no such form there is
 * nothing to submit: the same exchange comes back.
 * @param instead a value to submit in place of the one that was offered
 * @throws {HarnessError} TARGET_FILE, when the target declares no chooser
 */
export const submitChoice = async (
  browser: Browser,
  answer: Exchange,
  observe: Observe,
  which: 'first' | 'last',
  instead?: string,
): Promise<Exchange> => {
  if (observe.chooser === undefined) {
    throw new HarnessError(
      'TARGET_FILE',
      'observe.chooser is missing, and a role is to be chosen',
      'Declare observe.chooser, or leave out the cases that choose.',
    )
  }
  const request = submission(pageOf(answer), observe.chooser, which, instead)
  return request === undefined ? answer : browser.send(request)
}
