import { deflateRawSync, deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readPost, readRedirect } from './authn-request.ts'

const xml = (attributes = '', children = '', issuer = '<saml:Issuer> https://sp.test </saml:Issuer>') =>
  `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_1" Version="2.0" IssueInstant="2026-01-01T00:00:00Z"${attributes}>${issuer}${children}</samlp:AuthnRequest>`
const posted = (text: string | Uint8Array) => readPost(Buffer.from(text).toString('base64'))
const redirected = (text: string) => readRedirect(deflateRawSync(text).toString('base64'))

test('a request is read from either binding', () => {
  const text = xml(
    ' Destination="https://idp.test/sso" AssertionConsumerServiceURL="https://sp.test/acs?a=1&amp;b=2" ProtocolBinding="b" ForceAuthn="1" IsPassive="false"',
    '<samlp:NameIDPolicy Format="f"/><samlp:RequestedAuthnContext><saml:AuthnContextClassRef>c</saml:AuthnContextClassRef><saml:AuthnContextClassRef> d </saml:AuthnContextClassRef></samlp:RequestedAuthnContext>',
  )
  const request = {
    id: '_1',
    issuer: 'https://sp.test',
    destination: 'https://idp.test/sso',
    acsUrl: 'https://sp.test/acs?a=1&b=2',
    acsIndex: undefined,
    protocolBinding: 'b',
    forceAuthn: true,
    isPassive: false,
    nameIdFormat: 'f',
    contextClasses: ['c', 'd'],
    xml: text,
  }
  expect(posted(text)).toEqual({ kind: 'request', request })
  expect(redirected(text)).toEqual({ kind: 'request', request })
})

test('base64 in lines is read by HTTP-POST', () => {
  const lines = Buffer.from(xml()).toString('base64').replace(/.{76}/g, '$&\r\n')
  expect(readPost(lines).kind).toBe('request')
})

test.each([
  ['', 'not-base64'],
  ['!!!!', 'not-base64'],
  ['A'.repeat(400_000), 'too-long'],
])('text that is not base64, or too long: %.8s', (value, code) => {
  expect(readPost(value)).toMatchObject({ kind: 'error', error: { code } })
})

test('a + that was not percent-encoded is named', () => {
  expect(readRedirect('ab cd')).toMatchObject({
    error: { code: 'not-base64', message: expect.stringContaining('%2B') },
  })
})

test('a deflate bomb is not inflated beyond the limit', () => {
  expect(redirected(xml('', ' '.repeat(50_000_000)))).toMatchObject({ error: { code: 'too-long' } })
  expect(redirected(xml('', ' '.repeat(300_000)))).toMatchObject({ error: { code: 'too-long' } })
})

test('a zlib header and plain text are not raw DEFLATE', () => {
  expect(readRedirect(deflateSync(xml()).toString('base64'))).toMatchObject({ error: { code: 'not-deflated' } })
  expect(readRedirect(Buffer.from(xml()).toString('base64'))).toMatchObject({ error: { code: 'not-deflated' } })
})

test.each([
  ['<!DOCTYPE x [<!ENTITY a "b">]>', ''],
  ['<?xml version="1.0"?><!DOCTYPE samlp:AuthnRequest SYSTEM "file:///etc/passwd">', '&a;'],
])('a DOCTYPE is refused', (before, inside) => {
  expect(posted(before + xml('', inside))).toMatchObject({ error: { code: 'doctype' } })
})

test.each([
  ['UTF-16 hides nothing', Buffer.from(`\ufeff<!DOCTYPE x []>${xml()}`, 'utf16le'), 'not-utf-8'],
  ['half a document', xml().slice(0, -5), 'not-xml'],
  ['an undeclared entity', xml('', '&x;'), 'not-xml'],
  ['another root', '<a/>', 'not-an-authn-request'],
  ['another namespace', xml().replaceAll('SAML:2.0:protocol', 'SAML:1.1:protocol'), 'not-an-authn-request'],
  ['a LogoutRequest', xml().replaceAll('AuthnRequest', 'LogoutRequest'), 'not-an-authn-request'],
  ['another version', xml().replace('"2.0"', '"1.1"'), 'wrong-version'],
  ['no ID', xml().replace('ID="_1"', ''), 'incomplete'],
  ['no Issuer', xml('', '', ''), 'incomplete'],
  ['an Issuer further in', xml('', '<x><saml:Issuer>y</saml:Issuer></x>', ''), 'incomplete'],
])('%s', (_, text, code) => {
  expect(posted(text)).toMatchObject({ kind: 'error', error: { code } })
})
