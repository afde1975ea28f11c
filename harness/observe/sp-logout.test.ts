import { sign, X509Certificate } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Issuer } from '../../mock-idp/sign/keyring.ts'
import { certificatePem, testKeyring } from '../../tests/test-keys.ts'
import { type ExpectedLogout, lintSpLogout, type SpLogout, signingCertificates } from './sp-logout.ts'

const { main, other } = testKeyring() as { readonly main: Issuer; readonly other: Issuer }
const certificateOf = (issuer: Issuer) => new X509Certificate(certificatePem(issuer))
const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'

const TEXT = `SAMLRequest=a%2Bb&RelayState=r&SigAlg=${encodeURIComponent(RSA_SHA256)}`
const signedBy = (issuer: Issuer, text = TEXT): string =>
  `${text}&Signature=${encodeURIComponent(sign('sha256', Buffer.from(text), issuer.privateKey).toString('base64'))}`

const REQUEST: SpLogout = {
  name: 'LogoutRequest',
  id: '_1',
  version: '2.0',
  issuer: 'https://sp.test',
  destination: 'https://idp.test/slo',
  inResponseTo: undefined,
  status: undefined,
  nameId: { value: 'ann', format: 'f', nameQualifier: 'n', spNameQualifier: 's' },
  sessionIndexes: ['1'],
  hasSignature: false,
  sentTo: 'https://idp.test/slo',
  relayState: 'r',
  query: signedBy(main),
}
const RESPONSE: SpLogout = { ...REQUEST, name: 'LogoutResponse', inResponseTo: '_asked', status: 'urn:top' }
const EXPECTED: ExpectedLogout = {
  entityId: 'https://sp.test',
  nameId: REQUEST.nameId,
  sessionIndexes: ['1', '2'],
  inResponseTo: '_asked',
  relayState: 'r',
  certificates: [certificateOf(other), certificateOf(main)],
}

describe('a signature', () => {
  const lint = (changed: Partial<SpLogout>, expected: Partial<ExpectedLogout> = {}) =>
    lintSpLogout('signature', { ...REQUEST, ...changed }, { ...EXPECTED, ...expected })

  test.each([
    ['over the query as it stands', {}, {}],
    ['with pairs of others around it', { query: `lang=en&${signedBy(main)}` }, {}],
    ['inside a posted message', { query: undefined, hasSignature: true }, {}],
    ['that no known certificate can show', { query: signedBy(main) }, { certificates: [] }],
  ])('%s passes', (_, changed, expected) => {
    expect(lint(changed, expected)).toEqual([])
  })

  test.each([
    ['that is absent', { query: TEXT }, 'the LogoutRequest is not signed'],
    ['that is absent from a posted message', { query: undefined }, 'the LogoutRequest is not signed'],
    ['of a stranger', { query: signedBy(main).replace('a%2Bb', 'a%2Bc') }, "no signing key of the SP's metadata"],
    ['over other escapes', { query: signedBy(main).replace('%2B', '%2b') }, "no signing key of the SP's metadata"],
  ])('%s is a problem', (_, changed, problem) => {
    expect(lint(changed)).toEqual([expect.stringContaining(problem)])
  })
})

describe('a name', () => {
  test('that is a copy passes, and so does one session of several', () => {
    expect(lintSpLogout('name', REQUEST, EXPECTED)).toEqual([])
  })

  test.each([
    [{ nameId: { ...REQUEST.nameId, value: 'Ann' } }, 'value of the NameID is Ann, not ann'],
    [{ nameId: { ...REQUEST.nameId, value: 'ann', format: undefined } }, 'format of the NameID is absent, not f'],
    [{ sessionIndexes: ['3'] }, "SessionIndex 3 is none of the login's"],
  ])('that is another is a problem: %o', (changed, problem) => {
    expect(lintSpLogout('name', { ...REQUEST, ...changed }, EXPECTED)).toEqual([problem])
  })
})

describe('the content', () => {
  test.each([REQUEST, RESPONSE])('of an honest $name passes', (message) => {
    expect(lintSpLogout('content', message, EXPECTED)).toEqual([])
  })

  test.each([
    [REQUEST, { version: '1.1' }, 'Version is 1.1'],
    [REQUEST, { id: '1' }, 'ID is 1'],
    [REQUEST, { issuer: 'https://other.test' }, 'Issuer is https://other.test'],
    [REQUEST, { destination: undefined }, 'Destination is undefined, not https://idp.test/slo'],
    [RESPONSE, { status: undefined }, 'there is no StatusCode'],
    [RESPONSE, { inResponseTo: '_2' }, 'InResponseTo is _2, not _asked'],
    [RESPONSE, { relayState: undefined }, 'RelayState is undefined, not r'],
  ])('%#: what is missing or another is a problem', (message, changed, problem) => {
    expect(lintSpLogout('content', { ...message, ...changed }, EXPECTED)).toEqual([problem])
  })
})

test('signing certificates are read from metadata; of what is none, none', () => {
  const key = (use: string, issuer: Issuer): string =>
    `<md:KeyDescriptor${use}><ds:KeyInfo><ds:X509Data><ds:X509Certificate>\n${issuer.certificate}\n</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`
  const metadata = `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><md:SPSSODescriptor>${key('', main)}${key(' use="encryption"', other)}</md:SPSSODescriptor></md:EntityDescriptor>`
  const found = signingCertificates(Buffer.from(metadata))
  expect(found.map(({ fingerprint256 }) => fingerprint256)).toEqual([certificateOf(main).fingerprint256])
  expect(signingCertificates(Buffer.from('<a>'))).toEqual([])
})
