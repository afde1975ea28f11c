import { hasGroups } from '../../mock-idp/tamper/groups-in.ts'
import { groups } from '../../mock-idp/tamper/say/groups.ts'
import { roles } from '../../mock-idp/tamper/say/roles.ts'
import type { Facts, Say } from '../../mock-idp/tamper/step.ts'
import { controlsOf, nameOf, sentValueOf } from '../observe/form.ts'
import { attributeOf, type Document, type Element, select } from '../observe/markup.ts'
import type { Page } from '../observe/page.ts'
import type { Observe } from '../target/target.ts'
import { isSteady, selectorsOf } from './selectors.ts'

type Chooser = NonNullable<Observe['chooser']>

/** A login whose user has two roles of the first tenant; undefined where the target file names no two. */
export function twoRoles(facts: Facts): Say | undefined {
  if (facts.claims.role === undefined) return undefined
  const change = hasGroups(facts) ? groups('the groups give two roles', '{group 0}', '{group 1}') : roles(2)
  return change.needs?.(facts) === undefined ? change : undefined
}

/** Kinds of controls of which each is one choice, and how they are found by their name. */
const KINDS: readonly ((name: string) => string)[] = [
  (name) => `input[type=radio][name=${name}]`,
  (name) => `select[name=${name}] option`,
  (name) => `button[name=${name}]`,
  (name) => `input[type=submit][name=${name}]`,
]

/**
 * How a page offers a choice of roles: a form with controls of one name, whose values are roles of the tenant, each once. Pure.
 * @param roles URNs of the tenant's roles
 */
export function chooserOn(page: Page, roles: readonly string[], tenant: string): Chooser | undefined {
  const { document } = page
  if (document === undefined) return undefined
  for (const form of select(document, 'form') ?? []) {
    const names = new Set(controlsOf(document, form).map(nameOf).filter(isSteady))
    for (const name of names) {
      for (const kind of KINDS) {
        const items = select(document, kind(name)) ?? []
        if (isChoice(items, roles)) return chooserOf(document, form, items, kind(name), tenant)
      }
    }
  }
  return undefined
}

function isChoice(items: readonly Element[], roles: readonly string[]): boolean {
  const values = items.map(sentValueOf)
  return values.length > 1 && new Set(values).size === values.length && values.every((one) => roles.includes(one))
}

function chooserOf(
  document: Document,
  form: Element,
  items: readonly Element[],
  selector: string,
  tenant: string,
): Chooser {
  const ofForm = selectorsOf(form).find((one) => select(document, one)?.[0] === form) ?? 'form'
  const [first] = items
  const tenantAttribute = Object.keys(first?.attribs ?? {}).find(
    (name) => name !== 'value' && items.every((item) => attributeOf(item, name) === tenant),
  )
  return {
    when: { html: { selector } },
    items: { selector, ...(tenantAttribute && { tenantAttribute }) },
    form: ofForm,
  }
}
