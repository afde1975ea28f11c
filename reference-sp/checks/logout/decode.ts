import { inflateRawSync } from 'node:zlib'
import { type Refusal, refuse } from '../../check.ts'
import type { Draft } from '../../draft.ts'
import { base64 } from '../../xml/base64.ts'

const MOST_OCTETS = 512 * 1024

/** Base64; over the Redirect binding raw DEFLATE inside it. @see SAML Bindings 3.4.4.1, 3.5.4 */
export function logoutDecode({
  message,
  carrier,
}: Pick<Draft, 'message' | 'carrier'>): Refusal | Pick<Draft, 'octets'> {
  const octets = base64(message)
  if (!octets) return refuse('malformed', 'not base64')
  if (carrier.binding === 'post') return { octets }
  try {
    return { octets: inflateRawSync(octets, { maxOutputLength: MOST_OCTETS }) }
  } catch {
    return refuse('malformed', 'not raw DEFLATE, or too long')
  }
}
