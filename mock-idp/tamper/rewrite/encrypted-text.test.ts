import { describe, expect, test } from 'vitest'
import { signedXml } from '../../sign/signed-xml.ts'
import { FACTS } from '../carry/post.sample.ts'
import type { Rewrite } from '../step.ts'
import {
  bitTurned,
  cipherKey,
  cipherText,
  elementBehind,
  forgedAlone,
  forgedBehind,
  nameIdAlone,
  octetsAtAddress,
  octetsByReference,
  octetsByStylesheet,
  plaintext,
  responseAround,
} from './encrypted-text.ts'

const facts = { ...FACTS, canary: { url: 'http://canary.test/1', file: '', certificate: '' } }
const applied = (step: Rewrite, xml: string): string => step.apply(signedXml(xml), facts)

const base64 = (text: string): string => Buffer.from(text, 'latin1').toString('base64')
const cipherData = (text: string): string =>
  `<xenc:CipherData><xenc:CipherValue>${base64(text)}</xenc:CipherValue></xenc:CipherData>`
const KEY = `<xenc:EncryptedKey Id="k">${cipherData('key')}</xenc:EncryptedKey>`
const inside = `<saml:EncryptedAssertion><xenc:EncryptedData><ds:KeyInfo>${KEY}</ds:KeyInfo>${cipherData('data')}</xenc:EncryptedData></saml:EncryptedAssertion>`
const beside = `<saml:EncryptedAssertion><xenc:EncryptedData>${cipherData('data')}</xenc:EncryptedData>${KEY}</saml:EncryptedAssertion>`
const shouted = (octets: Buffer): Buffer => Buffer.from(octets.toString('latin1').toUpperCase(), 'latin1')

describe('what is encrypted, changed', () => {
  test.each([
    ['inside', inside],
    ['beside', beside],
  ])('is the data or the key, where the key is %s', (_, xml) => {
    expect(applied(cipherText('', shouted), xml)).toBe(xml.replace(base64('data'), base64('DATA')))
    expect(applied(cipherKey('', shouted), xml)).toBe(xml.replace(base64('key'), base64('KEY')))
  })

  test('by one bit, counted from either end', () => {
    expect([...bitTurned(0)(Buffer.of(0, 0, 0))]).toEqual([1, 0, 0])
    expect([...bitTurned(-1, 0x80)(Buffer.of(0, 0, 0))]).toEqual([0, 0, 0x80])
  })

  test('stands at an address, and the canary is told', () => {
    const xml = applied(octetsAtAddress, inside)
    expect(xml).toContain('<xenc:CipherReference URI="http://canary.test/1">')
    expect(xml).not.toContain(base64('data'))
    expect(xml).toContain(base64('key'))
    expect(octetsAtAddress.lures).toBe('fetch')
  })

  test('stands in a property that is named', () => {
    const xml = applied(octetsByReference, inside)
    expect(xml).toContain('<xenc:CipherReference URI="#octets">')
    expect(xml).toContain(`<xenc:EncryptionProperty Id="octets">${base64('data')}</xenc:EncryptionProperty>`)
    expect(xml).not.toContain('stylesheet')
    expect(applied(octetsByStylesheet, inside)).toContain('<xsl:stylesheet ')
  })

  test('is nothing where there is no cipher text', () => {
    expect(() => applied(cipherText('', shouted), '<xenc:EncryptedData></xenc:EncryptedData>')).toThrow(RangeError)
  })
})

describe('a plaintext', () => {
  const assertion =
    '<saml:Assertion ID="_a"><ds:Signature></ds:Signature><saml:NameID>alice</saml:NameID></saml:Assertion>'

  test('is changed before it is encrypted', () => {
    expect(plaintext('', () => '')).toMatchObject({ stage: 'rewrite', of: 'assertion' })
  })

  test.each([
    ['the NameID', nameIdAlone, '<saml:NameID xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">alice</saml:NameID>'],
    [
      'a Response',
      responseAround,
      `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_inner" Version="2.0">${assertion}</samlp:Response>`,
    ],
    [
      'a forged assertion',
      forgedAlone,
      '<saml:Assertion ID="_a-forged"><saml:NameID>mallory</saml:NameID></saml:Assertion>',
    ],
    [
      'a forged assertion behind it',
      forgedBehind,
      `${assertion}<saml:Assertion ID="_a-forged"><saml:NameID>mallory</saml:NameID></saml:Assertion>`,
    ],
    [
      'an element behind it',
      elementBehind,
      `${assertion}<ext:nothing xmlns:ext="urn:example:saml-assay:extension"></ext:nothing>`,
    ],
  ])('is %s', (_, step, expected) => {
    expect(applied(step, assertion)).toBe(expected)
  })
})
