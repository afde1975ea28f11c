import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import type { KeyType } from '../mock-idp/sign/plan.ts'

/** What is wrong with a text, in words that show nothing of it. */
export interface Fault {
  readonly fault: string
}

export const isFault = (read: object): read is Fault => 'fault' in read

/** Whether a text is PEM, rather than the name of a file that holds some. */
export const looksLikePem = (text: string): boolean => text.includes('-----BEGIN')

/** Environment variables often carry a PEM on one line, with `\n` written out. */
const unfold = (pem: string): string => (pem.includes('\n') ? pem : pem.replaceAll('\\n', '\n'))

const NAMES = { rsa: 'an RSA', ec: 'an elliptic curve', ed25519: 'an Ed25519', dsa: 'a DSA' } as const satisfies Record<
  KeyType,
  string
>

/** A private key of that type, PKCS#8 or the type's own form, without a passphrase. */
export function privateKeyOf(pem: string, type: KeyType = 'rsa'): KeyObject | Fault {
  const text = unfold(pem)
  if (/ENCRYPTED/.test(text)) return { fault: 'an encrypted private key; expected one without a passphrase' }
  try {
    const key = createPrivateKey(text)
    if (key.asymmetricKeyType === type) return key
    return { fault: `not ${NAMES[type]} key; expected ${NAMES[type]} private key in PEM` }
  } catch {
    return { fault: `not a private key; expected ${NAMES[type]} private key in PEM` }
  }
}

export function certificateOf(pem: string): X509Certificate | Fault {
  try {
    return new X509Certificate(unfold(pem))
  } catch {
    return { fault: 'not a certificate; expected an X.509 certificate in PEM' }
  }
}
