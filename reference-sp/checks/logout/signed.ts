import { type Refusal, refuse } from '../../check.ts'
import type { Draft } from '../../draft.ts'
import { signed } from '../signed.ts'

/**
 * What came through a browser is signed: inside the message where it was posted, beside it where it was redirected. There,
 * a signature inside the message counts for nothing.
 * @see SAML Profiles 4.4.4.1, 4.4.4.2; SAML Bindings 3.4.4.1
 */
export function logoutSigned({
  root,
  carrier,
}: Pick<Draft, 'root' | 'carrier'>): Refusal | Pick<Draft, 'signatureElements'> {
  if (carrier.binding === 'post') return signed({ root })
  return carrier.sigAlg === undefined || carrier.signature === undefined
    ? refuse('unsigned', 'the query has no signature')
    : { signatureElements: [] }
}
