import { deflateRawSync, deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readLogout } from './logout-message.ts'

const message = (name: string, attributes: string, children: string): string =>
  `<samlp:${name} xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_1" Version="2.0"${attributes}><saml:Issuer>https://sp.test</saml:Issuer>${children}</samlp:${name}>`
const REQUEST = message(
  'LogoutRequest',
  ' Destination="https://idp.test/slo"',
  '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/><saml:NameID Format="f" NameQualifier="n" SPNameQualifier="s">ann</saml:NameID><samlp:SessionIndex>1</samlp:SessionIndex><samlp:SessionIndex>2</samlp:SessionIndex>',
)
const RESPONSE = message(
  'LogoutResponse',
  ' InResponseTo="_asked"',
  '<samlp:Status><samlp:StatusCode Value="urn:top"><samlp:StatusCode Value="urn:below"/></samlp:StatusCode></samlp:Status>',
)
const posted = (text: string) => readLogout(Buffer.from(text).toString('base64'), 'plain')
const redirected = (text: string) => readLogout(deflateRawSync(text).toString('base64'), 'deflated')

test('a request is read from either binding', () => {
  const read = {
    kind: 'message',
    message: {
      name: 'LogoutRequest',
      id: '_1',
      version: '2.0',
      issuer: 'https://sp.test',
      destination: 'https://idp.test/slo',
      inResponseTo: undefined,
      status: undefined,
      nameId: { value: 'ann', format: 'f', nameQualifier: 'n', spNameQualifier: 's' },
      sessionIndexes: ['1', '2'],
      hasSignature: true,
      xml: REQUEST,
    },
  }
  expect(posted(REQUEST)).toEqual(read)
  expect(redirected(REQUEST)).toEqual(read)
})

test('of a response the top level status is read', () => {
  expect(posted(RESPONSE)).toMatchObject({
    message: { name: 'LogoutResponse', inResponseTo: '_asked', status: 'urn:top', nameId: undefined },
  })
})

test.each([
  ['what is no base64', readLogout('!', 'plain'), 'it is not base64'],
  ['a zlib header', readLogout(deflateSync(REQUEST).toString('base64'), 'deflated'), 'it is not raw DEFLATE'],
  ['more than anybody says', redirected(' '.repeat(300_000)), 'it is not raw DEFLATE'],
  ['a DOCTYPE', posted(`<!DOCTYPE a>${REQUEST}`), 'it has a DOCTYPE'],
  ['half a message', posted(REQUEST.slice(0, -5)), 'it is not well-formed XML'],
  ['another message', posted(REQUEST.replaceAll('LogoutRequest', 'AuthnRequest')), 'its root is AuthnRequest'],
  ['another namespace', posted(REQUEST.replace('SAML:2.0:protocol', 'SAML:1.0:protocol')), 'its root is LogoutRequest'],
])('%s is refused', (_, reading, why) => {
  expect(reading).toEqual({ kind: 'error', why })
})
