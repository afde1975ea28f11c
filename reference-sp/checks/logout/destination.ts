import { nothing, type Refusal, refuse } from '../../check.ts'
import type { Draft } from '../../draft.ts'
import type { World } from '../../world.ts'
import { attribute } from '../../xml/read.ts'

/** Every logout message is signed, so it says where it is to go. @see SAML Bindings 3.4.5.2, 3.5.5.2 */
export function logoutDestination({ root }: Pick<Draft, 'root'>, world: World): Refusal | typeof nothing {
  const value = attribute(root, 'Destination')
  return value !== undefined && value === world.singleLogout
    ? nothing
    : refuse('wrong-destination', `meant for ${value ?? 'no place'}`)
}
