import type { Check, Refusal } from './check.ts'
import { algorithms } from './checks/algorithms.ts'
import { assertionShape } from './checks/assertion-shape.ts'
import { assertionSigned } from './checks/assertion-signed.ts'
import { authnContext, authnInstant, authnStatement, sessionNotOnOrAfter } from './checks/authn-statement.ts'
import { decode } from './checks/base64.ts'
import { bearer, bearerNotBefore, bearerNotOnOrAfter, inResponseTo, recipient } from './checks/bearer.ts'
import { binding } from './checks/binding.ts'
import { certificate, certificateInMessage } from './checks/certificate.ts'
import { audience, conditions, conditionsKnown, notBefore, notOnOrAfter, window } from './checks/conditions.ts'
import { decrypted } from './checks/decrypted.ts'
import { destination } from './checks/destination.ts'
import { digest } from './checks/digest.ts'
import { doctype } from './checks/doctype.ts'
import { encryptedData } from './checks/encrypted-data.ts'
import { encryptionAlgorithms } from './checks/encryption-algorithms.ts'
import { encryptionRequired } from './checks/encryption-required.ts'
import { encryptionSigned } from './checks/encryption-signed.ts'
import { ids } from './checks/ids.ts'
import { assertionIssueInstant, responseIssueInstant } from './checks/issue-instant.ts'
import { issuer, issuerKnown, issuersAgree } from './checks/issuer.ts'
import { keys } from './checks/keys.ts'
import { namespaces } from './checks/namespaces.ts'
import { oneAssertion } from './checks/one-assertion.ts'
import { reference } from './checks/reference.ts'
import { remember, replay } from './checks/replay.ts'
import {
  freshAuthn,
  request,
  requestBrowser,
  requestedContext,
  requestOnce,
  requestProvider,
  unsolicited,
} from './checks/request.ts'
import { responseShape } from './checks/response-shape.ts'
import { rootElement } from './checks/root-element.ts'
import { signaturePlace } from './checks/signature-place.ts'
import { signatureShape } from './checks/signature-shape.ts'
import { signatureValue } from './checks/signature-value.ts'
import { signed } from './checks/signed.ts'
import { status } from './checks/status.ts'
import { nameId, nameIdQualifier, subject } from './checks/subject.ts'
import { transforms } from './checks/transforms.ts'
import { transport } from './checks/transport.ts'
import { assertionVersion, responseVersion } from './checks/version.ts'
import { weakKey } from './checks/weak-key.ts'
import { wellFormed } from './checks/well-formed.ts'
import type { Draft } from './draft.ts'
import { logoutChecks } from './logout-pipeline.ts'
import { nameIdentityIn, type Principal } from './name-identity.ts'
import type { Outstanding } from './outstanding.ts'
import { cloudOne } from './products/cloud-one/cloud-one.ts'
import { deepSecurity } from './products/deep-security.ts'
import { generic } from './products/generic.ts'
import type { Grant } from './products/grant.ts'
import { sessionEnd } from './products/session-duration.ts'
import { tmws } from './products/tmws.ts'
import type { Reason } from './reason.ts'
import { type Order, type Trail, type Way, walk } from './trail.ts'
import type { World } from './world.ts'
import { attribute } from './xml/read.ts'

/** From octets to one assertion that a known issuer signed for this SP, now. In this order. */
const protocol = {
  transport,
  decode,
  wellFormed,
  doctype,
  rootElement,
  encryptedData,
  encryptionAlgorithms,
  decrypted,
  encryptionRequired,
  namespaces,
  ids,
  responseVersion,
  responseShape,
  status,
  responseIssueInstant,
  oneAssertion,
  signed,
  signaturePlace,
  signatureShape,
  reference,
  transforms,
  algorithms,
  issuer,
  issuersAgree,
  issuerKnown,
  keys,
  digest,
  signatureValue,
  weakKey,
  certificate,
  certificateInMessage,
  binding,
  encryptionSigned,
  assertionSigned,
  assertionShape,
  assertionVersion,
  assertionIssueInstant,
  destination,
  subject,
  nameIdQualifier,
  nameId,
  bearer,
  bearerNotBefore,
  recipient,
  bearerNotOnOrAfter,
  request,
  inResponseTo,
  unsolicited,
  requestOnce,
  requestBrowser,
  requestProvider,
  conditions,
  conditionsKnown,
  window,
  notBefore,
  notOnOrAfter,
  audience,
  authnStatement,
  authnContext,
  authnInstant,
  sessionNotOnOrAfter,
  requestedContext,
  freshAuthn,
  replay,
} as const satisfies Record<string, Check>

