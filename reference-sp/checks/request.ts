import { nothing, type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import { skew, type World } from '../world.ts'
import { dateTime } from '../xml/date-time.ts'
import { SAML } from '../xml/namespace.ts'
import { attribute, children, textOf } from '../xml/read.ts'

type Answering = Pick<Draft, 'request'>
type Found = Refusal | typeof nothing

/** What a message says that it answers, if this SP asked it. @see SAML Core 3.2.2 */
export function request({ response }: Pick<Draft, 'response'>, world: World): Answering {
  const id = attribute(response, 'InResponseTo')
  return { request: id === undefined ? undefined : world.requestOf(id) }
}

/** An answer that nobody asked for, where this SP takes none. @see SAML Profiles 4.1.5 */
export function unsolicited({ request }: Answering, world: World): Found {
  return request || world.policy['unsolicited.response'] === 'accept' ? nothing : refuse('unsolicited', 'nobody asked')
}

/** Each request is answered once. @see SAML Profiles 4.1.4.5 */
export const requestOnce = ({ request }: Answering): Found =>
  request?.isAnswered ? refuse('replayed', `${request.id} was answered before`) : nothing

/** The browser that brings the answer is the one that carried the request. @see SAML Profiles 4.1.4.3; CWE-352 */
export const requestBrowser = ({ request, posted }: Answering & Pick<Draft, 'posted'>): Found =>
  request && request.browser !== posted.browser
    ? refuse('wrong-request', `${request.id} was carried by another browser`)
    : nothing

/** Whoever answers is the one who was asked. @see CVE-2026-49284 */
export const requestProvider = ({ request, issuer }: Answering & Pick<Draft, 'issuer'>): Found =>
  request && request.provider !== issuer ? refuse('wrong-request', `${request.provider} was asked`) : nothing

type Statements = Answering & Pick<Draft, 'authnStatements'>

/** @see SAML Core 3.3.2.2.1 */
export function requestedContext({ request, authnStatements }: Statements): Found {
  const wanted = request?.contextClass
  if (wanted === undefined) return nothing
  const met = authnStatements.every((statement) =>
    children(statement, SAML, 'AuthnContext')
      .flatMap((context) => children(context, SAML, 'AuthnContextClassRef'))
      .some((one) => textOf(one) === wanted),
  )
  return met ? nothing : refuse('weak-context', `${wanted} was demanded`)
}

/** Who had to sign in anew has done so after the request. @see SAML Core 3.4.1 */
export function freshAuthn({ request, authnStatements }: Statements, world: World): Found {
  if (!request?.forceAuthn) return nothing
  const since = request.askedAt - skew(world)
  const stale = authnStatements.some((statement) => (dateTime(attribute(statement, 'AuthnInstant') ?? '') ?? 0) < since)
  return stale ? refuse('weak-context', 'the user did not sign in anew') : nothing
}
