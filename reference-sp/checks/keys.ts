import type { Draft } from '../draft.ts'

/**
 * The keys that the issuer's metadata brought; what KeyInfo carries is never a key.
 * @see SAML Core 5.4.5; SAML V2.0 Metadata Interoperability Profile 2.5
 */
export const keys = ({ provider }: Pick<Draft, 'provider'>): Pick<Draft, 'keys'> => ({ keys: provider.keys })
