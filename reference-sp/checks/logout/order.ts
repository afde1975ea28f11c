import { type Refusal, refuse } from '../../check.ts'
import type { Draft } from '../../draft.ts'
import { type NameIdentity, nameIdentityIn } from '../../name-identity.ts'
import { SAMLP } from '../../xml/namespace.ts'
import { attribute, children, textOf } from '../../xml/read.ts'

/** What a logout message asks for or answers, now that it is known whose it is. */
export type LogoutOrder =
  | {
      readonly kind: 'request'
      readonly issuer: string
      readonly nameId: NameIdentity
      /** None: all sessions of that name. */
      readonly sessionIndexes: readonly string[]
    }
  | { readonly kind: 'response'; readonly issuer: string; readonly inResponseTo: string | undefined }

/** The name whole and exactly as it was signed, and the sessions. @see SAML Core 3.7.1, 3.7.2; CVE-2017-11427 */
export function logoutOrder({
  root,
  carrier,
  issuer,
}: Pick<Draft, 'root' | 'carrier' | 'issuer'>): Refusal | Pick<Draft, 'order'> {
  if (carrier.field === 'SAMLResponse') {
    return { order: { kind: 'response', issuer, inResponseTo: attribute(root, 'InResponseTo') } }
  }
  const nameId = nameIdentityIn(root)
  const indexes = children(root, SAMLP, 'SessionIndex').map(textOf)
  const sessionIndexes = indexes.filter((index) => index !== undefined)
  if (!nameId || sessionIndexes.length < indexes.length) return refuse('bad-response', 'elements in a name')
  return { order: { kind: 'request', issuer, nameId, sessionIndexes } }
}
