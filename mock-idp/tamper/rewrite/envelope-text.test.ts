import { expect, test } from 'vitest'
import { signedXml } from '../../sign/signed-xml.ts'
import { FACTS } from '../carry/post.sample.ts'
import { idOfTheAssertion, inSoapEnvelope } from './envelope-text.ts'

const XML = signedXml(
  '<samlp:Response ID="_r" Version="2.0"><saml:Assertion ID="_a">x</saml:Assertion></samlp:Response>',
)

test('the response takes the ID of its assertion', () => {
  expect(idOfTheAssertion.apply(XML, FACTS)).toBe(XML.replace('_r', '_a'))
})

test('the response stands whole in the body of an envelope', () => {
  expect(inSoapEnvelope.apply(XML, FACTS)).toMatch(/^<S:Envelope [^>]*><S:Body>.*<\/S:Body><\/S:Envelope>$/)
  expect(inSoapEnvelope.apply(XML, FACTS)).toContain(XML)
})
