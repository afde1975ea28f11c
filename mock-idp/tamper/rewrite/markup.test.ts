import { expect, test } from 'vitest'
import { signedXml } from '../../sign/signed-xml.ts'
import { FACTS } from '../carry/post.sample.ts'
import { foreignAssertion } from './foreign-assertion.ts'
import { entityInText, extended, inStartTag, internalSubset, nulBehindRoot } from './markup.ts'

const NS = 'xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"'
const STATUS = '<samlp:Status></samlp:Status>'
const ASSERTION = `<saml:Assertion ${NS} ID="_1"><n>alice</n></saml:Assertion>`
const XML = signedXml(`<samlp:Response>${STATUS}${ASSERTION}</samlp:Response>`)

test.each([
  [inStartTag('', 'Assertion', 'x="y"'), XML.replace('<saml:Assertion', '<saml:Assertion x="y"')],
  [inStartTag('', 'Status', 'x="y"'), XML.replace('<samlp:Status', '<samlp:Status x="y"')],
  [extended('', '<e/>'), XML.replace(STATUS, `<samlp:Extensions><e/></samlp:Extensions>${STATUS}`)],
  [internalSubset('', '<!ENTITY e "">'), `<!DOCTYPE samlp:Response [<!ENTITY e "">]>${XML}`],
  [nulBehindRoot, `${XML}\0trailing`],
  [entityInText('{user}', 'al'), `<!DOCTYPE samlp:Response [<!ENTITY e "ice">]>${XML.replace('>alice<', '>al&e;<')}`],
] as const)('%#: nothing else changes', (change, expected) => {
  expect(change.apply(XML, FACTS)).toBe(expected)
})

test('a foreign assertion has our prefix, another namespace, ID and user', () => {
  const written = foreignAssertion.apply(XML, FACTS)
  const forged = /<samlp:Extensions>(.*)<\/samlp:Extensions>/.exec(written)?.[1] ?? ''
  expect(forged).toContain('<saml:Assertion xmlns:saml="urn:example:other"')
  expect(forged).toContain('>mallory<')
  expect(forged).not.toContain('ID="_1"')
  expect(written).toContain(ASSERTION)
})
