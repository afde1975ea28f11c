import type { KeyObject, X509Certificate } from 'node:crypto'
import forge from 'node-forge'

/** A key and its certificate in one PKCS#12 container, as ADFS, Java and Windows import them. */
export function makePkcs12(key: KeyObject, certificate: X509Certificate, name: string, password: string): Uint8Array {
  const pfx = forge.pkcs12.toPkcs12Asn1(
    forge.pki.privateKeyFromPem(key.export({ type: 'pkcs8', format: 'pem' }).toString()),
    forge.pki.certificateFromPem(certificate.toString()),
    password,
    { algorithm: 'aes256', friendlyName: name, generateLocalKeyId: true },
  )
  return Buffer.from(forge.asn1.toDer(pfx).getBytes(), 'latin1')
}
