import { escapeText } from './escape.ts'
import type { Issuer, Keyring } from './keyring.ts'
import { MissingKey } from './missing-key.ts'
import type { CertificateName, IssuerName, KeyInfo } from './plan.ts'

/**
 * The text of a KeyInfo element, empty for none.
 * @throws MissingKey
 * @see XML Signature 1.1, 4.5
 */
export function keyInfoText(keyInfo: KeyInfo, keyring: Keyring): string {
  switch (keyInfo.kind) {
    case 'none':
      return ''
    case 'key-name':
      return `<ds:KeyInfo><ds:KeyName>${escapeText(keyInfo.name)}</ds:KeyName></ds:KeyInfo>`
    case 'key-value':
      return `<ds:KeyInfo><ds:KeyValue>${rsaKeyValue(issuerOf(keyInfo.of, keyring))}</ds:KeyValue></ds:KeyInfo>`
    case 'certificates': {
      let certificates = ''
      for (const name of keyInfo.of)
        certificates += `<ds:X509Certificate>${certificate(name, keyring)}</ds:X509Certificate>`
      return `<ds:KeyInfo><ds:X509Data>${certificates}</ds:X509Data></ds:KeyInfo>`
    }
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

/** @see XML Signature 1.1, 4.5.2.2 */
function rsaKeyValue(issuer: Issuer): string {
  const known = RSA_KEY_VALUES.get(issuer)
  if (known !== undefined) return known
  const { n = '', e = '' } = issuer.publicKey.export({ format: 'jwk' })
  const text = `<ds:RSAKeyValue><ds:Modulus>${base64(n)}</ds:Modulus><ds:Exponent>${base64(e)}</ds:Exponent></ds:RSAKeyValue>`
  RSA_KEY_VALUES.set(issuer, text)
  return text
}
const RSA_KEY_VALUES = new WeakMap<Issuer, string>()

const base64 = (base64url: unknown): string => Buffer.from(String(base64url), 'base64url').toString('base64')
