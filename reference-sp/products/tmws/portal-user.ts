import type { Draft } from '../../draft.ts'

/**
 * Whoever is asserted is signed in; what was typed in the portal only led to the identity provider.
 * @see requirement TMWS-PORT-9; C19
 */
export const portalUser = ({ logonName }: Pick<Draft, 'logonName' | 'request'>): Pick<Draft, 'user'> => ({
  user: logonName,
})
