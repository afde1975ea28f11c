import { SAML, SAMLP } from './xml/namespace.ts'

const POST = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'

/** What a request says. */
export interface Asking {
  readonly id: string
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly entityId: string
  readonly acs: string
  /** Where it is sent. */
  readonly destination: string
  readonly forceAuthn: boolean
  readonly contextClass: string | undefined
}

/** @see SAML Core 3.4.1, 3.3.2.2.1; SAML Profiles 4.1.4.1 */
export const authnRequest = (asking: Asking): string =>
  [
    `<samlp:AuthnRequest xmlns:samlp="${SAMLP}" xmlns:saml="${SAML}" ID="${escapeXml(asking.id)}" Version="2.0"`,
    ` IssueInstant="${new Date(asking.at).toISOString()}" Destination="${escapeXml(asking.destination)}"`,
    asking.forceAuthn ? ' ForceAuthn="true"' : '',
    ` ProtocolBinding="${POST}" AssertionConsumerServiceURL="${escapeXml(asking.acs)}">`,
    `<saml:Issuer>${escapeXml(asking.entityId)}</saml:Issuer>`,
    '<samlp:NameIDPolicy AllowCreate="true"/>',
    asking.contextClass === undefined ? '' : demanded(asking.contextClass),
    '</samlp:AuthnRequest>',
  ].join('')

const demanded = (contextClass: string): string =>
  `<samlp:RequestedAuthnContext Comparison="exact"><saml:AuthnContextClassRef>${escapeXml(contextClass)}</saml:AuthnContextClassRef></samlp:RequestedAuthnContext>`

export const escapeXml = (text: string): string => text.replace(/[&<"]/g, (one) => `&#${one.codePointAt(0)};`)
