import { type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import type { World } from '../world.ts'
import { valuesNamed } from './attributes.ts'
import { SESSION_DURATION } from './claims.ts'

const INTEGER = /^[0-9]+$/
const LONGEST = 2 ** 31 - 1

/** Whole seconds, at least one. @see requirements DS-SESS-1, DS-SESS-3, DS-SESS-6, DS-SESS-7; C11, C32 */
export function sessionDuration(
  { attributes }: Pick<Draft, 'attributes'>,
  world: World,
): Refusal | Pick<Draft, 'duration'> {
  const values = valuesNamed(attributes, SESSION_DURATION)
  const [text] = values
  if (values.length === 0) return { duration: undefined }
  const seconds = values.length === 1 && text !== undefined && INTEGER.test(text) ? Number(text) : 0
  if (seconds >= 1 && seconds <= LONGEST) return { duration: seconds }
  if (world.policy['session.onInvalid'] === 'ignore') return { duration: undefined }
  return refuse(
    seconds > LONGEST ? 'duration-too-long' : 'bad-claim',
    `SessionDuration ${values.slice(0, 3).join(' | ')}`,
  )
}

/**
 * The earliest of what the message, its issuer and the administrator allow; fixed at sign-on.
 * @see requirements DS-SESS-2, DS-SESS-4; C9, C10; SAML Core 2.7.2
 */
export function sessionEnd(
  { duration, issuersSessionEnd }: Pick<Draft, 'duration' | 'issuersSessionEnd'>,
  world: World,
): Pick<Draft, 'endsAt'> {
  const seconds = Math.min(duration ?? Number.POSITIVE_INFINITY, world.sessionLimitSeconds)
  const own = world.now + seconds * 1000
  const counts = world.policy['session.lesserEndWins'] === 'yes' && issuersSessionEnd !== undefined
  return { endsAt: counts ? Math.min(own, issuersSessionEnd) : own }
}
