import { METADATA, SAMLP } from './xml/namespace.ts'

const POST = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'

/** What this SP tells identity providers about itself. @see SAML Metadata 2.4.4 */
export const spMetadata = (sp: { readonly entityId: string; readonly acs: string }): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="${METADATA}" entityID="${escapeXml(sp.entityId)}">
  <md:SPSSODescriptor protocolSupportEnumeration="${SAMLP}" AuthnRequestsSigned="false" WantAssertionsSigned="true">
    <md:AssertionConsumerService Binding="${POST}" Location="${escapeXml(sp.acs)}" index="0" isDefault="true"/>
  </md:SPSSODescriptor>
</md:EntityDescriptor>
`

const escapeXml = (text: string): string => text.replace(/[&<"]/g, (one) => `&#${one.codePointAt(0)};`)
