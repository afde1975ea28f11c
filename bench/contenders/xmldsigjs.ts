import { createRequire } from 'node:module'
import type { Issuer } from '../../mock-idp/sign/keyring.ts'
import type { Contender } from './contender.ts'
import { unsigned } from './ours.ts'

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }

const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#'

/** xmldsigjs with a parsed CryptoKey; it is given the finished text. */
export async function xmldsigjs(issuer: Issuer): Promise<Contender> {
  const { Application, Parse, SignedXml, Stringify } = load()
  Application.setEngine('NodeJS', crypto)
  const pkcs8 = issuer.privateKey.export({ type: 'pkcs8', format: 'der' })
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, ALGORITHM, false, ['sign'])
  const text = unsigned(issuer)
  return async (index) => {
    const document = Parse(text(index))
    const [assertion] = document.getElementsByTagName('saml:Assertion')
    if (!assertion) throw new Error('the message has no assertion')
    const signer = new SignedXml()
    signer.XmlSignature.SignedInfo.CanonicalizationMethod.Algorithm = EXCLUSIVE
    await signer.Sign(ALGORITHM, key, assertion, {
      x509: [issuer.certificate],
      references: [{ uri: `#${assertion.getAttribute('ID')}`, hash: 'SHA-256', transforms: ['enveloped', 'exc-c14n'] }],
    })
    const signature = signer.GetXml()
    if (signature) assertion.insertBefore(document.importNode(signature, true), assertion.childNodes.item(1))
    return Stringify(document)
  }
}

/** It wants a DOM, to be registered by a function of its own dependency that it does not export. */
function load(): typeof import('xmldsigjs') {
  const require = createRequire(import.meta.url)
  const inside = createRequire(require.resolve('xmldsigjs'))
  inside('xml-core').setNodeDependencies({ ...inside('@xmldom/xmldom'), xpath: inside('xpath') })
  return require('xmldsigjs')
}
