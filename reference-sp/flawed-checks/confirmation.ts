import { type Refusal, refuse } from '../check.ts'
import { BEARER, bearer, bearerNotBefore, bearerNotOnOrAfter, inResponseTo, recipient } from '../checks/bearer.ts'
import { subject } from '../checks/subject.ts'
import type { Draft } from '../draft.ts'
import type { Checks } from '../pipeline.ts'
import type { World } from '../world.ts'
import { dateTime } from '../xml/date-time.ts'
import { SAML } from '../xml/namespace.ts'
import { attribute, children, firstChild } from '../xml/read.ts'

type Known = Pick<Draft, 'confirmations' | 'response' | 'posted' | 'request'>
type Left = Refusal | Pick<Draft, 'confirmations'>

const methodBy =
  (isBearer: (method: string) => boolean) =>
  ({ confirmations }: Pick<Draft, 'confirmations'>): Left => {
    const left = confirmations.filter(({ method = '', data }) => data && isBearer(method))
    return left.length > 0 ? { confirmations: left } : refuse('bad-confirmation', 'no such method')
  }

/** Holder-of-key and sender-vouches are taken for bearer. */
export const anyMethod = methodBy(() => true)
export const methodFolded = methodBy((method) => method.toLowerCase() === BEARER.toLowerCase())
export const methodBySuffix = methodBy((method) => method.endsWith(':bearer'))

const ifAny =
  (check: (known: Known, world: World) => Left) =>
  (known: Known, world: World): Left =>
    known.confirmations.length === 0 ? { confirmations: [] } : check(known, world)

/** Nobody to confirm, nothing to check. */
export const confirmationOptional: Partial<Checks> = {
  subject: (known) => {
    const found = subject(known)
    return 'refused' in found && !firstChild(known.assertion, SAML, 'Subject')
      ? { subject: known.assertion, confirmations: [] }
      : found
  },
  bearer: ifAny(bearer),
  bearerNotBefore: ifAny(bearerNotBefore),
  recipient: ifAny(recipient),
  bearerNotOnOrAfter: ifAny(bearerNotOnOrAfter),
  inResponseTo: ifAny(inResponseTo),
}

/** The first confirmation decides, though any one would be enough. */
export const firstConfirmationOnly: Checks['bearer'] = ({ confirmations }) =>
  bearer({ confirmations: confirmations.slice(0, 1) })

const keepAll =
  (check: (known: Known, world: World) => Left) =>
  (known: Known, world: World): Left => {
    const result = check(known, world)
    return 'refused' in result ? result : { confirmations: known.confirmations }
  }

/** Each rule is kept by some confirmation, no confirmation keeps them all. */
export const confirmationsMixed: Partial<Checks> = {
  bearer: keepAll(bearer),
  bearerNotBefore: keepAll(bearerNotBefore),
  recipient: keepAll(recipient),
  bearerNotOnOrAfter: keepAll(bearerNotOnOrAfter),
  inResponseTo: keepAll(inResponseTo),
}

/** A confirmation without an end never ends. */
export const endOptional: Checks['bearerNotOnOrAfter'] = ({ confirmations }, world) => {
  const endless = confirmations.filter(({ data }) => data && attribute(data, 'NotOnOrAfter') === undefined)
  return endless.length > 0 ? { confirmations: endless } : bearerNotOnOrAfter({ confirmations }, world)
}

/** What is no time is never past: `NaN` is not less than anything. */
export const unreadableEndPasses: Checks['bearerNotOnOrAfter'] = ({ confirmations }, world) => {
  const unread = confirmations.filter(({ data }) => {
    const text = data && attribute(data, 'NotOnOrAfter')
    return text !== undefined && dateTime(text) === undefined
  })
  return unread.length > 0 ? { confirmations: unread } : bearerNotOnOrAfter({ confirmations }, world)
}

/** Looks at the Response's InResponseTo only. */
export const confirmationsRequestIgnored: Checks['inResponseTo'] = ({ response, confirmations, request }) => {
  const id = attribute(response, 'InResponseTo')
  return id === undefined || request ? { confirmations } : refuse('unsolicited', id)
}

/** Looks at the confirmation's InResponseTo only. */
export const responsesRequestIgnored: Checks['inResponseTo'] = ({ confirmations }, world) => {
  const left = confirmations.filter(({ data }) => {
    const id = data && attribute(data, 'InResponseTo')
    return data && (id === undefined || world.requestOf(id))
  })
  return left.length > 0 ? { confirmations: left } : refuse('unsolicited', 'answer')
}

/** Reads a Subject that holds what it likes. */
export const subjectShapeNotChecked: Checks['subject'] = ({ assertion }) => {
  const found = firstChild(assertion, SAML, 'Subject')
  if (!found) return refuse('bad-confirmation', 'no Subject')
  const confirmations = children(found, SAML, 'SubjectConfirmation').map((one) => ({
    method: attribute(one, 'Method'),
    data: firstChild(one, SAML, 'SubjectConfirmationData'),
  }))
  return { subject: found, confirmations }
}

/** Rules nothing out. */
export const notChecked = ({ confirmations }: Pick<Draft, 'confirmations'>): Left => ({ confirmations })

const ifData =
  (check: (known: Known, world: World) => Left) =>
  (known: Known, world: World): Left => {
    const bare = known.confirmations.filter(({ method, data }) => method === BEARER && data === undefined)
    return bare.length > 0 ? { confirmations: bare } : check(known, world)
  }

/** Checks the data of a confirmation if there are any. */
export const dataOptional: Partial<Checks> = {
  bearer: ifData(bearer),
  bearerNotBefore: ifData(bearerNotBefore),
  recipient: ifData(recipient),
  bearerNotOnOrAfter: ifData(bearerNotOnOrAfter),
  inResponseTo: ifData(inResponseTo),
}

/** Wants every confirmation to be a bearer's. */
export const bearersOnly: Checks['bearer'] = ({ confirmations }) =>
  confirmations.every(({ method }) => method === BEARER)
    ? bearer({ confirmations })
    : refuse('bad-confirmation', 'another method')
