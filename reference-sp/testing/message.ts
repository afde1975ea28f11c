import { SignedXml } from 'xml-crypto'
import type { Authority } from './authority.ts'

export const NOW = Date.UTC(2031, 0, 15, 12)
export const BASE = 'https://sp.test'
export const ENTITY = 'https://sp.test/saml'
export const ACS = `${BASE}/saml/acs`
const CLAIM = 'https://deepsecurity.trendmicro.com/SAML/Attributes/'

/** ISO time, so many seconds from NOW. */
export const at = (seconds: number): string => new Date(NOW + seconds * 1000).toISOString()

export interface Said {
  readonly id: string
  readonly responseId: string
  readonly issuer: string
  readonly responseIssuer: string
  readonly responseAttributes: string
  readonly status: string
  readonly extensions: string
  readonly assertionAttributes: string
  readonly subject: string
  readonly confirmation: string
  readonly conditions: string
  readonly statements: string
  readonly attributes: Readonly<Record<string, readonly string[]>>
  readonly moreAttributes: string
}

let count = 0

export const role = (name: string, tenant = '0123456789', provider = 'ADFS', roleTenant = tenant): string =>
  `urn:tmds:identity:us-east-ds-1:${tenant}:saml-provider/${provider},urn:tmds:identity:us-east-ds-1:${roleTenant}:role/${name}`

export const confirmationData = (more = ''): string =>
  `<saml:SubjectConfirmationData Recipient="${ACS}" NotOnOrAfter="${at(300)}"${more}/>`

export const bearer = (data: string): string =>
  `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">${data}</saml:SubjectConfirmation>`

export function say(issuer: Authority, said: Partial<Said> = {}): Said {
  count += 1
  return {
    id: `_a${count}`,
    responseId: `_r${count}`,
    issuer: issuer.entityId,
    responseIssuer: `<saml:Issuer>${issuer.entityId}</saml:Issuer>`,
    responseAttributes: `Version="2.0" IssueInstant="${at(0)}" Destination="${ACS}"`,
    status: '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>',
    extensions: '',
    assertionAttributes: `Version="2.0" IssueInstant="${at(0)}"`,
    subject: '<saml:NameID>alice-name-id</saml:NameID>',
    confirmation: bearer(confirmationData()),
    conditions: `<saml:Conditions NotBefore="${at(-60)}" NotOnOrAfter="${at(300)}"><saml:AudienceRestriction><saml:Audience>${ENTITY}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`,
    statements: `<saml:AuthnStatement AuthnInstant="${at(0)}" SessionIndex="s"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>`,
    attributes: { RoleSessionName: ['alice'], Role: [role('Full Access')] },
    moreAttributes: '',
    ...said,
  }
}

export const write = (said: Said): string => {
  const attributes = Object.entries(said.attributes)
    .map(
      ([name, values]) =>
        `<saml:Attribute Name="${name.includes(':') ? name : CLAIM + name}">${values.map((value) => `<saml:AttributeValue>${value}</saml:AttributeValue>`).join('')}</saml:Attribute>`,
    )
    .join('')
  const statement = `${attributes}${said.moreAttributes}`
  return `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${said.responseId}" ${said.responseAttributes}>${said.responseIssuer}${said.extensions}${said.status}<saml:Assertion ID="${said.id}" ${said.assertionAttributes}><saml:Issuer>${said.issuer}</saml:Issuer><saml:Subject>${said.subject}${said.confirmation}</saml:Subject>${said.conditions}${said.statements}${statement === '' ? '' : `<saml:AttributeStatement>${statement}</saml:AttributeStatement>`}</saml:Assertion></samlp:Response>`
}

export interface Signing {
  readonly key: Authority
  readonly of?: 'Assertion' | 'Response' | 'LogoutRequest' | 'LogoutResponse'
  readonly signatureAlgorithm?: string
  readonly digestAlgorithm?: string
  readonly canonicalization?: string
  readonly prefixes?: readonly string[]
  readonly certificate?: string
  readonly enveloped?: boolean
}

const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#'

/** Signs with xml-crypto, an implementation that shares nothing with the SP. */
export function sign(xml: string, signing: Signing): string {
  const { key, of = 'Assertion', canonicalization = EXCLUSIVE, prefixes = [] } = signing
  const signer = new SignedXml({
    privateKey: key.privateKey,
    signatureAlgorithm: signing.signatureAlgorithm ?? 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: canonicalization as typeof EXCLUSIVE,
    getKeyInfoContent: () =>
      `<ds:X509Data><ds:X509Certificate>${signing.certificate ?? key.certificate}</ds:X509Certificate></ds:X509Data>`,
  })
  const xpath = `//*[local-name(.)='${of}' and not(ancestor::*[local-name(.)='${of}'])]`
  signer.addReference({
    xpath,
    digestAlgorithm: signing.digestAlgorithm ?? 'http://www.w3.org/2001/04/xmlenc#sha256',
    transforms: [
      ...(signing.enveloped === false ? [] : ['http://www.w3.org/2000/09/xmldsig#enveloped-signature']),
      canonicalization,
    ],
    inclusiveNamespacesPrefixList: [...prefixes],
  })
  signer.computeSignature(xml, {
    prefix: 'ds',
    location: { reference: `(${xpath})[1]/*[local-name(.)='Issuer'][1]`, action: 'after' },
  })
  return signer.getSignedXml()
}

export const encode = (xml: string): string => Buffer.from(xml, 'utf8').toString('base64')
