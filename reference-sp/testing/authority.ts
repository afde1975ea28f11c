import { generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto'
import forge from 'node-forge'

/** A test issuer: a key, and the certificate that goes with it. */
export interface Authority {
  readonly entityId: string
  readonly privateKey: string
  readonly publicKey: string
  /** DER in base64. */
  readonly certificate: string
}

const DAY = 86_400_000

/** Makes an issuer whose certificate is valid around `now` unless other dates are named. */
export function authority(
  entityId: string,
  now: number,
  { bits = 2048, exponent = 0x10001, from = now - DAY, to = now + 730 * DAY } = {},
): Authority {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: bits,
    publicExponent: exponent,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
  return { entityId, privateKey, publicKey, certificate: certified({ privateKey, publicKey }, from, to) }
}

/** An issuer whose key is no RSA key. Its certificate is not signed by it: nobody here verifies certificates. */
export function otherAuthority(entityId: string, now: number, keys: KeyPairKeyObjectResult): Authority {
  const { certificate, ...rsa } = authority(entityId, now)
  const parsed = forge.asn1.fromDer(forge.util.decode64(certificate))
  const [tbs] = parsed.value as [forge.asn1.Asn1]
  const spki = keys.publicKey.export({ type: 'spki', format: 'der' })
  // RFC 5280, 4.1: the seventh field of a certificate of version 3 is its public key.
  ;(tbs.value as forge.asn1.Asn1[])[6] = forge.asn1.fromDer(forge.util.createBuffer(spki.toString('latin1')))
  return {
    ...rsa,
    privateKey: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: keys.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    certificate: forge.util.encode64(forge.asn1.toDer(parsed).getBytes()),
  }
}

/** A certificate over that key, made out to the name that all of them bear. */
export const certified = (
  { privateKey, publicKey }: Pick<Authority, 'privateKey' | 'publicKey'>,
  from: number,
  to: number,
): string =>
  certificate(
    { privateKey: forge.pki.privateKeyFromPem(privateKey), publicKey: forge.pki.publicKeyFromPem(publicKey) },
    from,
    to,
  )

function certificate(keys: forge.pki.rsa.KeyPair, from: number, to: number): string {
  const made = forge.pki.createCertificate()
  made.publicKey = keys.publicKey
  made.serialNumber = '01'
  made.validity.notBefore = new Date(from)
  made.validity.notAfter = new Date(to)
  const name = [{ name: 'commonName', value: 'Test Issuer' }]
  made.setSubject(name)
  made.setIssuer(name)
  made.sign(keys.privateKey, forge.md.sha256.create())
  return forge.util.encode64(forge.asn1.toDer(forge.pki.certificateToAsn1(made)).getBytes())
}

/** Metadata of one issuer with these certificates. */
export const metadataOf = (issuer: Authority, certificates: readonly string[] = [issuer.certificate]): string =>
  `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${issuer.entityId}"><IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${certificates
    .map(
      (one) =>
        `<KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>${one}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>`,
    )
    .join(
      '',
    )}<SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${issuer.entityId}/slo"/><SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${issuer.entityId}/sso"/><SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${issuer.entityId}/sso"/></IDPSSODescriptor></EntityDescriptor>`
