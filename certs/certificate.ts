import { createHash, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto'
import forge from 'node-forge'

/** All that a self-signed certificate says. The same order makes the same octets. */
export interface CertificateOrder {
  /** An RSA private key: it signs, and its public half is certified. */
  readonly key: KeyObject
  /** The common name of subject and issuer. */
  readonly subject: string
  /** Hexadecimal. */
  readonly serial: string
  /** Whole seconds: X.509 knows no smaller. */
  readonly notBefore: Date
  readonly notAfter: Date
  /** Default: sha256. */
  readonly hash?: (typeof HASHES)[number] | undefined
}

const HASHES = ['md5', 'sha1', 'sha256', 'sha384', 'sha512'] as const

const ORGANIZATION = 'saml-assay test issuer'

/** A self-signed version 3 certificate without extensions, as many identity providers publish. */
export function makeCertificate({
  key,
  subject,
  serial,
  notBefore,
  notAfter,
  hash,
}: CertificateOrder): X509Certificate {
  const name = [
    { name: 'commonName', value: subject },
    { name: 'organizationName', value: ORGANIZATION },
  ]
  const certificate = forge.pki.createCertificate()
  certificate.serialNumber = serial
  certificate.setSubject(name)
  certificate.setIssuer(name)
  certificate.validity.notBefore = notBefore
  certificate.validity.notAfter = notAfter
  return signed(certificate, key, forge.md[hash ?? 'sha256'].create())
}

/** Another key's certificate that says, word for word, what the original says. Only key and signature differ. */
export function copyCertificate(original: X509Certificate, key: KeyObject): X509Certificate {
  const copy = forge.pki.certificateFromPem(original.toString())
  const hash = HASHES.find((one) => forge.pki.oids[`${one}WithRSAEncryption`] === copy.signatureOid)
  return signed(copy, key, forge.md[hash ?? 'sha256'].create())
}

/** Whether a certificate cannot be told from another but by its key and signature. */
export const isCopy = (copy: X509Certificate, original: X509Certificate): boolean =>
  copy.subject === original.subject &&
  copy.issuer === original.issuer &&
  copy.serialNumber === original.serialNumber &&
  copy.validFrom === original.validFrom &&
  copy.validTo === original.validTo

/** A serial number of 127 bits that follows from what it is drawn from, so that the same order gives the same. */
export function serialFrom(...parts: readonly string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 16)
  // The first octet is neither zero nor negative: the number has one encoding. RFC 5280 4.1.2.2
  digest[0] = ((digest[0] ?? 0) & 0x7f) | 0x40
  return digest.toString('hex')
}

export type Validity = 'valid' | 'expired' | 'not-yet-valid'

/** `now`: milliseconds since the epoch. */
export function validityAt({ validFrom, validTo }: X509Certificate, now: number): Validity {
  if (now < Date.parse(validFrom)) return 'not-yet-valid'
  return now > Date.parse(validTo) ? 'expired' : 'valid'
}

function signed(certificate: forge.pki.Certificate, key: KeyObject, digest: forge.md.MessageDigest): X509Certificate {
  const publicPem = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString()
  const privatePem = key.export({ type: 'pkcs8', format: 'pem' }).toString()
  certificate.publicKey = forge.pki.publicKeyFromPem(publicPem)
  certificate.sign(forge.pki.privateKeyFromPem(privatePem), digest)
  return new X509Certificate(forge.pki.certificateToPem(certificate))
}