const closing = { sessionEnd, remember } as const satisfies Record<string, Check>

/** The checks of each product, in the order in which they are made. */
export const pipelines = {
  'deep-security': { ...protocol, ...deepSecurity, ...closing },
  'workload-security': { ...protocol, ...deepSecurity, ...closing },
  'cloud-one': { ...protocol, ...cloudOne, ...closing },
  generic: { ...protocol, ...generic, ...closing },
  tmws: { ...protocol, ...tmws, ...closing },
} as const satisfies Record<string, Record<string, Check>>

export type Product = keyof typeof pipelines

const orderOf = (pipeline: Readonly<Record<string, Check>>) =>
  new Map(Object.entries(pipeline)) as ReadonlyMap<string, Check> as Order<CheckName>
const orders = Object.fromEntries(
  Object.entries(pipelines).map(([product, pipeline]) => [product, orderOf(pipeline)]),
) as Readonly<Record<Product, Order<CheckName>>>

/** Every check there is, whichever product makes it. */
export const checks = {
  ...protocol,
  ...deepSecurity,
  ...generic,
  ...cloudOne,
  ...tmws,
  ...closing,
  ...logoutChecks,
} as const satisfies Record<string, Check>
export type CheckName = keyof typeof checks

/**
 * The same checks as types: each may look at all that is known, and gives what the honest one gives, so that a broken one
 * fits wherever the honest one stood.
 */
export type Checks = {
  readonly [N in CheckName]: (known: Draft, world: World) => ReturnType<(typeof checks)[N]> | Refusal
}

/** Who may sign in, and how. */
export interface Login {
  readonly user: string
  readonly issuer: string
  readonly principal: Principal
  /** What the user may choose from; none in a product without roles. */
  readonly choices: readonly Grant[]
  readonly language: string | undefined
  /** The name under which people see the user, where that is another. */
  readonly displayName?: string | undefined
  readonly timezone?: string | undefined
  /** Milliseconds since the epoch. */
  readonly endsAt: number
}

export type Decision =
  | {
      readonly kind: 'accepted'
      readonly login: Login
      readonly used: readonly string[]
      readonly relayState: string | undefined
      /** What is answered; undefined where nobody asked. */
      readonly request: Outstanding | undefined
    }
  | {
      readonly kind: 'refused'
      readonly reason: Reason
      readonly by: CheckName
      readonly detail: string
      readonly known: Partial<Draft>
    }

/** Shows a message to every check in turn. Pure: whoever is let in has not been let in yet. */
export function decide(trail: Trail, world: World, product: Product, exchanged: Partial<Checks> = {}): Decision {
  // Each check finds what it needs because an earlier one gave it; pipeline.test.ts holds the order to that.
  return walk(trail, orders[product], exchanged as Partial<Record<CheckName, Check>>, world, decisionOf)
}

function decisionOf({ at, refusal }: Way<CheckName>): Decision {
  if (refusal) {
    return { kind: 'refused', reason: refusal.refused, by: refusal.by, detail: refusal.detail, known: at.known }
  }
  const { user, issuer, choices, language, displayName, timezone, endsAt, used, relayState, request } = at.known
  const principal = principalOf(at.known)
  const login = { user, issuer, principal, choices, language, displayName, timezone, endsAt }
  return { kind: 'accepted', login, used, relayState, request }
}

/** Whose session it will be, for a logout to name. @see SAML Core 3.7.3.1 */
const principalOf = ({ issuer, subject, authnStatements }: Draft): Principal => ({
  issuer,
  nameId: nameIdentityIn(subject),
  sessionIndexes: authnStatements.flatMap((one) => attribute(one, 'SessionIndex') ?? []),
})
