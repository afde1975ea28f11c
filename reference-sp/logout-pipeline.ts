import type { Check } from './check.ts'
import { algorithms } from './checks/algorithms.ts'
import { certificate, certificateInMessage } from './checks/certificate.ts'
import { digest } from './checks/digest.ts'
import { doctype } from './checks/doctype.ts'
import { ids } from './checks/ids.ts'
import { responseIssueInstant } from './checks/issue-instant.ts'
import { issuer, issuerKnown } from './checks/issuer.ts'
import { keys } from './checks/keys.ts'
import { logoutAnswers } from './checks/logout/answers.ts'
import { logoutDecode } from './checks/logout/decode.ts'
import { logoutDestination } from './checks/logout/destination.ts'
import { logoutNotOnOrAfter } from './checks/logout/not-on-or-after.ts'
import { type LogoutOrder, logoutOrder } from './checks/logout/order.ts'
import { logoutQuerySignature } from './checks/logout/query-signature.ts'
import { logoutReplay } from './checks/logout/replay.ts'
import { logoutRoot } from './checks/logout/root.ts'
import { logoutShape } from './checks/logout/shape.ts'
import { logoutSigned } from './checks/logout/signed.ts'
import { logoutTransport } from './checks/logout/transport.ts'
import { namespaces } from './checks/namespaces.ts'
import { reference } from './checks/reference.ts'
import { signaturePlace } from './checks/signature-place.ts'
import { signatureShape } from './checks/signature-shape.ts'
import { signatureValue } from './checks/signature-value.ts'
import { transforms } from './checks/transforms.ts'
import { responseVersion } from './checks/version.ts'
import { weakKey } from './checks/weak-key.ts'
import { wellFormed } from './checks/well-formed.ts'
import type { CheckName, Checks } from './pipeline.ts'
import type { Reason } from './reason.ts'
import { type Order, type Trail, type Way, walk } from './trail.ts'
import type { World } from './world.ts'

/** What logout messages alone are asked. */
export const logoutChecks = {
  logoutTransport,
  logoutDecode,
  logoutRoot,
  logoutShape,
  logoutSigned,
  logoutQuerySignature,
  logoutDestination,
  logoutNotOnOrAfter,
  logoutOrder,
  logoutAnswers,
  logoutReplay,
} as const satisfies Record<string, Check>

/**
 * From octets to an order that a known issuer signed for this SP, now. In this order. What any message is asked has the name
 * that it has for a login: a parser or a verifier with a bug has it for both.
 */
export const logoutPipeline = {
  logoutTransport,
  logoutDecode,
  wellFormed,
  doctype,
  namespaces,
  logoutRoot,
  ids,
  responseVersion,
  logoutShape,
  responseIssueInstant,
  logoutSigned,
  signaturePlace,
  signatureShape,
  reference,
  transforms,
  algorithms,
  issuer,
  issuerKnown,
  keys,
  digest,
  signatureValue,
  logoutQuerySignature,
  weakKey,
  certificate,
  certificateInMessage,
  logoutDestination,
  logoutNotOnOrAfter,
  logoutOrder,
  logoutAnswers,
  logoutReplay,
} as const satisfies Partial<Record<CheckName, Check>>

const order = new Map(Object.entries(logoutPipeline)) as ReadonlyMap<string, Check> as Order<CheckName>

export type LogoutDecision =
  | {
      readonly kind: 'accepted'
      readonly order: LogoutOrder
      readonly id: string
      readonly used: readonly string[]
      readonly relayState: string | undefined
    }
  | { readonly kind: 'refused'; readonly reason: Reason; readonly by: CheckName; readonly detail: string }

/** Shows a logout message to every check in turn. Pure: no session has ended yet. @see SAML Core 3.7.3 */
export function decideLogout(trail: Trail, world: World, exchanged: Partial<Checks> = {}): LogoutDecision {
  // Each check finds what it needs because an earlier one gave it; pipeline.test.ts holds the order to that.
  return walk(trail, order, exchanged as Partial<Record<CheckName, Check>>, world, decisionOf)
}

function decisionOf({ at, refusal }: Way<CheckName>): LogoutDecision {
  if (refusal) return { kind: 'refused', reason: refusal.refused, by: refusal.by, detail: refusal.detail }
  const { order, responseId, used, relayState } = at.known
  return { kind: 'accepted', order, id: responseId, used, relayState }
}
