import { expect, test } from 'vitest'
import { spelled } from './spelling.ts'

const XML = '<samlp:R xmlns:samlp="p"><saml:I xmlns:saml="a">&lt;saml:I</saml:I><ds:S xmlns:ds="d"></ds:S></samlp:R>'

test('names and declarations change, text does not', () => {
  expect(spelled(XML, undefined)).toBe(XML)
  expect(spelled(XML, 'saml2')).toBe(
    '<saml2p:R xmlns:saml2p="p"><saml2:I xmlns:saml2="a">&lt;saml:I</saml2:I><dsig:S xmlns:dsig="d"></dsig:S></saml2p:R>',
  )
  expect(spelled(XML, 'default')).toBe('<R xmlns="p"><I xmlns="a">&lt;saml:I</I><S xmlns="d"></S></R>')
})
