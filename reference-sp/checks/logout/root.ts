import { type Refusal, refuse } from '../../check.ts'
import type { Draft } from '../../draft.ts'
import { SAMLP } from '../../xml/namespace.ts'
import { isNamed } from '../../xml/read.ts'

const ROOTS = { SAMLRequest: 'LogoutRequest', SAMLResponse: 'LogoutResponse' } as const

/** The root is the message: what holds another message is none. @see SAML Core 3.7 */
export function logoutRoot({
  root,
  carrier,
}: Pick<Draft, 'root' | 'carrier'>): Refusal | Pick<Draft, 'response' | 'claimed'> {
  return isNamed(root, SAMLP, ROOTS[carrier.field])
    ? { response: root, claimed: root }
    : refuse('bad-response', `${carrier.field} is a {${root.uri}}${root.local}`)
}
