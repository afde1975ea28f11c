import { certificatesIn } from './checks/key-info.ts'
import type { IdentityProvider, SigningKey } from './world.ts'
import { dateTime } from './xml/date-time.ts'
import { DSIG, METADATA, SAMLP } from './xml/namespace.ts'
import type { Element } from './xml/node.ts'
import { parse } from './xml/parse.ts'
import { attribute, children, isNamed } from './xml/read.ts'

export type MetadataResult =
  | { readonly kind: 'provider'; readonly provider: IdentityProvider }
  | { readonly kind: 'unusable'; readonly why: string }

/**
 * One identity provider out of its metadata document: entity id and signing keys. Descriptors of other roles and
 * protocols and the document's own signature are passed over.
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
  const [first, ...others] = roles.flatMap((role) => children(role, METADATA, 'KeyDescriptor')).flatMap(signingKeys)
  if (!first) return unusable('it has no signing certificate')
  return { kind: 'provider', provider: { entityId, keys: [first, ...others] } }
}

const unusable = (why: string): MetadataResult => ({ kind: 'unusable', why })

const speaksSaml2 = (role: Element): boolean =>
  (attribute(role, 'protocolSupportEnumeration') ?? '').split(/\s+/).includes(SAMLP)

function isOver(element: Element, now: number): boolean {
  const text = attribute(element, 'validUntil')
  return text !== undefined && (dateTime(text) ?? Number.NEGATIVE_INFINITY) <= now
}

/** A key without a use is for both, one for encryption signs nothing. @see SAML Metadata 2.4.1.1 */
function signingKeys(descriptor: Element): readonly SigningKey[] {
  if ((attribute(descriptor, 'use') ?? 'signing') !== 'signing') return []
  return children(descriptor, DSIG, 'KeyInfo')
    .flatMap(certificatesIn)
    .map(({ publicKey, subject, validFrom, validTo }) => ({
      key: publicKey,
      subject,
      validFrom: Date.parse(validFrom),
      validTo: Date.parse(validTo),
    }))
}
