import { nothing, type Refusal, refuse } from '../check.ts'
import { audience, conditions, conditionsKnown } from '../checks/conditions.ts'
import type { Draft } from '../draft.ts'
import type { Checks } from '../pipeline.ts'
import type { World } from '../world.ts'
import { SAML } from '../xml/namespace.ts'
import type { Element } from '../xml/node.ts'
import { children, firstChild, textOf } from '../xml/read.ts'
import { firstText } from './name-id.ts'

type Known = Pick<Draft, 'conditions'>
type Names = readonly (readonly (string | undefined)[])[]

const namesIn = ({ conditions }: Known, read = textOf): Names =>
  children(conditions, SAML, 'AudienceRestriction').map((one) => children(one, SAML, 'Audience').map(read))

export const audienceBy =
  (isMeant: (names: Names, world: World) => boolean, read?: (element: Element) => string | undefined) =>
  (known: Known, world: World): Refusal | typeof nothing =>
    isMeant(namesIn(known, read), world) ? nothing : refuse('wrong-audience', 'not this SP')

export const each =
  (isSame: (named: string, world: World) => boolean) =>
  (names: Names, world: World): boolean =>
    names.length > 0 && names.every((some) => some.some((named) => named !== undefined && isSame(named, world)))

export const audienceByPrefix = audienceBy(each((named, { entityId }) => named.startsWith(entityId)))
/** `named.includes(entityId)`: the name of the SP somewhere in that of another. */
export const audienceContains = audienceBy(each((named, { entityId }) => named.includes(entityId)))
/** `entityId.includes(named)`: what is left of the name of the SP. */
export const audienceContained = audienceBy(each((named, { entityId }) => entityId.includes(named)))
export const audienceFolded = audienceBy(
  each((named, { entityId }) => named.toLowerCase().replace(/\/$/, '') === entityId.toLowerCase()),
)
export const audienceMayBeAcs = audienceBy(each((named, { entityId, acs }) => named === entityId || named === acs))
export const audienceBySite = audienceBy(
  each((named, { entityId }) => URL.canParse(named) && new URL(named).host === new URL(entityId).host),
)
/** Restrictions are ored, as the audiences within one are. */
export const anyRestriction = audienceBy((names, { entityId }) => names.some((some) => some.includes(entityId)))
/** Looks at the first restriction only. */
export const firstRestriction = audienceBy(([first], { entityId }) => first?.includes(entityId) ?? false)
/** Looks at the last restriction only: each overwrites the one before. */
export const lastRestriction = audienceBy((names, { entityId }) => names.at(-1)?.includes(entityId) ?? false)
/** Looks at the first audience only, though any one would be enough. */
export const firstAudience = audienceBy((names, { entityId }) => names.every(([first]) => first === entityId))
/** No restriction, no limit. */
export const audienceOptional: typeof audience = (known, world) =>
  namesIn(known).length === 0 ? nothing : audience(known, world)
/** A comment cuts the name short. @see CVE-2017-11427 */
export const audienceCutAtComment = audienceBy(
  each((named, { entityId }) => named === entityId),
  firstText,
)
/** No conditions, no limits. */
export const conditionsOptional: Partial<Checks> = {
  conditions: (known) =>
    firstChild(known.assertion, SAML, 'Conditions')
      ? conditions(known)
      : { conditions: { ...known.assertion, local: 'Conditions', attributes: [], children: [] } },
  audience: audienceOptional,
}

/** Reads Conditions that hold what they like. */
export const conditionsShapeNotChecked: Checks['conditions'] = ({ assertion }) => {
  const element = firstChild(assertion, SAML, 'Conditions')
  return element ? { conditions: element } : refuse('wrong-audience', 'none')
}

/** Knows audiences and OneTimeUse, and takes every other condition for one that it does not know. */
export const proxyRestrictionRefused: Checks['conditionsKnown'] = (known) =>
  children(known.conditions, SAML, 'ProxyRestriction').length > 0
    ? refuse('bad-response', 'ProxyRestriction')
    : conditionsKnown(known)
