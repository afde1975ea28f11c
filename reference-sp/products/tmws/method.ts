import { nothing, type Refusal, refuse } from '../../check.ts'
import type { Draft } from '../../draft.ts'
import type { World } from '../../world.ts'

/** No message signs in while users sign in by another method. @see requirement TMWS-METH-1 */
export const method = (_: Pick<Draft, 'posted'>, { tmws }: Pick<World, 'tmws'>): Refusal | typeof nothing =>
  tmws.settings.method === 'entra' ? nothing : refuse('unsolicited', 'users do not sign in by Microsoft Entra ID here')
