import { SamlLib } from 'samlify'
import type { Issuer } from '../../mock-idp/sign/keyring.ts'
import type { Contender } from './contender.ts'
import { unsigned } from './ours.ts'

const ASSERTION = "/*/*[local-name(.)='Assertion']"

/** samlify's signer with absolute paths; it is given the finished text. It parses the key each time and offers no other way. */
export function samlify(issuer: Issuer): Contender {
  const text = unsigned(issuer)
  const privateKey = issuer.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()
  return (index) =>
    SamlLib.constructSAMLSignature({
      rawSamlMessage: text(index),
      referenceTagXPath: ASSERTION,
      privateKey,
      privateKeyPass: '',
      signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
      signingCert: issuer.certificate,
      isBase64Output: false,
      signatureConfig: { prefix: 'ds', location: { reference: `${ASSERTION}/*[1]`, action: 'after' } },
    })
}
