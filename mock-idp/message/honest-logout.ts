import type { LogoutRequest, LogoutResponse, NameId } from './recipe.ts'

const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success'

/** Who asks for a logout or answers one, and where. */
interface Parties {
  /** Entity id of the identity provider. */
  readonly issuer: string
  /** The SP's single logout service. */
  readonly destination: string
}

/** Whose sessions a LogoutRequest ends: as the assertion that opened them names their user. */
export interface Principal {
  readonly nameId: NameId | undefined
  readonly sessionIndexes: readonly string[]
}

/** An honest request to end a user's sessions, valid for five minutes. @see SAML Profiles 4.4.4.1 */
export const honestLogoutRequest = ({ issuer, destination }: Parties, principal: Principal): LogoutRequest => ({
  kind: 'request',
  version: '2.0',
  issueInstant: 0,
  destination,
  notOnOrAfter: 300,
  issuer: { value: issuer },
  nameId: principal.nameId,
  sessionIndexes: principal.sessionIndexes,
})

/** The honest answer to an SP's request. @see SAML Profiles 4.4.4.2 */
export const honestLogoutResponse = (
  { issuer, destination }: Parties,
  inResponseTo: string | undefined,
): LogoutResponse => ({
  kind: 'response',
  version: '2.0',
  issueInstant: 0,
  destination,
  inResponseTo,
  issuer: { value: issuer },
  status: { code: SUCCESS },
})
