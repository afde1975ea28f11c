import { createHmac, sign } from 'node:crypto'
import { promisify } from 'node:util'
import { SIGNATURE_METHODS } from './algorithms.ts'
import { cubeRoot } from './cube-root.ts'
import { issuerOf } from './key-info.ts'
import type { Keyring } from './keyring.ts'
import type { SignaturePlan } from './plan.ts'
import { pss } from './pss.ts'
import { secretOf } from './secret.ts'
import { inDer, twoIntegers } from './two-integers.ts'

/**
 * The octets of a SignatureValue. The same plan, keys and text give the same.
 * @param octets SignedInfo in canonical form
 * @throws MissingKey
 * @throws Error where the key is of another type than the method
 * @see XML Signature 1.1, 6.3, 6.4; RFC 9231, 2.2, 2.3
 */
export function signatureOctets(plan: SignaturePlan, keyring: Keyring, octets: Buffer): Buffer {
  const issuer = issuerOf(plan.key, keyring)
  const { privateKey } = issuer
  const { hash } = SIGNATURE_METHODS[plan.signatureMethod]
  switch (plan.signatureMethod) {
    case 'rsa-sha256-cube-root':
      return cubeRoot(octets, issuer.publicKey)
    case 'rsa-pss-sha256':
      return pss('sha256', octets, privateKey, 32)
    case 'rsa-pss-sha256-short-salt':
      return pss('sha256', octets, privateKey, 20)
    case 'ecdsa-sha256':
    case 'dsa-sha1':
      return twoIntegers(hash, octets, privateKey)
    case 'ecdsa-sha256-der':
      return inDer(twoIntegers(hash, octets, privateKey))
    case 'ed25519':
      return sign(null, octets, privateKey)
    case 'hmac-sha1':
    case 'hmac-sha256':
      return createHmac(hash, plan.secret ? secretOf(plan.secret, issuer) : '')
        .update(octets)
        .digest()
    default:
      return sign(hash, octets, privateKey)
  }
}

const signInThread = promisify(sign)

/**
 * The same octets, made in a thread of the runtime's where they are what nearly every message has, and take their time: RSA.
 * Rejects with what {@link signatureOctets} throws.
 */
export async function signatureOctetsAside(plan: SignaturePlan, keyring: Keyring, octets: Buffer): Promise<Buffer> {
  if (plan.signatureMethod !== 'rsa-sha256') return signatureOctets(plan, keyring, octets)
  return signInThread(SIGNATURE_METHODS[plan.signatureMethod].hash, octets, issuerOf(plan.key, keyring).privateKey)
}
