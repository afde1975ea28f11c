import { describe, expect, test } from 'vitest'
import { testKeyring } from '../../tests/test-keys.ts'
import { encryptionCertificatesIn } from './sp-encryption-keys.ts'

const { main, other } = testKeyring()
const [one = '', two = ''] = [main?.certificate, other?.certificate]

const key = (certificate: string, use = '') =>
  `<md:KeyDescriptor${use}><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`
const entity = (keys: string, id = 'https://sp.example') =>
  `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="${id}"><md:SPSSODescriptor>${keys}</md:SPSSODescriptor></md:EntityDescriptor>`
const read = (xml: string) => encryptionCertificatesIn(Buffer.from(xml), 'https://sp.example')

const USE = ' use="encryption"'
const folded = one.replaceAll(/.{64}/g, '$&\n  ')

describe("an SP's keys for encryption", () => {
  test.each([
    ['are those of that use, in their order', entity(key(two, USE) + key(one, USE)), [two, one]],
    ['are also those of no stated use', entity(key(one)), [one]],
    ['are none that only sign', entity(key(one, ' use="signing"')), []],
    ['are written in lines as well', entity(key(folded, USE)), [one]],
    ['count once', entity(key(one) + key(one, USE)), [one]],
    ['are certificates', entity(key('AAAA', USE) + key(one, USE)), [one]],
    ["are its own, not another entity's", entity(key(one, USE), 'https://other.example'), []],
    [
      'stand in an aggregate too',
      `<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">${entity(key(two, USE), 'https://x')}${entity(key(one, USE))}</md:EntitiesDescriptor>`,
      [one],
    ],
    ['are not read past a DOCTYPE', `<!DOCTYPE x>${entity(key(one, USE))}`, []],
    ['are not found in what is no XML', 'nothing', []],
  ])('%s', (_, xml, certificates) => {
    expect(read(xml)).toEqual(certificates)
  })
})
