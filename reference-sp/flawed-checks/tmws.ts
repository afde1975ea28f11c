import { authnRequest } from '../authn-request.ts'
import { refuse } from '../check.ts'
import type { Checks } from '../pipeline.ts'
import { valuesNamed } from '../products/attributes.ts'
import { gateway } from '../products/tmws/linked.ts'
import { logonName } from '../products/tmws/logon-name.ts'
import { accountTyped } from '../products/tmws/typed-name.ts'
import type { Rules } from '../rules.ts'
import { audienceBy, each } from './audience.ts'

/** The user is named, and there is neither role nor language. */
const called = (logonName: string) => ({ logonName, choices: [], duration: undefined, language: undefined })

/** As it is delivered, whatever was set since. */
export const logonNameAsDelivered: Checks['logonName'] = (known, world) =>
  logonName(known, {
    ...world,
    tmws: { ...world.tmws, settings: { ...world.tmws.settings, logonNameAttribute: 'sAMAccountName' } },
  })
const namesIn = ({ attributes }: Parameters<Checks['logonName']>[0], { tmws }: Parameters<Checks['logonName']>[1]) =>
  valuesNamed(attributes, tmws.settings.logonNameAttribute)

export const logonNameOrNameId: Checks['logonName'] = (known, world) => {
  const isNamed = namesIn(known, world).some((value) => value?.trim())
  return !isNamed && known.nameId !== undefined ? called(known.nameId) : logonName(known, world)
}
export const lastLogonName: Checks['logonName'] = (known, world) => {
  const last = namesIn(known, world).at(-1)
  return last?.trim() ? called(last) : logonName(known, world)
}
export const blankLogonName: Checks['logonName'] = (known, world) => {
  const values = namesIn(known, world)
  return values.length === 1 ? called(values[0] ?? '') : logonName(known, world)
}
/** The e-mail address that Entra sends to everybody comes before what the administrator named. */
export const emailIsLogonName: Checks['logonName'] = (known, world) => {
  const [mail] = valuesNamed(known.attributes, 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress')
  return mail === undefined ? logonName(known, world) : called(mail)
}
/** Roles are nobody's here, and so nobody's who brings one. */
export const roleRefused: Checks['logonName'] = (known, world) =>
  known.attributes.some(({ name }) => name.endsWith('/claims/role'))
    ? refuse('bad-claim', 'a role')
    : logonName(known, world)
/** An e-mail address in the NameID comes before the logon name. */
export const mailInNameIdFirst: Checks['logonName'] = (known, world) =>
  known.nameId?.includes('@') ? called(known.nameId) : logonName(known, world)

/** Whoever the portal knows by the typed name. */
export const typedUserSignedIn: Checks['portalUser'] = ({ logonName, request }, { tmws }) => ({
  user: tmws.users.find(({ account }) => account === request?.typed)?.account ?? logonName,
})

export const linkedWhateverIsSet: Checks['linked'] = ({ user }, { tmws }) => ({
  isSynchronized: tmws.users.some(({ account }) => account === user),
})
export const gatewayForAll: Checks['gateway'] = (known, world) => gateway({ ...known, isSynchronized: false }, world)

const OURS = /^https:\/\/auth\.iws-hybrid\.trendmicro\.com\/([0-9a-f]{16})$/
export const audienceOfAnyTenant = audienceBy(each((named) => OURS.test(named)))
export const audienceByDigits = audienceBy(each((named, { entityId }) => named.slice(0, entityId.length) === entityId))
const numberOf = (name: string): bigint | undefined => {
  const [, digits] = /\/([0-9a-f]{1,20})$/i.exec(name) ?? []
  return digits === undefined ? undefined : BigInt(`0x${digits}`)
}
/** The digits are read as a number. */
export const audienceByNumber = audienceBy(
  each((named, { entityId }) => named.startsWith(entityId.slice(0, -16)) && numberOf(named) === numberOf(entityId)),
)

export const typedOfAnyDomain: Rules['accountTyped'] = (typed, organization) =>
  accountTyped(typed, organization) ?? /([^\\]+)$/.exec(typed)?.[1]
export const typedWithoutDomainFirst: Rules['accountTyped'] = (typed, organization) =>
  typed.includes('\\') ? undefined : accountTyped(typed, organization)
export const typedWithoutMail: Rules['accountTyped'] = (typed, organization) =>
  accountTyped(typed, {
    ...organization,
    users: organization.users.map((one) => ({ ...one, mail: undefined })),
  })
/** Takes what stands in front of the @ for the account, also in a UPN. */
export const typedWithoutUpn: Rules['accountTyped'] = (typed, organization) => {
  const account = accountTyped(typed, organization)
  return organization.users.some(({ upn }) => upn === typed) ? undefined : account
}

export const comesFromWhereItSays: Rules['comesFrom'] = (connection, forwardedFor) => forwardedFor ?? connection
export const signsInAnew: Rules['authnRequest'] = (asking) => authnRequest({ ...asking, forceAuthn: true })
export const issuerInCapitals: Rules['authnRequest'] = (asking) =>
  authnRequest({ ...asking, entityId: asking.entityId.toUpperCase() })
export const certificateAdded: Rules['keysAfterUpload'] = (before, uploaded) => [...before, uploaded]
export const uploadForgotten: Rules['keysAfterUpload'] = (before) => before
export const firstCredentials: Rules['credentials'] = (_, atFirst) => atFirst
export const withoutGroups: Rules['readsWithout'] = (permission) => permission === 'Group.Read.All'
export const usersByGroups: Rules['readsWithout'] = (permission) => permission === 'User.Read.All'
export const firstPageAlone: Rules['nextPage'] = () => undefined
export const nothingTakenOver: Rules['usersAfter'] = (before) => before
export const neverDue: Rules['isDue'] = () => false
export const alwaysDue: Rules['isDue'] = () => true
export const always = () => true
export const never = () => false
