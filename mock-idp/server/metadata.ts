import { type Element, element, NAMESPACES } from '../message/node.ts'
import { elementText } from '../sign/signed-element.ts'

const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect'
const SOAP = 'urn:oasis:names:tc:SAML:2.0:bindings:SOAP'
export const POST = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'

const NAME_ID_FORMATS = [
  'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
  'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
  'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
  'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
]

export interface IdpDescription {
  readonly entityId: string
  /** Signing certificates, DER in base64: several while keys roll over. */
  readonly certificates: readonly string[]
  /** Certificates of keys that are for encryption only. */
  readonly encryption?: readonly string[] | undefined
  /** Certificates of keys with which the entity signs as attribute authority. */
  readonly attributeAuthority?: readonly string[] | undefined
  /** The use of the signing keys is not stated. */
  readonly useIsUnstated?: boolean | undefined
  /** The `validUntil` of the document. */
  readonly validUntil?: string | undefined
  /** Where AuthnRequests go, by either binding. */
  readonly sso: string
  /** Where logout messages go, by either binding; absent: there is no single logout. */
  readonly slo?: string | undefined
}

export const keyDescriptor = (use: 'signing' | 'encryption' | undefined, certificate: string) =>
  element('md:KeyDescriptor', { use }, [
    element('ds:KeyInfo', {}, [element('ds:X509Data', {}, [element('ds:X509Certificate', {}, [certificate])])]),
  ])

/** The role of an identity provider. @see SAML Metadata 2.4.3 */
export function idpDescriptor({ certificates, encryption = [], useIsUnstated, sso, slo }: IdpDescription): Element {
  const keys = [
    ...certificates.map((certificate) => keyDescriptor(useIsUnstated ? undefined : 'signing', certificate)),
    ...encryption.map((certificate) => keyDescriptor('encryption', certificate)),
  ]
  return element(
    'md:IDPSSODescriptor',
    { WantAuthnRequestsSigned: 'false', protocolSupportEnumeration: NAMESPACES.samlp },
    [
      ...keys,
      ...(slo === undefined ? [] : [REDIRECT, POST]).map((binding) =>
        element('md:SingleLogoutService', { Binding: binding, Location: slo }),
      ),
      ...NAME_ID_FORMATS.map((format) => element('md:NameIDFormat', {}, [format])),
      ...[REDIRECT, POST].map((binding) => element('md:SingleSignOnService', { Binding: binding, Location: sso })),
    ],
  )
}

/** @see SAML Metadata 2.4.7 */
const attributeAuthorityDescriptor = (entityId: string, certificates: readonly string[]): Element =>
  element('md:AttributeAuthorityDescriptor', { protocolSupportEnumeration: NAMESPACES.samlp }, [
    ...certificates.map((certificate) => keyDescriptor('signing', certificate)),
    element('md:AttributeService', { Binding: SOAP, Location: `${entityId}/attributes` }),
  ])

/** The metadata document of an identity provider. @see SAML Metadata 2.3.2, 2.4.3 */
export const idpMetadata = (description: IdpDescription): string => {
  const { entityId, validUntil, attributeAuthority = [] } = description
  const entity = element('md:EntityDescriptor', { entityID: entityId, validUntil }, [
    idpDescriptor(description),
    ...(attributeAuthority.length === 0 ? [] : [attributeAuthorityDescriptor(entityId, attributeAuthority)]),
  ])
  return `<?xml version="1.0" encoding="UTF-8"?>\n${elementText(entity)}\n`
}
