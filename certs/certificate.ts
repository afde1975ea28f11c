import { createHash, createPublicKey, type KeyObject, sign, X509Certificate } from 'node:crypto'
import forge from 'node-forge'
import { inDer, twoIntegers } from '../mock-idp/sign/two-integers.ts'

/** All that a self-signed certificate says. The same order makes the same octets. */
export interface CertificateOrder {
  /** A private key: it signs, and its public half is certified. */
  readonly key: KeyObject
  /** The common name of subject and issuer. */
  readonly subject: string
  /** Hexadecimal. */
  readonly serial: string
  /** Whole seconds: X.509 knows no smaller. */
  readonly notBefore: Date
  readonly notAfter: Date
  /** Of an RSA key; others have sha256, or none of their own. Default: sha256. */
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
  if (key.asymmetricKeyType !== 'rsa') return signedByOther(certificate, key)
  const publicPem = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString()
  const privatePem = key.export({ type: 'pkcs8', format: 'pem' }).toString()
  certificate.publicKey = forge.pki.publicKeyFromPem(publicPem)
  certificate.sign(forge.pki.privateKeyFromPem(privatePem), digest)
  return new X509Certificate(forge.pki.certificateToPem(certificate))
}

/** @see RFC 5758, 3.1, 3.2; RFC 8410, 3 */
const OIDS: Readonly<Record<string, string>> = {
  ec: '1.2.840.10045.4.3.2',
  dsa: '2.16.840.1.101.3.4.3.2',
  ed25519: '1.3.101.112',
}

/** node-forge writes certificates of RSA keys only: key and algorithm are exchanged in what it would sign. */
function signedByOther(certificate: forge.pki.Certificate, key: KeyObject): X509Certificate {
  const { asn1 } = forge
  const sequence = (...parts: forge.asn1.Asn1[]) => asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, parts)
  const oid = asn1.oidToDer(OIDS[key.asymmetricKeyType ?? ''] ?? '').getBytes()
  const algorithm = sequence(asn1.create(asn1.Class.UNIVERSAL, asn1.Type.OID, false, oid))
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' })

  const one = new forge.jsbn.BigInteger('1')
  certificate.publicKey = forge.pki.setRsaPublicKey(one, one)
  const rsa = forge.pki.oids.sha256WithRSAEncryption ?? ''
  Object.assign(certificate, { signature: '', signatureOid: rsa })
  certificate.siginfo.algorithmOid = rsa
  const [tbs] = forge.pki.certificateToAsn1(certificate).value as [forge.asn1.Asn1]
  const fields = tbs.value as forge.asn1.Asn1[]
  fields[TBS_ALGORITHM] = algorithm
  fields[TBS_PUBLIC_KEY] = asn1.fromDer(forge.util.createBuffer(spki.toString('latin1')))

  const octets = Buffer.from(asn1.toDer(tbs).getBytes(), 'latin1')
  const value =
    key.asymmetricKeyType === 'ed25519' ? sign(null, octets, key) : inDer(twoIntegers('sha256', octets, key))
  // No bit is missing in the last octet.
  const bits = `\0${value.toString('latin1')}`
  const whole = sequence(tbs, algorithm, asn1.create(asn1.Class.UNIVERSAL, asn1.Type.BITSTRING, false, bits))
  return new X509Certificate(Buffer.from(asn1.toDer(whole).getBytes(), 'latin1'))
}

/** Where a certificate of version 3 says them. @see RFC 5280, 4.1 */
const TBS_ALGORITHM = 2
const TBS_PUBLIC_KEY = 6
