import type { Element } from '../../message/node.ts'
import type {
  Assertion,
  Attribute,
  AuthnStatement,
  Conditions,
  Confirmation,
  Edit,
  Response,
  Subject,
} from '../../message/recipe.ts'
import type { Facts, Say } from '../step.ts'

type Needs = Say['needs']

/** A change to what is said, before anything is signed. */
export const say = (title: string, apply: Say['apply'], needs?: Needs): Say => ({ stage: 'say', title, apply, needs })

export const inResponse = (title: string, change: (response: Response, facts: Facts) => Response, needs?: Needs): Say =>
  say(title, (recipe, facts) => ({ ...recipe, response: change(recipe.response, facts) }), needs)

export const inAssertion = (
  title: string,
  change: (assertion: Assertion, facts: Facts) => Assertion,
  needs?: Needs,
): Say =>
  inResponse(
    title,
    (response, facts) => ({ ...response, assertions: response.assertions.map((one) => change(one, facts)) }),
    needs,
  )

export const inSubject = (title: string, change: (subject: Subject, facts: Facts) => Subject): Say =>
  inAssertion(title, (assertion, facts) =>
    assertion.subject === undefined ? assertion : { ...assertion, subject: change(assertion.subject, facts) },
  )

export const inConfirmation = (title: string, change: (one: Confirmation, facts: Facts) => Confirmation): Say =>
  inSubject(title, (subject, facts) => ({
    ...subject,
    confirmations: subject.confirmations.map((one) => change(one, facts)),
  }))

export const inConditions = (title: string, change: (conditions: Conditions, facts: Facts) => Conditions): Say =>
  inAssertion(title, (assertion, facts) =>
    assertion.conditions === undefined ? assertion : { ...assertion, conditions: change(assertion.conditions, facts) },
  )

export const inAuthnStatement = (title: string, change: (one: AuthnStatement, facts: Facts) => AuthnStatement): Say =>
  inAssertion(title, (assertion, facts) => ({
    ...assertion,
    authnStatements: assertion.authnStatements.map((one) => change(one, facts)),
  }))

export const inAttributes = (
  title: string,
  change: (attributes: readonly Attribute[], facts: Facts) => readonly Attribute[],
  needs?: Needs,
): Say =>
  inAssertion(
    title,
    (assertion, facts) => ({
      ...assertion,
      attributeStatements: [
        change(assertion.attributeStatements[0] ?? [], facts),
        ...assertion.attributeStatements.slice(1),
      ],
    }),
    needs,
  )

/** A change to the finished element, still before signing: for what no field of a recipe says. */
export const edited = (title: string, of: Edit['of'], apply: (element: Element) => Element): Say =>
  say(title, (recipe) => ({ ...recipe, edits: [...recipe.edits, { of, apply }] }))
