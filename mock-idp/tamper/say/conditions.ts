import { everyMoment } from '../../message/moments.ts'
import { element } from '../../message/node.ts'
import type { Conditions, Moment } from '../../message/recipe.ts'
import { fill, type Say } from '../step.ts'
import { edited, inAssertion, inConditions, say } from './say.ts'

/** Lays times over Conditions; `undefined` leaves one out. */
export const validity = (title: string, fields: Pick<Conditions, 'notBefore' | 'notOnOrAfter'>): Say =>
  inConditions(title, (conditions) => ({ ...conditions, ...fields }))

/** The clock of whoever says it is ahead, so that each of its times is so much later. */
export const clockAhead = (title: string, seconds: number): Say =>
  say(title, (recipe) =>
    everyMoment(recipe, (moment) => {
      if (typeof moment === 'object') return { ...moment, seconds: moment.seconds + seconds }
      return typeof moment === 'number' ? moment + seconds : moment
    }),
  )

/** Times that depend on the skew that the SP declares. */
export const validityBeyondSkew = (
  title: string,
  fields: (skew: number) => Pick<Conditions, 'notBefore' | 'notOnOrAfter'>,
): Say =>
  inConditions(title, (conditions, facts) => {
    const said = fields(facts.skewSeconds)
    const both = { ...conditions, ...said }
    // A dialect may begin or end where the one bound that is said now lies.
    if (!isEmpty(both) || ('notBefore' in said && 'notOnOrAfter' in said)) return both
    return 'notBefore' in said ? { ...both, notOnOrAfter: HOUR } : { ...both, notBefore: -HOUR }
  })

const HOUR = 3600

const isEmpty = ({ notBefore, notOnOrAfter }: Conditions): boolean => {
  const [from, until] = [notBefore, notOnOrAfter].map((moment) =>
    typeof moment === 'object' ? moment.seconds : Number(moment),
  )
  return from !== undefined && until !== undefined && from >= until
}

/** One list for each AudienceRestriction; `{sp}` is the SP's entity id, `{acs}` its ACS. */
export const audiences = (title: string, ...restrictions: readonly (readonly string[])[]): Say =>
  inConditions(title, (conditions, facts) => ({
    ...conditions,
    audiences: restrictions.map((list) => list.map((audience) => fill(audience, facts))),
  }))

/** The SP's entity id put through a change that makes it another name. */
export const audienceChanged = (title: string, change: (entityId: string) => string): Say =>
  inConditions(title, (conditions, facts) => ({ ...conditions, audiences: [[change(facts.sp.entityId)]] }))

export const noConditions: Say = inAssertion('there are no Conditions', (assertion) => ({
  ...assertion,
  conditions: undefined,
}))

export const oneTimeUse: Say = inConditions('Conditions say OneTimeUse', (conditions) => ({
  ...conditions,
  oneTimeUse: true,
}))

/** The assertion may not lead to others: no concern of an SP that issues none. @see SAML Core 2.5.1.6 */
export const proxyRestriction: Say = inConditions(
  'Conditions say ProxyRestriction with a Count of 0',
  (conditions) => ({
    ...conditions,
    others: [element('saml:ProxyRestriction', { Count: '0' })],
  }),
)

/** What is no condition at all. */
export const foreignCondition: Say = inConditions(
  'an element of another namespace stands among the Conditions',
  (conditions) => ({ ...conditions, others: [element('ext:Unknown')] }),
)

/** A condition of a type that no SP knows. @see SAML Core 2.5.1.1 */
export const unknownCondition: Say = edited('there is a condition of an unknown type', 'assertion', (assertion) => ({
  ...assertion,
  children: assertion.children.map((child) =>
    typeof child !== 'string' && 'name' in child && child.name === 'saml:Conditions'
      ? {
          ...child,
          children: [...child.children, element('saml:Condition', { 'xsi:type': 'ext:Unknown' }, [], ['ext'])],
        }
      : child,
  ),
}))

export const sessionEnds = (at: Moment): Say =>
  inAssertion(`SessionNotOnOrAfter is ${at} s from now`, (assertion) => ({
    ...assertion,
    authnStatements: assertion.authnStatements.map((one) => ({ ...one, sessionNotOnOrAfter: at })),
  }))
