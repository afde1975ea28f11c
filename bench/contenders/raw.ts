import { sign } from 'node:crypto'
import type { Issuer } from '../../mock-idp/sign/keyring.ts'
import type { Contender } from './contender.ts'

/** The limit: nothing but the RSA signature, over as many octets as a SignedInfo has. */
export function raw(issuer: Issuer, octets: number): Contender {
  const data = Buffer.alloc(octets, 'x')
  return (index) => {
    data.writeUInt32BE(index)
    return sign('sha256', data, issuer.privateKey).toString('base64')
  }
}
