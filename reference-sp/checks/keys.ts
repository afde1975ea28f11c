import { type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'

/**
 * The keys that the issuer's metadata brought; what KeyInfo carries is never a key.
 * @see SAML Core 5.4.5; SAML V2.0 Metadata Interoperability Profile 2.5
 */
export const keys = ({ provider }: Pick<Draft, 'provider'>): Refusal | Pick<Draft, 'keys'> =>
  provider.keys.length > 0
    ? { keys: provider.keys }
    : refuse('bad-signature', `the metadata of ${provider.entityId} hold no key to verify with`)
