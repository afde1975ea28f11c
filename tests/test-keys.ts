import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import forge from 'node-forge'
import type { Issuer, Keyring } from '../mock-idp/sign/keyring.ts'

/** Keys and certificates for unit tests, made once per process; no clock but these dates. */
export function testKeyring(): Keyring {
  made ??= { main: issuer('main'), other: issuer('other') }
  return made
}
let made: Keyring | undefined

/** The certificate of one of {@link testKeyring}'s issuers. */
export const certificatePem = (of: Issuer): string =>
  `-----BEGIN CERTIFICATE-----\n${of.certificate.replace(/.{64}/g, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`

function issuer(name: string): Issuer {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const valid = [Date.UTC(2020, 0), Date.UTC(2049, 0)] as const
  return {
    entityId: `https://${name}.idp.test/metadata`,
    privateKey,
    publicKey,
    certificate: certificate(privateKey, name, '01', valid),
    renewed: certificate(privateKey, name, '02', valid),
    lapsed: certificate(privateKey, name, '03', [Date.UTC(2019, 0), Date.UTC(2020, 0)]),
  }
}

function certificate(key: KeyObject, name: string, serial: string, valid: readonly [number, number]): string {
  const pem = key.export({ type: 'pkcs1', format: 'pem' }).toString()
  const made = forge.pki.createCertificate()
  made.publicKey = forge.pki.publicKeyFromPem(
    createPublicKey(createPrivateKey(pem)).export({ type: 'spki', format: 'pem' }).toString(),
  )
  made.serialNumber = serial
  made.validity.notBefore = new Date(valid[0])
  made.validity.notAfter = new Date(valid[1])
  const subject = [{ name: 'commonName', value: `${name}.idp.test` }]
  made.setSubject(subject)
  made.setIssuer(subject)
  made.sign(forge.pki.privateKeyFromPem(pem), forge.md.sha256.create())
  return Buffer.from(forge.asn1.toDer(forge.pki.certificateToAsn1(made)).getBytes(), 'binary').toString('base64')
}
