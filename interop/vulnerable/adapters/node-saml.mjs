import { SAML } from '@node-saml/node-saml'

export async function signOn(SAMLResponse, { idpCert, entryPoint, url }) {
  const saml = new SAML({
    issuer: `${url}/metadata`,
    audience: `${url}/metadata`,
    callbackUrl: `${url}/acs`,
    entryPoint,
    idpCert,
    wantAssertionsSigned: true,
    // Not the default. With true, only messages of two signatures are taken.
    wantAuthnResponseSigned: false,
  })
  const { profile } = await saml.validatePostResponseAsync({ SAMLResponse })
  return profile?.nameID
}
