import type { Issuer, Moment, NameId } from '../../message/recipe.ts'
import { fill, type LogoutSay } from '../step.ts'

/** A change to what a logout message says, before anything is signed. */
const say = (title: string, apply: LogoutSay['apply']): LogoutSay => ({ stage: 'say', title, apply })

/** Lays fields over the NameID of the request; `{user}` and `{marker}` may stand in its value. */
export const logoutNameId = (title: string, fields: Partial<NameId>): LogoutSay =>
  say(title, (recipe, facts) => {
    if (recipe.kind === 'response') return recipe
    const named = { value: '', ...recipe.nameId, ...fields }
    return { ...recipe, nameId: { ...named, value: fill(named.value, facts) } }
  })

const TRANSIENT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient'
const PERSISTENT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent'

/** A Format that the login did not have, whatever the identity provider writes. */
export const logoutNameIdOfAnotherFormat: LogoutSay = say('the name has another Format', (recipe) => {
  if (recipe.kind === 'response' || recipe.nameId === undefined) return recipe
  const format = recipe.nameId.format === TRANSIENT ? PERSISTENT : TRANSIENT
  return { ...recipe, nameId: { ...recipe.nameId, format } }
})

/** The sessions that the request names, in place of the honest one. */
export const sessionIndexes = (title: string, indexes: readonly string[]): LogoutSay =>
  say(title, (recipe) => (recipe.kind === 'response' ? recipe : { ...recipe, sessionIndexes: indexes }))

export const noSessionIndex = sessionIndexes('the request names no session', [])

/** The attacker's own request, as the IdP would sign it for him. */
export const namesMarker = logoutNameId('the signed request names the marker', { value: '{marker}' })

/** Until when the request may be acted on. */
export const logoutNotOnOrAfter = (title: string, notOnOrAfter: Moment | undefined): LogoutSay =>
  say(title, (recipe) => (recipe.kind === 'response' ? recipe : { ...recipe, notOnOrAfter }))

/** The Destination put through a change that makes it another address, or none. */
export const logoutDestination = (title: string, change: (destination: string) => string | undefined): LogoutSay =>
  say(title, (recipe) => ({ ...recipe, destination: change(recipe.destination ?? '') }))

/** Another issuer's name; the key stays. */
export const logoutIssuedBy = (title: string, issuer: Issuer | undefined): LogoutSay =>
  say(title, (recipe) => ({ ...recipe, issuer }))

export const logoutVersion = (version: string): LogoutSay =>
  say(`the version is ${version}`, (recipe) => ({ ...recipe, version }))

export const answersRequest = (title: string, inResponseTo: string | undefined): LogoutSay =>
  say(title, (recipe) => (recipe.kind === 'request' ? recipe : { ...recipe, inResponseTo }))
