import { assertionElement } from '../message/assertion.ts'
import type { Build } from '../message/build.ts'
import { type Element, type Node, type Raw, raw } from '../message/node.ts'
import type { Edit, Recipe } from '../message/recipe.ts'
import { responseElement } from '../message/response.ts'
import type { Keyring } from './keyring.ts'
import type { SignPlan } from './plan.ts'
import { elementText, signedElement, unsignedElement } from './signed-element.ts'
import { type SignedXml, signedXml } from './signed-xml.ts'

/** Keys, time and identifiers, and what happens to an assertion before its response takes it in. */
export interface Tools extends Build {
  readonly keyring: Keyring
  /** Is given each assertion's text, signed or not, as the plan says. Edits of the response see what it returns. */
  readonly rewriteAssertion?: ((xml: SignedXml) => SignedXml) | undefined
}

/**
 * Builds the recipe's message and signs it as the plan says. The same recipe, plan, keys, time and identifiers give
 * the same bytes.
 *
 * Assertions are written first and stand in the response as {@link Raw} text: an edit of the response cannot look into
 * them.
 * @throws MissingKey where the keyring lacks a key or certificate of the plan
 * @throws UnknownPrefix where a name's prefix stands for no namespace
 * @see SAML Core 5.4
 */
export function mint(recipe: Recipe, plan: SignPlan, tools: Tools): SignedXml {
  const id = recipe.response.id === undefined ? tools.nextId() : recipe.response.id
  const response = { ...recipe.response, id }
  const around = (assertions: readonly Node[]): Element =>
    edited(responseElement(response, assertions, tools), 'response', recipe.edits)

  const assertions = response.assertions.map((assertion) => {
    const element = edited(assertionElement(assertion, tools), 'assertion', recipe.edits)
    const written = plan.assertion
      ? signedElement(element, plan.assertion, tools.keyring, (xml) => elementText(around([raw(xml)]), plan.response))
      : unsignedElement(element)
    return rewritten(written, tools)
  })
  const whole = around(assertions)
  return signedXml(plan.response ? signedElement(whole, plan.response, tools.keyring).xml : elementText(whole))
}

function edited(element: Element, of: Edit['of'], edits: readonly Edit[]): Element {
  let result = element
  for (const edit of edits) if (edit.of === of) result = edit.apply(result)
  return result
}

function rewritten(assertion: Raw, { rewriteAssertion }: Tools): Raw {
  if (!rewriteAssertion) return assertion
  const xml = rewriteAssertion(signedXml(assertion.xml))
  return xml === assertion.xml ? assertion : raw(xml, null)
}
