import { refuse } from '../check.ts'
import { digest, matchesDigest } from '../checks/digest.ts'
import { issuer, issuerKnown } from '../checks/issuer.ts'
import { keys } from '../checks/keys.ts'
import { logoutDecode } from '../checks/logout/decode.ts'
import { logoutDestination } from '../checks/logout/destination.ts'
import { logoutNotOnOrAfter } from '../checks/logout/not-on-or-after.ts'
import { logoutOrder } from '../checks/logout/order.ts'
import { logoutQuerySignature } from '../checks/logout/query-signature.ts'
import { logoutShape } from '../checks/logout/shape.ts'
import { logoutSigned } from '../checks/logout/signed.ts'
import { reference } from '../checks/reference.ts'
import { signaturePlace } from '../checks/signature-place.ts'
import { readSignature, signatureShape } from '../checks/signature-shape.ts'
import { responseVersion } from '../checks/version.ts'
import type { Draft } from '../draft.ts'
import { logoutRequestText, logoutResponseText, queryValue } from '../logout-message.ts'
import type { Checks } from '../pipeline.ts'
import { type Rules, rules } from '../rules.ts'
import type { World } from '../world.ts'
import { base64 } from '../xml/base64.ts'
import { SAML, SAMLP } from '../xml/namespace.ts'
import type { Element } from '../xml/node.ts'
import { attribute, childElements, children, descendants, firstChild, isNamed } from '../xml/read.ts'
import { trustsKeyInfo } from './key.ts'
import { passes } from './transport.ts'

/** Broken for logout messages alone: a login is verified elsewhere, and well. */
const ofLogouts =
  <R>(flawed: (known: Draft, world: World) => R, honest: (known: Draft, world: World) => R) =>
  (known: Draft, world: World): R =>
    (known.carrier === undefined ? honest : flawed)(known, world)

/** A posted message without a signature has nothing that could be wrong. @see gosaml2 #282 */
export const postedUnsigned: Checks['logoutSigned'] = (known) => {
  const found = logoutSigned(known)
  return 'refused' in found && known.carrier.binding === 'post' ? { signatureElements: [] } : found
}

/** The same of a query. @see WSO2 product-is #469 */
export const redirectedUnsigned: Pick<Checks, 'logoutSigned' | 'logoutQuerySignature'> = {
  logoutSigned: (known) => (known.carrier.binding === 'post' ? logoutSigned(known) : { signatureElements: [] }),
  logoutQuerySignature: (known, world) =>
    known.carrier.binding === 'redirect' &&
    (known.carrier.sigAlg === undefined || known.carrier.signature === undefined)
      ? { verifiedBy: [] }
      : logoutQuerySignature(known, world),
}

/** A signature inside the message will do where the query has none. */
export const signedInside: Pick<Checks, 'logoutSigned' | 'logoutQuerySignature'> = {
  logoutSigned: (known) => {
    const found = logoutSigned(known)
    return 'refused' in found ? logoutSigned({ ...known, carrier: { ...known.carrier, binding: 'post' } }) : found
  },
  logoutQuerySignature: (known, world) =>
    known.verifiedBy.length > 0 ? { verifiedBy: known.verifiedBy } : logoutQuerySignature(known, world),
}

export const queryNotVerified: Checks['logoutQuerySignature'] = ({ verifiedBy }) => ({ verifiedBy })

export const keyInfoOfLogouts: Checks['keys'] = ofLogouts<ReturnType<Checks['keys']>>(trustsKeyInfo, keys)
export const digestOfLogoutsNotChecked: Checks['digest'] = ofLogouts(passes, digest)
export const versionOfLogoutsIgnored: Checks['responseVersion'] = ofLogouts(passes, responseVersion)

/** Any signature in the message that verifies makes the message good. @see samlify #634 */
export const anySignatureInside: Checks['signaturePlace'] = ofLogouts(passes, signaturePlace)

