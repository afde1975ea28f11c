import { honest } from '../../message/honest.ts'
import type { Element } from '../../message/node.ts'
import type { Assertion, Recipe } from '../../message/recipe.ts'
import { FACTS } from '../carry/post.sample.ts'
import type { Facts, Say } from '../step.ts'

/** What the tests of this stage change: a login of a profile that reads its user in an attribute. */
const LOGIN_FACTS: Facts = { ...FACTS, issuers: { main: 'https://idp.test' }, claims: { user: 'urn:user' } }
const LOGIN: Recipe = honest({
  user: LOGIN_FACTS.user,
  issuer: 'https://idp.test',
  sp: LOGIN_FACTS.sp,
  claims: LOGIN_FACTS.claims,
})

export const said = (change: Say): Recipe => change.apply(LOGIN, LOGIN_FACTS)

export function assertionOf(recipe: Recipe, at = 0): Assertion {
  const assertion = recipe.response.assertions[at]
  if (!assertion) throw new RangeError('there is no such assertion')
  return assertion
}

/** What the edits of a recipe make of an element. */
export const editedBy = ({ edits }: Recipe, element: Element): Element =>
  edits.reduce((result, edit) => edit.apply(result), element)
