import { nothing, type Refusal, refuse } from '../../check.ts'
import type { Draft } from '../../draft.ts'
import { skew, type World } from '../../world.ts'
import { dateTime } from '../../xml/date-time.ts'
import { attribute } from '../../xml/read.ts'

/** @see SAML Core 3.7.1, 3.7.3.1 */
export function logoutNotOnOrAfter({ root }: Pick<Draft, 'root'>, world: World): Refusal | typeof nothing {
  const text = attribute(root, 'NotOnOrAfter')
  if (text === undefined) return nothing
  const until = dateTime(text)
  if (until === undefined) return refuse('bad-response', `NotOnOrAfter ${JSON.stringify(text)} is no time`)
  return world.now - skew(world) >= until ? refuse('expired', 'the LogoutRequest') : nothing
}
