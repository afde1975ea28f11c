import { createHash, type X509Certificate } from 'node:crypto'
import type { Connection, Limits } from '../drive/driver.ts'
import { createHttpDriver } from '../drive/http.ts'
import type { DeclaredTarget } from '../target/target.ts'
import { outOfBounds } from './bounds.ts'

export type Addresses = Pick<DeclaredTarget, 'sp' | 'issuers' | 'observe'>

/** A key as browsers pin it: the SHA-256 of its SubjectPublicKeyInfo, in base64. @see RFC 7469, 2.4 */
const pinOf = ({ publicKey }: X509Certificate): string =>
  createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64')

/**
 * The keys of the hosts of an SP whose certificates are good by the authorities that a connection names. A browser asks the
 * machine whom it trusts, and cannot be told of an authority; but it can be told of keys.
 */
export async function vouchedKeys(
  { sp, issuers, observe }: Addresses,
  limits: Limits,
  connection: Connection,
): Promise<readonly string[]> {
  const pins = new Set<string>()
  const driver = createHttpDriver(limits, { connection, onTrusted: (certificate) => pins.add(pinOf(certificate)) })
  try {
    const { start, login } = sp
    const pages = [sp.acs, sp.console ?? '/', observe?.identity.get, start?.url, login?.get, observe?.web?.get]
    const urls = pages.flatMap((page) => (page === undefined ? [] : new URL(page, sp.acs).href))
    // Where they lead counts too; an address with a blank to fill in leads to the same host.
    for (const url of new Set(urls)) await driver.open(outOfBounds({ sp, issuers })).send({ method: 'GET', url })
  } finally {
    await driver.close()
  }
  return [...pins]
}
