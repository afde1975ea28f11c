import { generateKeyPairSync } from 'node:crypto'
import forge from 'node-forge'
import type { Issuer } from '../mock-idp/sign/keyring.ts'

/** An identity provider with a fresh RSA-2048 key and a certificate of its own, gone when the process ends. */
export function throwawayIssuer(): Issuer {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey.export({ type: 'spki', format: 'pem' }).toString())
  certificate.serialNumber = '01'
  certificate.validity.notAfter.setFullYear(certificate.validity.notBefore.getFullYear() + 1)
  const name = [{ name: 'commonName', value: 'saml-assay bench' }]
  certificate.setSubject(name)
  certificate.setIssuer(name)
  const key = forge.pki.privateKeyFromPem(privateKey.export({ type: 'pkcs1', format: 'pem' }).toString())
  certificate.sign(key, forge.md.sha256.create())
  const der = forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes()
  return {
    entityId: 'https://idp.bench.test/saml/metadata',
    privateKey,
    publicKey,
    certificate: Buffer.from(der, 'binary').toString('base64'),
  }
}

/** The issuer's certificate as PEM. */
export const certificatePem = ({ certificate }: Issuer): string =>
  `-----BEGIN CERTIFICATE-----\n${certificate.replace(/.{1,64}/g, '$&\n')}-----END CERTIFICATE-----\n`
