import type { Assertion, Moment, Recipe } from './recipe.ts'

/** The recipe with every moment in it put through a change; one that is absent stays absent. */
export function everyMoment({ response, ...recipe }: Recipe, change: (moment: Moment) => Moment): Recipe {
  const maybe = (moment: Moment | undefined): Moment | undefined => (moment === undefined ? undefined : change(moment))
  const inAssertion = (one: Assertion): Assertion => ({
    ...one,
    issueInstant: maybe(one.issueInstant),
    subject: one.subject && {
      ...one.subject,
      confirmations: one.subject.confirmations.map((each) => ({
        ...each,
        notBefore: maybe(each.notBefore),
        notOnOrAfter: maybe(each.notOnOrAfter),
      })),
    },
    conditions: one.conditions && {
      ...one.conditions,
      notBefore: maybe(one.conditions.notBefore),
      notOnOrAfter: maybe(one.conditions.notOnOrAfter),
    },
    authnStatements: one.authnStatements.map((each) => ({
      ...each,
      authnInstant: maybe(each.authnInstant),
      sessionNotOnOrAfter: maybe(each.sessionNotOnOrAfter),
    })),
  })
  return {
    ...recipe,
    response: {
      ...response,
      issueInstant: maybe(response.issueInstant),
      assertions: response.assertions.map(inAssertion),
    },
  }
}
