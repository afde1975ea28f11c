import saml20 from '@boxyhq/saml20'

const NAME = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier'

export async function signOn(SAMLResponse, { idpCert, url }) {
  const xml = Buffer.from(SAMLResponse, 'base64').toString('utf8')
  const profile = await saml20.default.validate(xml, { publicKey: idpCert, audience: `${url}/metadata` })
  return profile.claims[NAME]
}
