import { nothing, type Refusal, refuse } from '../../check.ts'
import type { Draft } from '../../draft.ts'
import type { World } from '../../world.ts'

/** A LogoutResponse answers a request that this SP sent to that very issuer. @see SAML Core 3.2.2, 3.7.2 */
export function logoutAnswers({ order }: Pick<Draft, 'order'>, world: World): Refusal | typeof nothing {
  if (order.kind === 'request') return nothing
  const asked = order.inResponseTo === undefined ? undefined : world.logoutAskedOf(order.inResponseTo)
  return asked === order.issuer
    ? nothing
    : refuse('unsolicited', `nobody asked ${order.issuer} in ${order.inResponseTo}`)
}
