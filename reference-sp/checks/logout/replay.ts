import { type Refusal, refuse } from '../../check.ts'
import type { Draft } from '../../draft.ts'
import type { World } from '../../world.ts'

/** A logout message counts once: sessions that were opened after it are none of its business. @see SAML Core 3.7.3.1 */
export function logoutReplay(
  { responseId, carrier }: Pick<Draft, 'responseId' | 'carrier'>,
  world: World,
): Refusal | Pick<Draft, 'used'> {
  return world.wasUsed(responseId) ? refuse('replayed', `this ${carrier.field} came before`) : { used: [responseId] }
}
