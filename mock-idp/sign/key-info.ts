import { X509Certificate } from 'node:crypto'
import { escapeAttribute, escapeText } from './escape.ts'
import type { Issuer, Keyring } from './keyring.ts'
import { MissingKey } from './missing-key.ts'
import type { CertificateName, IssuerName, KeyInfo } from './plan.ts'
import { contentAt } from './two-integers.ts'

/**
 * The text of a KeyInfo element, empty for none.
 * @throws MissingKey
 * @see XML Signature 1.1, 4.5
 */
export function keyInfoText(keyInfo: KeyInfo, keyring: Keyring): string {
  const content = contentOf(keyInfo, keyring)
  return content === '' ? '' : `<ds:KeyInfo>${content}</ds:KeyInfo>`
}

function contentOf(keyInfo: KeyInfo, keyring: Keyring): string {
  switch (keyInfo.kind) {
    case 'none':
      return ''
    case 'key-name':
      return `<ds:KeyName>${escapeText(keyInfo.name)}</ds:KeyName>`
    case 'retrieval':
      return `<ds:RetrievalMethod URI="${escapeAttribute(keyInfo.uri)}"></ds:RetrievalMethod>`
    case 'key-value':
      return `<ds:KeyValue>${keyValue(issuerOf(keyInfo.of, keyring))}</ds:KeyValue>`
    case 'certificates': {
      let certificates = ''
      for (const name of keyInfo.subject ? keyInfo.of : [])
        certificates += `<ds:X509SubjectName>${escapeText(subjectOf(certificate(name, keyring)))}</ds:X509SubjectName>`
      for (const name of keyInfo.of)
        certificates += `<ds:X509Certificate>${certificate(name, keyring)}</ds:X509Certificate>`
      return `<ds:X509Data>${certificates}</ds:X509Data>`
    }
    case 'several':
      return keyInfo.parts.map((part) => contentOf(part, keyring)).join('')
  }
}

/** @throws MissingKey */
export function issuerOf(name: IssuerName, keyring: Keyring): Issuer {
  const issuer = keyring[name]
  if (!issuer) throw new MissingKey(name)
  return issuer
}

function certificate(name: CertificateName, keyring: Keyring): string {
  const [of, which] = name.split(':') as [IssuerName, 'renewed' | 'lapsed' | undefined]
  const issuer = issuerOf(of, keyring)
  const text = which === undefined ? issuer.certificate : issuer[which]
  if (text === undefined) throw new MissingKey(name)
  return text
}

const subjectOf = (der: string): string => distinguishedName(new X509Certificate(Buffer.from(der, 'base64')).subject)

/** A name as Node writes it, one attribute a line, as XML Signature wants it. @see RFC 4514, 2.1 */
export const distinguishedName = (lines: string): string => lines.split('\n').reverse().join(',')

/** The bare public key, of RSA or of DSA. @see XML Signature 1.1, 4.5.2 */
function keyValue(issuer: Issuer): string {
  const known = KEY_VALUES.get(issuer)
  if (known !== undefined) return known
  const isDsa = issuer.publicKey.asymmetricKeyType === 'dsa'
  const parts = isDsa ? dsaParts(issuer) : rsaParts(issuer)
  const name = isDsa ? 'DSAKeyValue' : 'RSAKeyValue'
  const content = Object.entries(parts).map(([part, text]) => `<ds:${part}>${text}</ds:${part}>`)
  const text = `<ds:${name}>${content.join('')}</ds:${name}>`
  KEY_VALUES.set(issuer, text)
  return text
}
const KEY_VALUES = new WeakMap<Issuer, string>()

function rsaParts({ publicKey }: Issuer): Readonly<Record<string, string>> {
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' })
  return { Modulus: base64(n), Exponent: base64(e) }
}

/** Node has no JWK of DSA keys. @see RFC 3279, 2.3.2 */
function dsaParts({ publicKey }: Issuer): Readonly<Record<string, string>> {
  const der = publicKey.export({ type: 'spki', format: 'der' })
  const y = contentAt(der, 1, 0)
  const [p, q, g] = [0, 1, 2].map((at) => contentAt(der, 0, 1, at))
  return Object.fromEntries(Object.entries({ P: p, Q: q, G: g, Y: y }).map(([name, one]) => [name, unsigned(one)]))
}

/** An integer as XML Signature writes it, without the sign that ASN.1 keeps room for. */
const unsigned = (integer: Buffer = Buffer.alloc(0)): string =>
  integer.subarray(integer[0] === 0 ? 1 : 0).toString('base64')

const base64 = (base64url: unknown): string => Buffer.from(String(base64url), 'base64url').toString('base64')
