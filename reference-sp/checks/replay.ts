import { nothing, type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import type { World } from '../world.ts'

type Ids = Pick<Draft, 'responseId' | 'assertionId'>

/**
 * An assertion opens one session, in whatever Response it comes; the Response's id is looked at as well.
 * @see SAML Profiles 4.1.4.5; SAML Core 2.5.1.5
 */
export function replay({ responseId, assertionId }: Ids, world: World): Refusal | typeof nothing {
  const old = [assertionId, responseId].find(world.wasUsed)
  return old === undefined ? nothing : refuse('replayed', `${old} was used before`)
}

/** What `replay` will have to know. The app keeps it when the message has been accepted. */
export const remember = ({ responseId, assertionId }: Ids): Pick<Draft, 'used'> => ({ used: [assertionId, responseId] })
