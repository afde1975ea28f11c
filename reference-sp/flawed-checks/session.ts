import { refuse } from '../check.ts'
import type { Checks } from '../pipeline.ts'
import { valuesNamed } from '../products/attributes.ts'
import { SESSION_DURATION } from '../products/claims.ts'
import { sessionDuration, sessionEnd } from '../products/session-duration.ts'

const YEAR = 31_536_000

const durationBy =
  (read: (values: readonly string[]) => number | undefined): Checks['sessionDuration'] =>
  ({ attributes }) => {
    const values = valuesNamed(attributes, SESSION_DURATION).map((value) => value ?? '')
    return { duration: values.length === 0 ? undefined : read(values) }
  }

/** Sixty means sixty minutes. */
export const durationInMinutes: Checks['sessionDuration'] = (known, world) => {
  const found = sessionDuration(known, world)
  return 'duration' in found && found.duration !== undefined ? { duration: found.duration * 60 } : found
}
/** Reads the digits that a value begins with. */
export const leadingDigits = durationBy(([text = '']) => Number.parseInt(text, 10) || undefined)
/** Reads whatever JavaScript takes for a number. */
export const anyNumber = durationBy(([text = '']) => Number(text) || undefined)
export const longerOfTwo = durationBy((values) => Math.max(...values.map(Number)) || undefined)
export const firstOfTwo = durationBy(([text]) => Number(text) || undefined)
export const durationIgnored = durationBy(() => undefined)
/** Refuses who sends no duration. */
export const durationDemanded: Checks['sessionDuration'] = (known, world) =>
  valuesNamed(known.attributes, SESSION_DURATION).length === 0
    ? refuse('missing-claim', 'SessionDuration')
    : sessionDuration(known, world)
/** Refuses what the administrator would have shortened. */
export const longDurationRefused: Checks['sessionDuration'] = (known, world) => {
  const found = sessionDuration(known, world)
  return 'duration' in found && (found.duration ?? 0) > world.sessionLimitSeconds
    ? refuse('duration-too-long', `${found.duration}`)
    : found
}

/** What the message asks for, however long. */
export const limitIgnored: Checks['sessionEnd'] = (known, world) =>
  sessionEnd(known, { ...world, sessionLimitSeconds: known.duration === undefined ? world.sessionLimitSeconds : YEAR })
/** Sessions end when the process does. */
export const endless: Checks['sessionEnd'] = (_known, world) => ({ endsAt: world.now + YEAR * 1000 })
/** What the issuer says is the end, even if the administrator said an earlier one. */
export const issuersEndWins: Checks['sessionEnd'] = (known, world) =>
  known.issuersSessionEnd === undefined ? sessionEnd(known, world) : { endsAt: known.issuersSessionEnd }
