import { SignedXml } from 'xml-crypto'
import type { Issuer } from '../../mock-idp/sign/keyring.ts'
import type { Contender } from './contender.ts'
import { unsigned } from './ours.ts'

const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#'
const ASSERTION = "/*/*[local-name(.)='Assertion']"

/** xml-crypto with a parsed key, KeyInfo made once and absolute paths; it is given the finished text. */
export function xmlCrypto(issuer: Issuer): Contender {
  const text = unsigned(issuer)
  const keyInfo = `<ds:X509Data><ds:X509Certificate>${issuer.certificate}</ds:X509Certificate></ds:X509Data>`
  return (index) => {
    const signer = new SignedXml({
      privateKey: issuer.privateKey,
      signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
      canonicalizationAlgorithm: EXCLUSIVE,
      getKeyInfoContent: () => keyInfo,
    })
    signer.addReference({
      xpath: ASSERTION,
      transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', EXCLUSIVE],
      digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
    })
    signer.computeSignature(text(index), {
      prefix: 'ds',
      location: { reference: `${ASSERTION}/*[1]`, action: 'after' },
    })
    return signer.getSignedXml()
  }
}
