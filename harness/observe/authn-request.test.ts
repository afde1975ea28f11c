import { deflateRawSync, deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readPost, readRedirect } from '../../mock-idp/server/authn-request.ts'
import { REQUEST_RULES, type RequestRule } from '../../suites/case.ts'
import { type Brought, lintAuthnRequest } from './authn-request.ts'

const NOW = Date.parse('2026-01-01T00:00:00Z')
const ID = `_${'0123456789abcdef'.repeat(2)}`
const OTHER = `_${'fedcba9876543210'.repeat(2)}`
const XML = `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${ID}" Version="2.0" IssueInstant="2026-01-01T00:00:00Z" Destination="https://idp.test/sso" AssertionConsumerServiceURL="https://sp.test/acs"><saml:Issuer>https://sp.test</saml:Issuer><samlp:NameIDPolicy AllowCreate="true"/></samlp:AuthnRequest>`
const honest: Brought = {
  binding: 'redirect',
  sentTo: 'https://idp.test/sso',
  fields: [['RelayState', 'r']],
  reading: readPost(Buffer.from(XML).toString('base64')),
  sp: { entityId: 'https://sp.test', acs: 'https://sp.test/acs' },
  entityIdForm: /^https:\/\/[a-z]+\.test$/,
  otherIds: [OTHER],
  now: NOW,
  skewSeconds: 60,
}
const rewritten = (change: (xml: string) => string): Partial<Brought> => ({
  reading: readPost(Buffer.from(change(XML)).toString('base64')),
})
const exchanged = (from: string | RegExp, to: string) => rewritten((xml) => xml.replace(from, to))

test.each(REQUEST_RULES)('an honest request breaks no rule: %s', (rule) => {
  expect(lintAuthnRequest(honest, rule)).toEqual([])
})

const SIGNATURE = '</saml:Issuer><ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>'

const SEVERAL = {
  entityId: 'https://sp.test',
  acs: 'https://sp.test/acs',
  acsIndex: 0,
  otherAcs: [{ url: 'https://sp.test/acs/second', index: 7 }],
}
const INDEX = / AssertionConsumerServiceURL="[^"]*"/

/** Each breaks one rule and no other. */
const broken: readonly (readonly [what: string, rule: RequestRule, changed: Partial<Brought>])[] = [
  ['no Issuer', 'schema', exchanged(/<saml:Issuer>.*Issuer>/, '')],
  ['another Issuer', 'schema', exchanged('>https://sp.test<', '>https://other.test<')],
  ['elements out of order', 'schema', exchanged(/(<saml:Issuer>.*Issuer>)(<samlp:NameIDPolicy.*\/>)/, '$2$1')],
  ['a strange attribute', 'schema', exchanged(' Version', ' Sender="x" Version')],
  ['local time', 'schema', exchanged('00:00:00Z', '01:00:00+01:00')],
  ['no time', 'schema', exchanged(/ IssueInstant="[^"]*"/, '')],
  ['an old time', 'schema', exchanged('2026-01-01', '2025-12-31')],
  ['an ID that is no name', 'schema', rewritten((xml) => xml.replace(ID, ID.replace('_', '1')))],
  ['an ID that another request has', 'id', { otherIds: [ID] }],
  ['an ID that counts', 'id', { otherIds: [`${ID.slice(0, -1)}0`] }],
  [
    'an ID of 64 bits',
    'id',
    { ...rewritten((xml) => xml.replace(ID, '_0123456789abcdef')), otherIds: ['_fedcba9876543210'] },
  ],
  ['no second request', 'id', { otherIds: [] }],
  ['no signature, which was announced', 'signature', { isSigningAnnounced: true }],
  ['another Destination', 'destination', exchanged('idp.test/sso', 'idp.test/')],
  [
    'a signature, but no Destination',
    'destination',
    {
      ...exchanged(/ Destination="[^"]*"/, ''),
      fields: [
        ['Signature', 'x'],
        ['SigAlg', 'y'],
      ],
    },
  ],
  ['URL and index', 'acs', exchanged(' Version', ' AssertionConsumerServiceIndex="1" Version')],
  [
    'an index',
    'acs-by-url',
    exchanged('AssertionConsumerServiceURL="https://sp.test/acs"', 'AssertionConsumerServiceIndex="1"'),
  ],
  [
    'the URL of no endpoint, where there are several',
    'acs',
    { sp: SEVERAL, ...exchanged('sp.test/acs', 'sp.test/acs/third') },
  ],
  ['another endpoint', 'acs', exchanged('sp.test/acs', 'sp.test/acs/')],
  [
    'another binding',
    'acs',
    exchanged(' Version', ' ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:PAOS" Version'),
  ],
  ['a long RelayState', 'encoding', { fields: [['RelayState', 'ü'.repeat(41)]] }],
  [
    'two RelayStates',
    'encoding',
    {
      fields: [
        ['RelayState', 'r'],
        ['RelayState', 's'],
      ],
    },
  ],
  ['half a signature', 'encoding', { fields: [['SigAlg', 'y']] }],
  ['a signature inside', 'encoding', exchanged('</saml:Issuer>', SIGNATURE)],
  ['zlib', 'encoding', { reading: readRedirect(deflateSync(XML).toString('base64')) }],
  ['base64 for the URL', 'encoding', { reading: readRedirect('-_-_') }],
  ['a format of NameID', 'name-id-policy', exchanged('AllowCreate="true"', 'AllowCreate="true" Format="urn:f"')],
  ['no AllowCreate', 'name-id-policy', exchanged(' AllowCreate="true"', '')],
  ['a user who has to sign in anew', 'single-sign-on', exchanged(' Version', ' ForceAuthn="true" Version')],
  ['a name of another form', 'entity-id', { entityIdForm: /\/[0-9a-f]{16}$/ }],
  ['a document type', 'doctype', { reading: readRedirect(deflateRawSync(`<!DOCTYPE a>${XML}`).toString('base64')) }],
]

test.each(broken)('%s breaks the rule %s alone', (_, rule, changed) => {
  const request = { ...honest, ...changed }
  const breaks = REQUEST_RULES.filter((one) => (lintAuthnRequest(request, one) ?? []).length > 0)
  expect(breaks).toEqual([rule])
})

test.each([
  ['by URL', exchanged('sp.test/acs', 'sp.test/acs/second'), []],
  ['by index', exchanged(INDEX, ' AssertionConsumerServiceIndex="7"'), []],
  [
    'by the index of none',
    exchanged(INDEX, ' AssertionConsumerServiceIndex="1"'),
    ['AssertionConsumerServiceIndex is "1", and the endpoints have 0, 7'],
  ],
])('one of several endpoints may be named %s', (_, changed, problems) => {
  expect(lintAuthnRequest({ ...honest, sp: SEVERAL, ...changed }, 'acs')).toEqual(problems)
})

test('a request that cannot be read says nothing about the other rules', () => {
  expect(lintAuthnRequest({ ...honest, reading: readRedirect('!') }, 'acs')).toBeUndefined()
})

test('a request without Destination and signature needs none', () => {
  expect(lintAuthnRequest({ ...honest, ...exchanged(/ Destination="[^"]*"/, '') }, 'destination')).toEqual([])
})
