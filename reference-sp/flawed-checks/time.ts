import { nothing, refuse } from '../check.ts'
import { notBefore, notOnOrAfter } from '../checks/conditions.ts'
import type { Draft } from '../draft.ts'
import { skew, type World } from '../world.ts'
import { dateTime } from '../xml/date-time.ts'
import type { Element } from '../xml/node.ts'
import { attribute } from '../xml/read.ts'

type Known = Pick<Draft, 'conditions'>

const unreadable = (element: Element, name: string): boolean => {
  const text = attribute(element, name)
  return text !== undefined && dateTime(text) === undefined
}

/** What is no time is never too late: a comparison with `NaN` is false. */
export const unreadableNotOnOrAfterPasses: typeof notOnOrAfter = (known, world) =>
  unreadable(known.conditions, 'NotOnOrAfter') ? nothing : notOnOrAfter(known, world)

/** What is no time is never too early. */
export const unreadableNotBeforePasses: typeof notBefore = (known, world) =>
  unreadable(known.conditions, 'NotBefore') ? nothing : notBefore(known, world)

/** Drops the offset from a time that has one and takes the rest for UTC. */
export const offsetDropped = ({ conditions }: Known, world: World): ReturnType<typeof notOnOrAfter> => {
  const text = attribute(conditions, 'NotOnOrAfter')
  const until = text === undefined ? undefined : dateTime(text.replace(/(Z|[+-]\d\d:\d\d)?$/, 'Z'))
  return until !== undefined && world.now - skew(world) >= until ? refuse('expired', 'the assertion') : nothing
}

/** Reads a time in any zone, though SAML knows one. */
export const offsetHeeded = (known: Known, world: World): ReturnType<typeof notOnOrAfter> => {
  const text = attribute(known.conditions, 'NotOnOrAfter') ?? ''
  if (!/[+-]\d\d:\d\d$/.test(text)) return notOnOrAfter(known, world)
  return world.now - skew(world) >= Date.parse(text) ? refuse('expired', 'the assertion') : nothing
}

/** Knows no more than milliseconds. */
export const millisecondsOnly = (known: Known, world: World): ReturnType<typeof notOnOrAfter> =>
  /\.\d{4}/.test(attribute(known.conditions, 'NotOnOrAfter') ?? '')
    ? refuse('bad-response', 'NotOnOrAfter')
    : notOnOrAfter(known, world)
