import { assertionElement } from '../../message/assertion.ts'
import type { Build } from '../../message/build.ts'
import { type Element, raw } from '../../message/node.ts'
import { responseElement } from '../../message/response.ts'
import { elementText } from '../../sign/signed-element.ts'
import { honestRecipe } from '../honest-recipe.ts'
import type { Facts } from '../step.ts'
import { attributeIn } from './element-text.ts'

/** What an attacker writes himself: honest but for the user, who is the marker, and without any signature. */
export interface ForgedLogin {
  readonly assertion: string
  readonly response: string
}

/**
 * A login of the marker made from nothing, for messages that hold no assertion to copy.
 * @param signed the message that was signed: its root's ID makes the forged ones
 * @param now milliseconds since the epoch; default: the root's IssueInstant
 */
export function forgedLogin(signed: string, facts: Facts, now: number = issuedAt(signed)): ForgedLogin {
  const { response } = honestRecipe(facts, facts.marker)
  let made = 0
  const build: Build = { now, nextId: () => `${attributeIn(signed, 'ID') ?? '_'}-forged-${made++}` }
  const [assertion] = response.assertions.map((one): Element => assertionElement(one, build))
  const text = assertion === undefined ? '' : elementText(assertion)
  return { assertion: text, response: elementText(responseElement(response, [raw(text)], build)) }
}

const issuedAt = (signed: string): number => Date.parse(attributeIn(signed, 'IssueInstant') ?? '')
