import { type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import { base64 } from '../xml/base64.ts'

/** @see SAML Bindings 3.5.4 */
export function decode({ message }: Pick<Draft, 'message'>): Refusal | Pick<Draft, 'octets'> {
  const octets = base64(message)
  return octets ? { octets } : refuse('malformed', 'not base64')
}
