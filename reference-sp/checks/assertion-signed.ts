import { nothing, type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import type { World } from '../world.ts'

/** Whether the assertion needs a signature of its own. @see SAML Profiles 4.1.4.5; SAML V2.0 Errata E26 */
export function assertionSigned({ signed }: Pick<Draft, 'signed'>, world: World): Refusal | typeof nothing {
  return signed.assertion || world.policy['signed.response'] === 'accept'
    ? nothing
    : refuse('unsigned', 'only the Response is signed')
}
