import { describe, expect, test } from 'vitest'
import { describeSps } from './sp-description.ts'

const service = (name: string, binding: string, url: string, more = '') =>
  `<md:${name} Binding="urn:oasis:names:tc:SAML:2.0:bindings:${binding}" Location="${url}" ${more}/>`
const sp = (id: string, services: string) =>
  `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${id}"><md:SPSSODescriptor>${services}</md:SPSSODescriptor></md:EntityDescriptor>`
const read = (xml: string) => describeSps(Buffer.from(xml))

describe('what an SP says of itself', () => {
  test('its name and services', () => {
    const services = [
      '<md:KeyDescriptor use="encryption"/>',
      service('SingleLogoutService', 'HTTP-Redirect', 'https://sp.test/slo'),
      service('AssertionConsumerService', 'HTTP-Artifact', 'https://sp.test/artifact', 'isDefault="true"'),
      service('AssertionConsumerService', 'HTTP-POST', 'https://sp.test/old', 'isDefault="false" index="-1"'),
      service('AssertionConsumerService', 'HTTP-POST', 'https://sp.test/plain', 'index="7"'),
      service('AssertionConsumerService', 'HTTP-POST', 'https://sp.test/default', 'isDefault="1"'),
    ]
    expect(read(sp('https://sp.test', services.join('')))).toEqual([
      {
        entityId: 'https://sp.test',
        acs: [
          { url: 'https://sp.test/default', index: undefined },
          { url: 'https://sp.test/plain', index: 7 },
          { url: 'https://sp.test/old', index: undefined },
        ],
        singleLogout: { post: undefined, redirect: 'https://sp.test/slo' },
        hasEncryptionKey: true,
      },
    ])
  })

  test('of several, each', () => {
    const xml = `<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">${sp('a', '')}${sp('b', '')}</md:EntitiesDescriptor>`
    expect(read(xml)).toMatchObject([{ entityId: 'a', acs: [], hasEncryptionKey: false }, { entityId: 'b' }])
  })

  test.each([
    [true, '<md:KeyDescriptor><md:EncryptionMethod Algorithm="a"/></md:KeyDescriptor>'],
    [false, '<md:KeyDescriptor/>'],
    [false, '<md:KeyDescriptor use="signing"><md:EncryptionMethod Algorithm="a"/></md:KeyDescriptor>'],
  ])('whether a key without a use encrypts is told by its algorithms: %s', (has, key) => {
    expect(read(sp('a', key))).toMatchObject([{ hasEncryptionKey: has }])
  })

  test.each([
    ['an HTML page', '<html><p>Hello</html>', /not well-formed/],
    ['another document', '<a/>', /the root is a/],
    ['a DOCTYPE', `<!DOCTYPE x [<!ENTITY e "x">]>${sp('a', '')}`, /DOCTYPE/],
    ['an identity provider', sp('a', '').replaceAll('SPSSO', 'IDPSSO'), /no EntityDescriptor with an SPSSODescriptor/],
    ['nothing', '', /not well-formed/],
  ])('%s is none', (_, xml, fault) => {
    expect(read(xml)).toEqual({ fault: expect.stringMatching(fault) })
  })
})
