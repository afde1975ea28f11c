import type { Issuer } from './keyring.ts'
import type { Secret } from './plan.ts'

/** What is public of an issuer, as octets that an SP may have at hand where it looks for the key of an HMAC. */
export function secretOf({ of, as }: Secret, issuer: Issuer): Buffer {
  const der = of === 'certificate' ? Buffer.from(issuer.certificate, 'base64') : publicKeyOf(issuer)
  const base64 = der.toString('base64')
  const lines = (base64.match(/.{1,64}/g) ?? []).join('\n')
  const label = of === 'certificate' ? 'CERTIFICATE' : 'PUBLIC KEY'
  const pem = (body: string): string => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`
  switch (as) {
    case 'pem':
      return Buffer.from(pem(lines))
    case 'pem-without-end':
      return Buffer.from(pem(lines).trimEnd())
    case 'pem-crlf':
      return Buffer.from(pem(lines).replaceAll('\n', '\r\n'))
    case 'pem-of-one-line':
      return Buffer.from(pem(base64))
    case 'base64':
      return Buffer.from(base64)
    case 'base64-in-lines':
      return Buffer.from(lines)
    case 'der':
      return der
  }
}

const publicKeyOf = ({ publicKey }: Issuer): Buffer => publicKey.export({ type: 'spki', format: 'der' })