/** What the signature names is looked up by its ID, wherever it stands; whatever else the signature holds is left out. */
export const lookedUpById: Pick<Checks, 'signatureShape' | 'reference'> = {
  signatureShape: ofLogouts<ReturnType<Checks['signatureShape']>>(
    ({ signatureElements }) => ({
      signatures: signatureElements.flatMap((element) => {
        const kept = childElements(element).filter(({ local }) => local !== 'Object')
        const read = readSignature({ ...element, children: kept })
        return read ? [{ ...read, element }] : []
      }),
    }),
    signatureShape,
  ),
  reference: ofLogouts<ReturnType<Checks['reference']>>(
    ({ root, signatures }) => ({
      signatures: signatures.map((one) => ({
        ...one,
        target: [...descendants(root)].find((each) => `#${attribute(each, 'ID')}` === one.uri) ?? one.target,
      })),
    }),
    reference,
  ),
}

/** Reads the first piece of a name's text. */
export const nameCutShort: Checks['logoutOrder'] = (known) => {
  const found = logoutOrder(known)
  if (!('order' in found) || found.order.kind === 'response') return found
  const name = firstChild(known.root, SAML, 'NameID')
  const [piece] = name?.children.filter((child) => child.kind === 'text') ?? []
  const value = piece?.kind === 'text' ? piece.value : ''
  return { order: { ...found.order, nameId: { ...found.order.nameId, value } } }
}

/** Digests a message without its processing instructions, as if they were comments. */
export const instructionsNotDigested: Checks['digest'] = ofLogouts<ReturnType<Checks['digest']>>(
  ({ signatures }) =>
    signatures.every((one) => matchesDigest({ ...one, target: withoutInstructions(one.target, one.element) }))
      ? {}
      : refuse('bad-signature', 'the digest is another'),
  digest,
)
const withoutInstructions = (element: Element, kept: Element): Element => ({
  ...element,
  children: element.children.flatMap((child) => {
    if (child.kind === 'instruction') return []
    return [child.kind === 'element' && child !== kept ? withoutInstructions(child, kept) : child]
  }),
})

export const neverExpires: Checks['logoutNotOnOrAfter'] = passes
/** Compares with what is no number: that is never too late. */
export const expiryNotANumber: Checks['logoutNotOnOrAfter'] = ({ root }, world) =>
  world.now >= Date.parse(attribute(root, 'NotOnOrAfter') ?? '') ? refuse('expired', 'the LogoutRequest') : {}
export const expiryDemanded: Checks['logoutNotOnOrAfter'] = (known, world) =>
  known.carrier.field === 'SAMLRequest' && attribute(known.root, 'NotOnOrAfter') === undefined
    ? refuse('expired', 'no NotOnOrAfter')
    : logoutNotOnOrAfter(known, world)

export const destinationIgnored: Checks['logoutDestination'] = passes
export const destinationOptional: Checks['logoutDestination'] = (known, world) =>
  attribute(known.root, 'Destination') === undefined ? {} : logoutDestination(known, world)

/** Whoever is not known is taken for the first who is; and sessions are looked up without regard to the issuer. */
export const issuerUnchecked: Pick<Checks, 'issuerKnown'> & Pick<Rules, 'logoutEnds'> = {
  issuerKnown: ofLogouts<ReturnType<Checks['issuerKnown']>>((known, world) => {
    const [first] = world.identityProviders.values()
    const found = issuerKnown(known, world)
    return 'refused' in found && first ? { provider: first } : found
  }, issuerKnown),
  logoutEnds: (session, order, isBrowsers) =>
    rules.logoutEnds(session, { ...order, issuer: session.principal?.issuer ?? '' }, isBrowsers),
}
/** A request that does not say whose it is, is the first issuer's. */
export const issuerOptional: Pick<Checks, 'logoutShape' | 'issuer'> = {
  logoutShape: (known) => (children(known.root, SAML, 'Issuer').length === 0 ? {} : logoutShape(known)),
  issuer: ofLogouts<ReturnType<Checks['issuer']>>((known, world) => {
    const [first] = world.identityProviders.keys()
    return children(known.root, SAML, 'Issuer').length === 0 && first !== undefined ? { issuer: first } : issuer(known)
  }, issuer),
}

