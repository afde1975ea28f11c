import { XmlDocument } from 'libxml2-wasm'
import { expect, test } from 'vitest'
import { NAMESPACES } from '../message/node.ts'
import { idpMetadata } from './metadata.ts'

test('the document names entity, keys and both bindings, in the order of the schema', () => {
  const xml = idpMetadata({
    entityId: 'https://idp.test/"&<',
    certificates: ['QQ==', 'Qg=='],
    encryption: ['Qw=='],
    sso: 'https://idp.test/sso',
  })
  const document = XmlDocument.fromString(xml)
  const find = (xpath: string) => document.find(xpath, NAMESPACES).map((node) => node.content)
  expect(find('/md:EntityDescriptor/@entityID')).toEqual(['https://idp.test/"&<'])
  expect(find('//md:KeyDescriptor[@use="signing"]//ds:X509Certificate')).toEqual(['QQ==', 'Qg=='])
  expect(find('//md:KeyDescriptor[@use="encryption"]//ds:X509Certificate')).toEqual(['Qw=='])
  expect(find('//md:SingleSignOnService/@Location')).toEqual(['https://idp.test/sso', 'https://idp.test/sso'])
  expect(find('//md:SingleSignOnService/@Binding')).toEqual([
    'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect',
    'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
  ])
  expect(find('//md:KeyDescriptor/preceding-sibling::md:NameIDFormat')).toEqual([])
  expect(find('//md:NameIDFormat/preceding-sibling::md:SingleSignOnService')).toEqual([])
  document.dispose()
})
