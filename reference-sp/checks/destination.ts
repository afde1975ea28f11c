import { nothing, type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import type { World } from '../world.ts'
import { attribute } from '../xml/read.ts'

/** @see SAML Core 3.2.2; SAML Bindings 3.5.5.2 (required where the message is signed) */
export function destination(
  { response, signed }: Pick<Draft, 'response' | 'signed'>,
  world: World,
): Refusal | typeof nothing {
  const value = attribute(response, 'Destination')
  if (value === undefined)
    return signed.response ? refuse('wrong-destination', 'a signed Response without one') : nothing
  return value === world.acs ? nothing : refuse('wrong-destination', `meant for ${value}`)
}