/** Goes by the root, whatever the field is called. */
export const fieldIgnored: Checks['logoutRoot'] = ({ root, carrier }) => {
  const field = isNamed(root, SAMLP, 'LogoutRequest') ? 'SAMLRequest' : 'SAMLResponse'
  return { response: root, claimed: root, carrier: { ...carrier, field } } as ReturnType<Checks['logoutRoot']>
}

/** Expects the header and trailer of zlib around what is deflated. */
export const zlibOnly: Checks['logoutDecode'] = (known) => {
  if (known.carrier.binding === 'post') return logoutDecode(known)
  const first = base64(known.message)?.[0] ?? 0
  return (first & 0x0f) === 8 ? logoutDecode(known) : refuse('malformed', 'no zlib header')
}

export const replayed: Checks['logoutReplay'] = () => ({ used: [] })

/** Ends the session of the browser, whomever and whatever the request names. */
export const endsBrowsersSession: Rules['logoutEnds'] = (_session, _order, isBrowsers) => isBrowsers
export const sessionIndexIgnored: Rules['logoutEnds'] = (session, order, isBrowsers) =>
  rules.logoutEnds(session, { ...order, sessionIndexes: [] }, isBrowsers)
export const sessionIndexDemanded: Rules['logoutEnds'] = (session, order, isBrowsers) =>
  order.sessionIndexes.length > 0 && rules.logoutEnds(session, order, isBrowsers)
export const qualifiersIgnored: Rules['logoutEnds'] = (session, order, isBrowsers) => {
  const { nameQualifier, spNameQualifier } = session.principal?.nameId ?? {}
  return rules.logoutEnds(
    session,
    { ...order, nameId: { ...order.nameId, nameQualifier, spNameQualifier } },
    isBrowsers,
  )
}
export const formatIgnored: Rules['logoutEnds'] = (session, order, isBrowsers) =>
  rules.logoutEnds(
    session,
    { ...order, nameId: { ...order.nameId, format: session.principal?.nameId?.format } },
    isBrowsers,
  )

/** Whoever says that the user is logged out is believed. @see Rocket.Chat #41646 */
export const unaskedAnswers: Pick<Checks, 'logoutAnswers'> & Pick<Rules, 'endedByAnswer'> = {
  logoutAnswers: passes,
  endedByAnswer: (asking, browsers) => asking ?? browsers,
}
/** Some request was sent to somebody, and that is enough. */
export const anyIssuersAnswer: Checks['logoutAnswers'] = ({ order }, world) =>
  order.kind === 'response' && world.logoutAskedOf(order.inResponseTo ?? '') === undefined
    ? refuse('unsolicited', 'nobody asked')
    : {}

export const endsEarly: Rules['endsBeforeAnswer'] = () => true
export const endsLate: Rules['endsBeforeAnswer'] = () => false
export const linkEnough: Rules['admitsLocalLogout'] = () => true
export const linkNotEnough: Rules['admitsLocalLogout'] = ({ method }) => method === 'POST'

export const requestsUnsigned: Rules['logoutSigner'] = (octets, key) =>
  octets.startsWith('SAMLRequest=') ? undefined : queryValue(octets, key)
export const responsesUnsigned: Rules['logoutSigner'] = (octets, key) =>
  octets.startsWith('SAMLResponse=') ? undefined : queryValue(octets, key)
/** Signs what is decoded. */
export const signsDecoded: Rules['logoutSigner'] = (octets, key) => queryValue(decodeURIComponent(octets), key)
export const nameStripped: Rules['logoutRequest'] = (sender, { value, format }, indexes) =>
  logoutRequestText(
    sender,
    { value, format, nameQualifier: undefined, spNameQualifier: undefined, spProvidedId: undefined },
    indexes,
  )
export const requestWithoutDestination: Rules['logoutRequest'] = (...said) =>
  logoutRequestText(...said).replace(/ Destination="[^"]*"/, '')
export const responseToNothing: Rules['logoutResponse'] = (...said) =>
  logoutResponseText(...said).replace(/ InResponseTo="[^"]*"/, '')
