import { type Element, element, NAMESPACES } from '../message/node.ts'
import type { Keyring } from '../sign/keyring.ts'
import { type IssuerName, planFor } from '../sign/plan.ts'
import { signedElement } from '../sign/signed-element.ts'
import { signNow } from '../sign/signing.ts'
import { type IdpDescription, idpDescriptor, keyDescriptor, POST } from './metadata.ts'

/** Attributes that such documents offer, of which there are dozens. */
const OFFERED = [
  ['http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress', 'E-Mail Address'],
  ['http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn', 'UPN'],
  ['http://schemas.xmlsoap.org/claims/Group', 'Group'],
] as const

/**
 * The metadata of a product that speaks WS-Federation as well: two roles of that before those of SAML, the SP's before the
 * identity provider's, and a signature over it all.
 * @throws MissingKey
 * @see SAML Metadata 2.4, 3.1; WS-Federation 1.2, 3.1
 */
export function federationMetadata(
  description: IdpDescription,
  id: string,
  issuer: IssuerName,
  keyring: Keyring,
): string {
  const { entityId, sso, certificates } = description
  const [certificate = ''] = certificates
  const fed = (type: string, key: Element, endpoint: string): Element =>
    element(
      'md:RoleDescriptor',
      { protocolSupportEnumeration: `http://schemas.xmlsoap.org/ws/2005/02/trust ${NAMESPACES.fed}`, 'xsi:type': type },
      [key, element(endpoint, {}, [element('wsa:EndpointReference', {}, [element('wsa:Address', {}, [sso])])])],
      ['fed'],
    )
  const sp = element(
    'md:SPSSODescriptor',
    { WantAssertionsSigned: 'true', protocolSupportEnumeration: NAMESPACES.samlp },
    [
      keyDescriptor('signing', certificate),
      element('md:AssertionConsumerService', { Binding: POST, Location: sso, index: '0', isDefault: 'true' }),
    ],
  )
  const offered = OFFERED.map(([Name, FriendlyName]) =>
    element('saml:Attribute', {
      FriendlyName,
      Name,
      NameFormat: 'urn:oasis:names:tc:SAML:2.0:attrname-format:uri',
    }),
  )
  const idp = idpDescriptor(description)
  const root = element('md:EntityDescriptor', { ID: id, entityID: entityId }, [
    fed('fed:ApplicationServiceType', keyDescriptor('encryption', certificate), 'fed:PassiveRequestorEndpoint'),
    fed('fed:SecurityTokenServiceType', keyDescriptor('signing', certificate), 'fed:SecurityTokenServiceEndpoint'),
    sp,
    { ...idp, children: [...idp.children, ...offered] },
    element('md:ContactPerson', { contactType: 'support' }),
  ])
  const { response } = planFor('response', issuer)
  return response === undefined ? '' : signNow(signedElement(root, response, keyring)).xml
}
