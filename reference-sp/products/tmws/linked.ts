import { nothing, type Refusal, refuse } from '../../check.ts'
import type { Draft } from '../../draft.ts'
import type { World } from '../../world.ts'

/** A user who was synchronized, or any where the administrator lets others in. @see requirements TMWS-LINK-1, TMWS-SYNC-1, TMWS-SYNC-2 */
export function linked(
  { user }: Pick<Draft, 'user'>,
  { tmws }: Pick<World, 'tmws'>,
): Refusal | Pick<Draft, 'isSynchronized'> {
  const isSynchronized = tmws.users.some(({ account }) => account === user)
  return isSynchronized || tmws.settings.unsynchronizedUsers === 'on'
    ? { isSynchronized }
    : refuse('unknown-user', `${user} was not synchronized`)
}

/** Others come by a gateway that is known. @see requirement TMWS-SYNC-3 */
export const gateway = (
  { isSynchronized, posted }: Pick<Draft, 'isSynchronized' | 'posted'>,
  { tmws }: Pick<World, 'tmws'>,
): Refusal | typeof nothing =>
  isSynchronized || tmws.settings.gateways.includes(posted.from ?? '')
    ? nothing
    : refuse('unknown-gateway', `${posted.from ?? 'an unknown address'} is no known gateway`)
