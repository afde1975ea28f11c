import { X509Certificate } from 'node:crypto'
import { certificatesIn } from './checks/key-info.ts'
import type { IdentityProvider, SigningKey } from './world.ts'
import { dateTime } from './xml/date-time.ts'
import { DSIG, METADATA, SAMLP } from './xml/namespace.ts'
import type { Element } from './xml/node.ts'
import { parse } from './xml/parse.ts'
import { attribute, children, isNamed } from './xml/read.ts'

const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect'

export type MetadataResult =
  | { readonly kind: 'provider'; readonly provider: IdentityProvider }
  | { readonly kind: 'unusable'; readonly why: string }

/**
 * One identity provider out of its metadata document: entity id and signing keys. Descriptors of other roles and
 * protocols and the document's own signature are passed over. A key without a use is for both.
 * @param now milliseconds since the epoch, for `validUntil`
 * @see SAML Metadata 2.3.2, 2.4.1.1, 2.4.3
 */
export function readMetadata(octets: Uint8Array, now: number): MetadataResult {
  const parsed = parse(octets)
  if (parsed.kind === 'doctype') return unusable('it has a document type declaration')
  if (parsed.kind === 'malformed') return unusable(`it is not well-formed: ${parsed.detail}`)
  const { root } = parsed
  if (!isNamed(root, METADATA, 'EntityDescriptor')) return unusable(`the root is ${root.local}, not EntityDescriptor`)
  const entityId = attribute(root, 'entityID')
  if (!entityId) return unusable('it has no entityID')
  const roles = children(root, METADATA, 'IDPSSODescriptor').filter(speaksSaml2)
  if (roles.length === 0) return unusable('it describes no SAML 2.0 identity provider')
  const lapsed = [root, ...roles].find((element) => isOver(element, now))
  if (lapsed) return unusable(`its ${lapsed.local} was valid until ${attribute(lapsed, 'validUntil')}`)
  const descriptors = roles.flatMap((role) => children(role, METADATA, 'KeyDescriptor'))
  const signing = descriptors.filter((one) => (attribute(one, 'use') ?? 'signing') === 'signing')
  const keys = signing.flatMap(keysIn)
  // Without any KeyDescriptor there is a provider whose signatures nobody can verify; with one there must be a key in it.
  if (signing.length > 0 && keys.length === 0) return unusable('it has no signing certificate')
  const encryptionKeys = descriptors.filter((one) => attribute(one, 'use') === 'encryption').flatMap(keysIn)
  const sso = { redirect: endpoint(roles, `${BINDINGS}HTTP-Redirect`), post: endpoint(roles, `${BINDINGS}HTTP-POST`) }
  return { kind: 'provider', provider: { entityId, keys, encryptionKeys, sso, singleLogout: singleLogoutIn(roles) } }
}

const unusable = (why: string): MetadataResult => ({ kind: 'unusable', why })

const BINDINGS = 'urn:oasis:names:tc:SAML:2.0:bindings:'

const endpoint = (roles: readonly Element[], binding: string): string | undefined =>
  roles
    .flatMap((role) => children(role, METADATA, 'SingleSignOnService'))
    .filter((one) => attribute(one, 'Binding') === binding)
    .map((one) => attribute(one, 'Location'))
    .find((location) => location !== undefined)

const speaksSaml2 = (role: Element): boolean =>
  (attribute(role, 'protocolSupportEnumeration') ?? '').split(/\s+/).includes(SAMLP)

function isOver(element: Element, now: number): boolean {
  const text = attribute(element, 'validUntil')
  return text !== undefined && (dateTime(text) ?? Number.NEGATIVE_INFINITY) <= now
}

/** Where the Redirect binding takes requests to, and answers where that is another place. @see SAML Metadata 2.2.2, 2.4.2 */
function singleLogoutIn(roles: readonly Element[]): IdentityProvider['singleLogout'] {
  const [service] = roles
    .flatMap((role) => children(role, METADATA, 'SingleLogoutService'))
    .filter((one) => attribute(one, 'Binding') === REDIRECT)
  const requests = service && attribute(service, 'Location')
  if (!service || requests === undefined) return undefined
  return { requests, answers: attribute(service, 'ResponseLocation') ?? requests }
}

const keysIn = (descriptor: Element): readonly SigningKey[] =>
  children(descriptor, DSIG, 'KeyInfo').flatMap(certificatesIn).map(keyOf)

const keyOf = ({ publicKey, raw, subject, validFrom, validTo }: X509Certificate): SigningKey => ({
  key: publicKey,
  certificate: raw,
  subject,
  validFrom: Date.parse(validFrom),
  validTo: Date.parse(validTo),
})

/** The key of a certificate that is uploaded by itself, DER in base64; undefined where it is none. */
export function signingKey(certificate: string): SigningKey | undefined {
  try {
    return keyOf(new X509Certificate(Buffer.from(certificate, 'base64')))
  } catch {
    return undefined
  }
}
