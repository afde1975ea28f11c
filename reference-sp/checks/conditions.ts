import { isRefusal, nothing, type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import { skew, type World } from '../world.ts'
import { dateTime } from '../xml/date-time.ts'
import { SAML } from '../xml/namespace.ts'
import { attribute, children, firstChild, textOf } from '../xml/read.ts'
import { type Model, shaped } from './shape.ts'

type Conditions = Pick<Draft, 'conditions'>

const CONDITIONS: Model = {
  content: /^((saml:Condition|saml:AudienceRestriction|saml:OneTimeUse|saml:ProxyRestriction) )*$/,
  attributes: ['NotBefore', 'NotOnOrAfter'],
}

/**
 * Without Conditions nobody is named as the audience.
 * @see SAML Core 2.5.1; SAML Profiles 4.1.4.2
 */
export function conditions({ assertion }: Pick<Draft, 'assertion'>): Refusal | Conditions {
  const element = firstChild(assertion, SAML, 'Conditions')
  if (!element) return refuse('wrong-audience', 'there are no Conditions')
  const shape = shaped(element, CONDITIONS)
  if (isRefusal(shape)) return shape
  const twice = ['OneTimeUse', 'ProxyRestriction'].find((name) => children(element, SAML, name).length > 1)
  return twice ? refuse('bad-response', `${twice} is there twice`) : { conditions: element }
}

/** A condition that is not understood makes the assertion's validity unknown. @see SAML Core 2.5.1.1 */
export const conditionsKnown = ({ conditions }: Conditions): Refusal | typeof nothing =>
  children(conditions, SAML, 'Condition').length === 0 ? nothing : refuse('bad-response', 'an unknown condition')

function time(conditions: Conditions['conditions'], name: string): Refusal | { readonly at: number | undefined } {
  const text = attribute(conditions, name)
  if (text === undefined) return { at: undefined }
  const at = dateTime(text)
  return at === undefined ? refuse('bad-response', `${name} ${JSON.stringify(text)} is no time`) : { at }
}

/** @see SAML Core 2.5.1.2 */
export function notBefore({ conditions }: Conditions, world: World): Refusal | typeof nothing {
  const from = time(conditions, 'NotBefore')
  if (isRefusal(from)) return from
  return from.at !== undefined && from.at > world.now + skew(world) ? refuse('not-yet-valid', 'the assertion') : nothing
}

/** @see SAML Core 2.5.1.2 */
export function notOnOrAfter({ conditions }: Conditions, world: World): Refusal | typeof nothing {
  const until = time(conditions, 'NotOnOrAfter')
  if (isRefusal(until)) return until
  return until.at !== undefined && world.now - skew(world) >= until.at ? refuse('expired', 'the assertion') : nothing
}

/** Skew widens a window, it does not mend one that was never open. @see SAML Core 2.5.1.2 */
export function window({ conditions }: Conditions): Refusal | typeof nothing {
  const from = time(conditions, 'NotBefore')
  const until = time(conditions, 'NotOnOrAfter')
  if (isRefusal(from) || isRefusal(until) || from.at === undefined || until.at === undefined) return nothing
  return from.at < until.at ? nothing : refuse('bad-response', 'the assertion ends before it begins')
}

/** Restrictions are anded, audiences within one are ored, and there is at least one. @see SAML Core 2.5.1.4 */
export function audience({ conditions }: Conditions, world: World): Refusal | typeof nothing {
  const restrictions = children(conditions, SAML, 'AudienceRestriction')
  if (restrictions.length === 0) return refuse('wrong-audience', 'there is no AudienceRestriction')
  const foreign = restrictions.find(
    (restriction) => !children(restriction, SAML, 'Audience').some((one) => textOf(one) === world.entityId),
  )
  return foreign ? refuse('wrong-audience', 'this SP is not in an AudienceRestriction') : nothing
}
