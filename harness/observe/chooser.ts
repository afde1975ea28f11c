import type { Choice } from '../../suites/case.ts'
import type { Browser, Exchange, Request } from '../drive/driver.ts'
import { HarnessError } from '../error.ts'
import type { Observe } from '../target/target.ts'
import { controlsOf, isSentUntouched, nameOf, PRESSED, plainValue, sentValueOf, submissionOf, typeOf } from './form.ts'
import { attributeOf, type Document, type Element } from './markup.ts'
import { type Page, pageOf } from './page.ts'
import { selectorOf } from './selector.ts'

type Chooser = NonNullable<Observe['chooser']>

/** The element that holds a choice's name: an option's is its `select`. */
const holderOf = (item: Element): Element => {
  if (item.name !== 'option') return item
  for (let at = item.parent; at !== null && 'attribs' in at; at = at.parent) if (at.name === 'select') return at
  return item
}

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
  const rivals = typeOf(control) === 'radio' && nameOf(control) === nameOf(holder)
  return !rivals && isSentUntouched(control)
}

/** @see HTML, "constructing the entry list" */
const entries = (document: Document, form: Element, item: Element): readonly (readonly [string, string])[] => {
  const controls = controlsOf(document, form)
  const holder = holderOf(item)
  const pressed = PRESSED.has(typeOf(item)) ? undefined : controls.find((one) => typeOf(one) === 'submit')
  return controls
    .filter((one) => nameOf(one) !== '' && isSent(one, holder, pressed))
    .map((one) => [nameOf(one), one === holder ? sentValueOf(item) : plainValue(document, one)])
}

const submission = (page: Page, chooser: Chooser, which: 'first' | 'last', instead?: string): Request | undefined => {
  const { document } = page
  const form = document === undefined ? undefined : selectorOf(chooser.form)(document)?.[0]
  const items = document === undefined ? undefined : selectorOf(chooser.items.selector)(document)
  const item = items?.at(which === 'first' ? 0 : -1)
  if (document === undefined || form === undefined || item === undefined) return undefined
  const fields = entries(document, form, item).map(([name, value]): [string, string] => [
    name,
    name === nameOf(holderOf(item)) ? (instead ?? value) : value,
  ])
  return submissionOf(page, document, form, fields)
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
