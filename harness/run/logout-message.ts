import { honestLogoutRequest, honestLogoutResponse, type Principal } from '../../mock-idp/message/honest-logout.ts'
import type { LogoutRecipe } from '../../mock-idp/message/recipe.ts'
import { mintLogout } from '../../mock-idp/sign/mint-logout.ts'
import { planFor } from '../../mock-idp/sign/plan.ts'
import { deflated, pair, signedQuery } from '../../mock-idp/sign/redirect.ts'
import type { SignedXml } from '../../mock-idp/sign/signed-xml.ts'
import { formOf } from '../../mock-idp/tamper/carry/form.ts'
import type { Facts, LogoutChange, LogoutSay, Post, Sign } from '../../mock-idp/tamper/step.ts'
import type { Request } from '../drive/driver.ts'
import { carriedBy, type Minting, requestOf, rewritten, stage } from './message.ts'

type Binding = 'post' | 'redirect'

/** A logout message as it will be sent. */
export interface LogoutSent {
  readonly xml: SignedXml
  /** The form or query that carries it, before the last stage. */
  readonly form: Post
}

/** What a logout message is about. */
export type LogoutSubject =
  | { readonly kind: 'request'; readonly principal: Principal }
  | { readonly kind: 'response'; readonly inResponseTo: string | undefined }

/** The IdP's honest logout message to the SP, changed at the first three stages. @see SAML Profiles 4.4.4 */
export function composeLogout(
  subject: LogoutSubject,
  binding: Binding,
  relayState: string | undefined,
  facts: Facts,
  changes: readonly LogoutChange[],
  minting: Minting,
): LogoutSent {
  const url = facts.sp.singleLogout?.[binding] ?? ''
  const parties = { issuer: facts.issuers[facts.issuer] ?? '', destination: url }
  const honest: LogoutRecipe =
    subject.kind === 'request'
      ? honestLogoutRequest(parties, subject.principal)
      : honestLogoutResponse(parties, subject.inResponseTo)
  const recipe = stage<LogoutChange, 'say'>(changes, 'say').reduce(
    (said, step: LogoutSay) => step.apply(said, facts),
    honest,
  )
  const plan = stage<LogoutChange, 'sign'>(changes, 'sign').reduce(
    (planned, step: Sign) => step.apply(planned, facts),
    planFor('response', facts.issuer),
  ).response
  const field = recipe.kind === 'request' ? 'SAMLRequest' : 'SAMLResponse'
  const minted = mintLogout(recipe, binding === 'post' || plan?.query?.inside ? plan : undefined, minting)
  const xml = rewritten(minted, stage<LogoutChange, 'rewrite'>(changes, 'rewrite'), 'response', facts)
  if (binding === 'post') return { xml, form: formOf(url, xml, relayState, field) }
  // The query is signed with the message that was minted; a rewritten one takes its place in it.
  const pairs = plan === undefined ? [] : signedQuery({ field, xml: minted, relayState }, plan, minting.keyring)
  const carried = pairs.map((one) => (xml !== minted && one.startsWith(`${field}=`) ? pair(field, deflated(xml)) : one))
  return { xml, form: { method: 'GET', url, fields: [], query: carried.join('&') } }
}

/** The message as a request, changed at the last stage. */
export const carriedLogout = ({ form }: LogoutSent, changes: readonly LogoutChange[], facts: Facts): Request =>
  requestOf(carriedBy(form, stage<LogoutChange, 'carry'>(changes, 'carry'), facts))
