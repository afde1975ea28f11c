import { nothing, type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import { skew, type World } from '../world.ts'
import { dateTime } from '../xml/date-time.ts'
import type { Element } from '../xml/node.ts'
import { attribute } from '../xml/read.ts'

function issuedBefore(element: Element, world: World): Refusal | typeof nothing {
  const text = attribute(element, 'IssueInstant')
  const time = text === undefined ? undefined : dateTime(text)
  if (time === undefined) return refuse('bad-response', `${element.local} IssueInstant ${text}`)
  if (time > world.now + skew(world)) return refuse('not-yet-valid', `${element.local} issued at ${text}`)
  return nothing
}

/** A response goes straight from one page to the next. Milliseconds. */
const LONGEST_WAY = 3_600_000

/** @see SAML Core 3.2.2, 1.3.3 */
export function responseIssueInstant({ response }: Pick<Draft, 'response'>, world: World): Refusal | typeof nothing {
  const found = issuedBefore(response, world)
  const at = dateTime(attribute(response, 'IssueInstant') ?? '') ?? world.now
  return at < world.now - LONGEST_WAY ? refuse('expired', 'the Response has been under way for hours') : found
}

/** @see SAML Core 2.3.3, 1.3.3 */
export const assertionIssueInstant = (
  { assertion }: Pick<Draft, 'assertion'>,
  world: World,
): Refusal | typeof nothing => issuedBefore(assertion, world)
