import samlifyModule from 'samlify'
import type { Issuer } from '../../mock-idp/sign/keyring.ts'
import type { Contender } from './contender.ts'
import { unsigned } from './ours.ts'

const ASSERTION = "/*/*[local-name(.)='Assertion']"

/** samlify's signer with a parsed key and absolute paths; it is given the finished text. */
export function samlify(issuer: Issuer): Contender {
  const text = unsigned(issuer)
  const options = {
    referenceTagXPath: ASSERTION,
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    signingCert: issuer.certificate,
    isBase64Output: false,
    signatureConfig: { prefix: 'ds', location: { reference: `${ASSERTION}/*[1]`, action: 'after' } },
    privateKey: '',
  } as const
  // Its types ask for PEM, but it hands the key on to node:crypto, which saves itself the parsing of a KeyObject.
  const withKey = Object.assign({}, options, { privateKey: issuer.privateKey })
  return (index) => samlifyModule.SamlLib.constructSAMLSignature({ ...withKey, rawSamlMessage: text(index) })
}
