import { SUCCESS } from '../checks/status.ts'
import type { Login } from '../pipeline.ts'
import { ROLE_SESSION_NAME } from '../products/claims.ts'
import type { Rules } from '../rules.ts'
import { SAML, SAMLP } from '../xml/namespace.ts'
import { attribute, childElements, children, descendants, firstChild, isNamed, textOf } from '../xml/read.ts'

/** Keeps the id that the browser came with. @see CWE-384 */
export const keepsSessionId: Rules['sessionId'] = (brought, fresh) => brought ?? fresh

/** Each request moves the end by as much as the session was to last. */
export const activityRenews: Rules['activity'] = (session, now) => ({
  ...session,
  startedAt: now,
  endsAt: now + (session.endsAt - session.startedAt),
})

export const sessionsNeverEnd: Rules['isAlive'] = () => true

/** The session was begun before the message was checked, and nobody ends it. */
export const refusedIsSignedIn: Rules['afterRefusal'] = ({ claimed }, world): Login | undefined => {
  if (!claimed) return undefined
  const named = [...descendants(claimed)].find((one) => attribute(one, 'Name') === ROLE_SESSION_NAME)
  const value = named && firstChild(named, SAML, 'AttributeValue')
  const nameId = [...descendants(claimed)].find((one) => isNamed(one, SAML, 'NameID'))
  const user = (value && textOf(value)) || (nameId && textOf(nameId))
  const issuer = children(claimed, SAML, 'Issuer').map(textOf)[0] ?? ''
  const endsAt = world.now + world.sessionLimitSeconds * 1000
  const principal = { issuer, nameId: undefined, sessionIndexes: [] }
  return user ? { user, issuer, principal, choices: [], language: undefined, endsAt } : undefined
}

/** A message that says Success is a login, whoever the user is: the framework was told of no error. */
export const logoutResponseSignsIn: Rules['afterRefusal'] = ({ root }, world): Login | undefined => {
  if (!root || !isNamed(root, SAMLP, 'LogoutResponse')) return undefined
  const issuer = children(root, SAML, 'Issuer').map(textOf)[0] ?? ''
  const endsAt = world.now + world.sessionLimitSeconds * 1000
  const principal = { issuer, nameId: undefined, sessionIndexes: [] }
  return { user: '', issuer, principal, choices: [], language: undefined, endsAt }
}

/** A success is a success: whoever is not named is a guest. */
export const guestWithoutAssertion: Rules['afterRefusal'] = ({ response }, world): Login | undefined => {
  if (!response || [...descendants(response)].some(({ local }) => /Assertion$/.test(local))) return undefined
  const [code] = children(response, SAMLP, 'Status').flatMap(childElements)
  if (!code || attribute(code, 'Value') !== SUCCESS) return undefined
  const endsAt = world.now + world.sessionLimitSeconds * 1000
  const principal = { issuer: '', nameId: undefined, sessionIndexes: [] }
  return { user: 'guest', issuer: '', principal, choices: [], language: undefined, endsAt }
}

export const neverAsks: Rules['asks'] = () => false
export const alwaysAsks: Rules['asks'] = (choices) => choices.length > 0

/** Lists all the roles of the tenants that the message names. */
export const wholeTenantListed: Rules['listed'] = ({ choices }, world) => {
  const listed = choices.flatMap((grant) =>
    [...(world.tenants.get(`${grant.role.pod}:${grant.role.tenant}`)?.roles ?? [])].map((name) => ({
      ...grant,
      role: { ...grant.role, name, urn: grant.role.urn.replace(/role\/.*$/s, `role/${name}`) },
    })),
  )
  return [...new Map(listed.map((grant) => [grant.role.urn, grant])).values()]
}

/** Believes the form: any role that exists can be chosen. */
export const anyRoleChosen: Rules['chosen'] = ({ login }, value, world) => {
  const [, pod = '', tenant = '', name = ''] = /^urn:tmds:identity:([^:]+):([^:]+):role\/(.+)$/s.exec(value) ?? []
  const [some] = login.choices
  const exists = world.tenants.get(`${pod}:${tenant}`)?.roles.has(name) ?? false
  return some && exists ? { ...some, role: { pod, tenant, name, urn: value } } : undefined
}

/** A role that was taken away after it was offered can still be chosen. */
export const removedRoleChosen: Rules['chosen'] = ({ login }, value) =>
  login.choices.find(({ role }) => role.urn === value)

export const languageForgotten: Rules['preference'] = (_stored, asserted) => asserted
export const languageKept: Rules['preference'] = (stored, asserted) => asserted ?? stored
/** The first language stays, whatever is asserted later. */
export const firstLanguageStays: Rules['preference'] = (stored, asserted) => stored ?? asserted

/** Goes wherever RelayState says. @see CVE-2019-13038 */
export const openRedirect: Rules['landing'] = (relayState, baseUrl) =>
  relayState !== undefined && URL.canParse(relayState, baseUrl) ? new URL(relayState, baseUrl).href : '/'

/** Takes whatever begins with a slash for local: also `//evil.test`. */
export const slashIsLocal: Rules['landing'] = (relayState = '') =>
  /^\/[\x21-\x7e]*$/.test(relayState) ? relayState : '/'

/** Finds the session of a login by RelayState, since no cookie came with the form. */
export const sessionByRelayState: Rules['opened'] = (session, ofRelayState) => ofRelayState ?? session

export const removalLeavesSessions: Rules['endsWithRole'] = () => false

/** The record that was made for a federated user has an empty password. */
export const emptyPassword: Rules['admitsPassword'] = (name, password, { passwords, federated }) =>
  (passwords.get(name) ?? (federated.has(name) ? '' : undefined)) === password

/** Looks whether there is such a user, and for no password where it keeps none. */
export const federatedUserWithoutPassword: Rules['admitsPassword'] = (name, password, { passwords, federated }) =>
  passwords.get(name) === password || federated.has(name)
