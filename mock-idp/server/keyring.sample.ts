import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import type { Issuer, Keyring } from '../sign/keyring.ts'

/** An issuer with a key of this moment; the certificate is a stand-in, which nothing here reads. */
function sampleIssuer(entityId: string): Issuer {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const certificate = Buffer.from(`certificate of ${entityId}`).toString('base64')
  return { entityId, privateKey, publicKey: createPublicKey(privateKey), certificate }
}

export const sampleKeyring: Keyring = {
  main: sampleIssuer('https://idp.test/main'),
  rollover: sampleIssuer('https://idp.test/main'),
}
