import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { ISSUER_SET, issueCertificate } from './issuer-set.ts'

/** A key with which an SP signs, and the certificate that its metadata carry: DER in base64. */
interface SpSigningKey {
  readonly privateKey: KeyObject
  readonly certificate: string
}

/**
 * The signing key of the SPs that run in this process, made when it is first needed.
 * @param now milliseconds since the epoch: the certificate is valid for ten years from then
 */
export function spSigningKey(now: number): SpSigningKey {
  made ??= make(now)
  return made
}
let made: SpSigningKey | undefined

function make(now: number): SpSigningKey {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const certificate = issueCertificate('sp', privateKey, ISSUER_SET.main.certificates.own, now)
  return { privateKey, certificate: certificate.raw.toString('base64') }
}
