import type { Matcher, Observe } from '../target/target.ts'

/** A matcher as a target file writes it: fields that must all match stand in one mapping. */
function written(matcher: Matcher): object {
  if ('anyOf' in matcher) return { anyOf: matcher.anyOf.map(written) }
  if ('not' in matcher) return { not: written(matcher.not) }
  if (!('allOf' in matcher)) return matcher
  const parts = matcher.allOf.map(written)
  const keys = parts.flatMap(Object.keys)
  return new Set(keys).size === keys.length ? Object.assign({}, ...parts) : { allOf: parts }
}

/**
 * `observe` as a target file writes it.
 * @param acs on whose origin paths stand
 */
export function writtenObserve({ identity, anonymous, chooser, error, refusal }: Observe, acs: string): object {
  const { href, origin } = new URL(identity.get, acs)
  const get = origin === new URL(acs).origin ? href.slice(origin.length) : href
  return withoutVariables({
    identity: { get, alive: written(identity.alive), user: identity.user },
    anonymous: written(anonymous),
    ...(chooser && { chooser: { ...chooser, when: written(chooser.when) } }),
    ...(error && { error: { when: written(error.when), reason: error.reason } }),
    ...(refusal && { refusal: written(refusal) }),
  })
}

/** The loader takes `${` for a variable; what an SP shows is none of ours. */
const withoutVariables = (observe: object): object => JSON.parse(JSON.stringify(observe).replaceAll('${', '$$${'))
