import { createHmac } from 'node:crypto'
import { refuse } from '../check.ts'
import type { Signature } from '../checks/signature.ts'
import { readSignature } from '../checks/signature-shape.ts'
import { isSignedWith } from '../checks/signature-value.ts'
import type { Checks } from '../pipeline.ts'
import type { SigningKey } from '../world.ts'
import { DSIG } from '../xml/namespace.ts'
import type { Element } from '../xml/node.ts'
import { descendants, firstChild, isNamed, textOf } from '../xml/read.ts'
import { algorithmsBut, signedOctets, verifiedBy } from './algorithm.ts'

const HMAC = /#hmac-(sha1|sha256|sha384|sha512)$/
const isHmac = ({ signatureMethod }: Signature): boolean => HMAC.test(signatureMethod)

const hmac = (signature: Signature, secret: string | Uint8Array): Buffer =>
  createHmac(HMAC.exec(signature.signatureMethod)?.[1] ?? 'sha1', secret)
    .update(signedOctets(signature))
    .digest()

/** Every form in which a program may hold what it takes for a key. */
function forms(der: Uint8Array, label: string): readonly (string | Uint8Array)[] {
  const base64 = Buffer.from(der).toString('base64')
  const lines = base64.replace(/.{64}(?=.)/g, '$&\n')
  const pem = (body: string): string => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`
  return [pem(lines), pem(lines).trimEnd(), pem(lines).replaceAll('\n', '\r\n'), pem(base64), base64, lines, der]
}

/** Whatever the configuration holds is the key, whatever kind of key the method takes. @see GHSA-c27r-x354-4m68 */
const keyedWith = (secrets: (by: SigningKey) => readonly (string | Uint8Array)[]): Partial<Checks> => ({
  algorithms: algorithmsBut(isHmac),
  signatureValue: verifiedBy((signature, by) =>
    isHmac(signature)
      ? secrets(by).some((secret) => hmac(signature, secret).equals(signature.value))
      : isSignedWith(signature, by.key),
  ),
})

const spki = ({ key }: SigningKey): Buffer => key.export({ type: 'spki', format: 'der' })

export const hmacWithPublicKey = keyedWith((by) => forms(spki(by), 'PUBLIC KEY'))
export const hmacWithCertificate = keyedWith(({ certificate }) => forms(certificate, 'CERTIFICATE'))

/** Compares no more bits than the message says that there are. @see CVE-2009-0217 */
export const cutHmac: Partial<Checks> = {
  signatureShape: ({ signatureElements }) => {
    const signatures = signatureElements.map((element) => {
      const read = readSignature(withoutParameters(element))
      const signedInfo = firstChild(element, DSIG, 'SignedInfo')
      return read && signedInfo && { ...read, element, signedInfo }
    })
    return signatures.every((one) => one !== undefined) ? { signatures } : refuse('bad-signature', 'shape')
  },
  algorithms: algorithmsBut((signature) => bitsOf(signature) !== undefined),
  signatureValue: verifiedBy((signature, by) => {
    const bits = bitsOf(signature)
    if (bits === undefined) return isSignedWith(signature, by.key)
    const [pem = ''] = forms(spki(by), 'PUBLIC KEY')
    return firstBits(hmac(signature, pem), bits) === firstBits(signature.value, bits)
  }),
}

function bitsOf({ signedInfo }: Signature): number | undefined {
  const length = [...descendants(signedInfo)].find((one) => isNamed(one, DSIG, 'HMACOutputLength'))
  return length && Number(textOf(length))
}

const firstBits = (octets: Buffer, count: number): string =>
  [...octets]
    .map((octet) => octet.toString(2).padStart(8, '0'))
    .join('')
    .slice(0, count)

const withoutParameters = (element: Element): Element => ({
  ...element,
  children: element.children.map((child) => {
    if (child.kind !== 'element') return child
    return child.local === 'SignatureMethod' ? { ...child, children: [] } : withoutParameters(child)
  }),
})
