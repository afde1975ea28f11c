import type { IssuerName } from '../../mock-idp/sign/plan.ts'
import { keyInfo } from '../../mock-idp/tamper/sign/signature.ts'
import { type Case, family, type PolicyKey, present, refused, session, type Wanted } from '../case.ts'
import { trusted } from './trusted.ts'

const issuerWith = (
  title: string,
  issuer: IssuerName,
  policy: PolicyKey,
  reject: Wanted,
  proves: Case['proves'] = ['IIP-MD12', 'MDIOP-2.5.1', 'DS-MD-1'],
): Case => ({
  title,
  proves,
  // Without KeyInfo: it is the certificate of the metadata that counts here, not the one that the message carries.
  scene: [present({ changes: [keyInfo('there is no KeyInfo', { kind: 'none' })] })],
  delta: { is: { issuer } },
  wants: { policy, is: { reject, accept: session() } },
  ...trusted(issuer),
})

/** The certificates of the issuers that the SP trusts, and those that messages carry. */
export default family({
  'issuer-expired': issuerWith(
    'a trusted issuer whose certificate has expired is taken as the SP declares',
    'expired',
    'certificate.expired',
    refused('certificate-expired'),
  ),
  'issuer-not-yet-valid': issuerWith(
    'a trusted issuer whose certificate is not yet valid is taken as the SP declares',
    'not-yet-valid',
    'certificate.notYetValid',
    refused('certificate-expired', 'not-yet-valid'),
  ),
  'issuer-weak': issuerWith(
    'a trusted issuer with a key of 1024 bits is taken as the SP declares',
    'weak',
    'algorithms.weakKey',
    refused('weak-algorithm'),
    ['SDP-MD06', 'DS-MD-1'],
  ),
  'issuer-on-weak-curve': issuerWith(
    'a trusted issuer with a key on a curve of 192 bits is taken as the SP declares',
    'weak-ec',
    'algorithms.weakKey',
    refused('weak-algorithm'),
    ['SDP-MD07'],
  ),
  'message-expired': {
    title: 'a message that carries an expired certificate of the trusted key is taken as the SP declares',
    proves: ['IIP-MD12', 'CORE-5.4.5'],
    delta: {
      is: {
        changes: [
          keyInfo('KeyInfo has an expired certificate of the same key', { kind: 'certificates', of: ['main:lapsed'] }),
        ],
      },
    },
    wants: {
      policy: 'certificate.expiredInMessage',
      is: { reject: refused('certificate-expired'), accept: session() },
    },
  },
})
