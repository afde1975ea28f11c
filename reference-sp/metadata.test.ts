import { expect, test } from 'vitest'
import { readMetadata } from './metadata.ts'
import { authority, metadataOf } from './testing/authority.ts'
import { at, NOW } from './testing/message.ts'

const issuer = authority('https://idp.test', NOW)
const good = metadataOf(issuer)
const read = (xml: string) => readMetadata(Buffer.from(xml), NOW)

test('entity id and signing keys are read', () => {
  const result = read(metadataOf(issuer, [issuer.certificate, issuer.certificate]))
  expect(result).toMatchObject({ kind: 'provider', provider: { entityId: 'https://idp.test', keys: { length: 2 } } })
})

test('a key without a use signs, a key for encryption does not', () => {
  expect(read(good.replace(' use="signing"', ''))).toMatchObject({ kind: 'provider' })
  expect(read(good.replace('use="signing"', 'use="encryption"'))).toMatchObject({
    provider: { keys: [], encryptionKeys: { length: 1 } },
  })
})

test('a provider may have no key at all', () => {
  expect(read(metadataOf(issuer, []))).toMatchObject({ provider: { keys: [], encryptionKeys: [] } })
})

test('what ADFS adds is passed over', () => {
  const federation =
    '<RoleDescriptor xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:fed="http://docs.oasis-open.org/wsfed/federation/200706" xsi:type="fed:ApplicationServiceType" protocolSupportEnumeration="http://docs.oasis-open.org/wsfed/federation/200706"/>'
  const signature = '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>'
  expect(read(good.replace('<IDPSSODescriptor', `${signature}${federation}<IDPSSODescriptor`))).toMatchObject({
    kind: 'provider',
  })
})

const UNUSABLE = {
  'no metadata': ['<a/>', 'the root is a, not EntityDescriptor'],
  HTML: ['<!DOCTYPE html><html></html>', 'it has a document type declaration'],
  'not well-formed': ['<a>', 'it is not well-formed'],
  'no entity id': [good.replace(/ entityID="[^"]*"/, ''), 'it has no entityID'],
  'another role': [
    good.replaceAll('IDPSSODescriptor', 'SPSSODescriptor'),
    'it describes no SAML 2.0 identity provider',
  ],
  'another protocol': [good.replace(':2.0:protocol', ':1.1:protocol'), 'it describes no SAML 2.0 identity provider'],
  'long ago': [good.replace('entityID', `validUntil="${at(-1)}" entityID`), 'its EntityDescriptor was valid until'],
  'a broken certificate': [good.replace(issuer.certificate, 'AAAA'), 'it has no signing certificate'],
} as const

test.each(Object.entries(UNUSABLE))('%s is refused', (_name, [xml, why]) => {
  const result = read(xml)
  expect(result.kind === 'unusable' && result.why).toContain(why)
})
