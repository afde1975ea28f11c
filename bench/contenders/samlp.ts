import samlp from 'samlp'
import type { Issuer } from '../../mock-idp/sign/keyring.ts'
import { claimsOf, SP, userOf } from '../login.ts'
import { certificatePem } from '../throwaway-issuer.ts'
import type { Contender } from './contender.ts'

/** samlp with a parsed key: template, claims and signature, with the identifiers and the clock that it insists on. */
export function samlpContender(issuer: Issuer): Contender {
  const config = {
    issuer: issuer.entityId,
    audience: SP.entityId,
    recipient: SP.acs,
    destination: SP.acs,
    cert: certificatePem(issuer),
    key: issuer.privateKey,
    lifetimeInSeconds: 300,
    authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
    typedAttributes: false,
    includeAttributeNameFormat: false,
    signatureNamespacePrefix: 'ds',
  }
  return (index) => {
    const profileMapper = () => ({
      getClaims: () => claimsOf(index),
      getNameIdentifier: () => ({ nameIdentifier: userOf(index) }),
    })
    return new Promise((resolve, reject) => {
      samlp.getSamlResponse({ ...config, sessionIndex: `_${index}`, profileMapper }, {}, (error, xml) => {
        if (error) reject(error)
        else resolve(xml)
      })
    })
  }
}
