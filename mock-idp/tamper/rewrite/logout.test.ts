import { expect, test } from 'vitest'
import { signedXml } from '../../sign/signed-xml.ts'
import { FACTS } from '../carry/post.sample.ts'
import {
  capturedInstead,
  signedAssertionInside,
  signedRequestInExtensions,
  signedRequestInSignature,
  userNamedAfterSigning,
} from './logout.ts'

const SIGNATURE = '<ds:Signature><ds:SignedInfo></ds:SignedInfo></ds:Signature>'
const ISSUER = '<saml:Issuer>i</saml:Issuer>'
const request = (id: string, signature: string, name: string, extensions = ''): string =>
  `<samlp:LogoutRequest ID="${id}">${ISSUER}${signature}${extensions}<saml:NameID>${name}</saml:NameID></samlp:LogoutRequest>`
const SIGNED = signedXml(request('_1', SIGNATURE, 'mallory'))
const ASSERTION = '<saml:Assertion ID="_a"></saml:Assertion>'
const facts = { ...FACTS, captured: [signedXml(`<samlp:Response>${ASSERTION}</samlp:Response>`)] }

test('the user is named in the place of the marker, and the signature stays', () => {
  expect(userNamedAfterSigning.apply(SIGNED, FACTS)).toBe(request('_1', SIGNATURE, 'alice'))
})

test('a forged request without a signature of its own holds the signed one whole', () => {
  expect(signedRequestInExtensions.apply(SIGNED, FACTS)).toBe(
    request('_1-forged', '', 'alice', `<samlp:Extensions>${SIGNED}</samlp:Extensions>`),
  )
})

test('a forged request holds the signature, and its Object what was signed', () => {
  const object = `<ds:Object>${request('_1', '', 'mallory')}</ds:Object>`
  expect(signedRequestInSignature.apply(SIGNED, FACTS)).toBe(
    request('_1-forged', SIGNATURE.replace('</ds:Signature>', `${object}</ds:Signature>`), 'alice'),
  )
})

test('the assertion of the login stands in a request that nobody signed, with its prefix declared', () => {
  const inside = ASSERTION.replace(' ID', ' xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID')
  expect(signedAssertionInside.apply(SIGNED, facts)).toBe(
    request('_1', '', 'mallory', `<samlp:Extensions>${inside}</samlp:Extensions>`),
  )
})

test('what was captured is sent as it is; without it there is nothing to send', () => {
  expect(capturedInstead.apply(SIGNED, facts)).toBe(facts.captured[0])
  expect(() => capturedInstead.apply(SIGNED, FACTS)).toThrow(RangeError)
})
