import fc from 'fast-check'
import { XmlC14NMode, XmlDocument } from 'libxml2-wasm'
import { describe, expect, it } from 'vitest'
import { plainElement, prefixList } from '../../tests/arbitrary-element.ts'
import { element, raw } from '../message/node.ts'
import { UnknownPrefix } from './qualified-name.ts'
import { type Written, write, writeCanonical } from './writer.ts'

const XS = 'http://www.w3.org/2001/XMLSchema'
const SAML = 'urn:oasis:names:tc:SAML:2.0:assertion'

const whole = (written: Written | undefined): string | undefined => written && written.head + written.tail

function exclusiveForm(xml: string | undefined, inclusiveNamespacePrefixes: string[]): string {
  using document = XmlDocument.fromString(xml ?? '')
  return document.canonicalizeToString({ mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0, inclusiveNamespacePrefixes })
}

describe('the canonical writer', () => {
  it("writes what libxml2 finds to be the document's exclusive canonical form", () => {
    fc.assert(
      fc.property(plainElement, prefixList, (any, inclusive) => {
        const document = write(any, inclusive)
        const canonical = whole(writeCanonical(any, inclusive))
        expect(canonical).toBe(exclusiveForm(whole(document), inclusive))
        if (document?.isCanonical) expect(whole(document)).toBe(canonical)
      }),
      { numRuns: 500 },
    )
  })

  it('sorts attributes by namespace, then by local name, whatever their order', () => {
    const attributes = { 'xsi:type': 'b', 'xml:lang': 'en', Zulu: '1', 'ds:a': '2', Alpha: undefined, Bravo: '3' }
    expect(whole(write(element('Any', attributes)))).toBe(
      '<Any xmlns:ds="http://www.w3.org/2000/09/xmldsig#" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"' +
        ' Bravo="3" Zulu="1" ds:a="2" xsi:type="b" xml:lang="en"></Any>',
    )
  })

  it('escapes as canonical XML does', () => {
    expect(whole(write(element('Any', { a: '&<>"\'\t\n\r' }, ['&<>"\'\t\n\r'])))).toBe(
      '<Any a="&amp;&lt;>&quot;\'&#x9;&#xA;&#xD;">&amp;&lt;&gt;"\'\t\n&#xD;</Any>',
    )
  })

  it('declares a prefix that only a value uses in the document, and leaves it out of the canonical form', () => {
    const value = element('saml:AttributeValue', { a: 'xs:string' }, [], ['xs'])
    expect(write(value)).toMatchObject({ isCanonical: false })
    expect(whole(write(value))).toBe(
      `<saml:AttributeValue xmlns:saml="${SAML}" xmlns:xs="${XS}" a="xs:string"></saml:AttributeValue>`,
    )
    expect(whole(writeCanonical(value))).toBe(
      `<saml:AttributeValue xmlns:saml="${SAML}" a="xs:string"></saml:AttributeValue>`,
    )
  })

  it('keeps that prefix where the PrefixList names it', () => {
    const value = element('saml:AttributeValue', { a: 'xs:string' }, [], ['xs'])
    const text = `<saml:AttributeValue xmlns:saml="${SAML}" xmlns:xs="${XS}" a="xs:string"></saml:AttributeValue>`
    expect(whole(write(value, ['xs']))).toBe(text)
    expect(whole(writeCanonical(value, ['xs']))).toBe(text)
  })

  it('parts the text after the Issuer, or before the first child', () => {
    expect(write(element('A', {}, [element('B'), element('saml:Issuer'), element('C')]))).toMatchObject({
      head: `<A><B></B><saml:Issuer xmlns:saml="${SAML}"></saml:Issuer>`,
      tail: '<C></C></A>',
    })
    expect(write(element('A', {}, [element('B')]))).toMatchObject({ head: '<A>', tail: '<B></B></A>' })
  })

  it('puts raw text into the document and its canonical form into the canonical form', () => {
    const holder = (canonical?: string | null) => element('A', {}, [raw('<b/>', canonical)])
    expect(whole(write(holder('<b></b>')))).toBe('<A><b/></A>')
    expect(whole(writeCanonical(holder('<b></b>')))).toBe('<A><b></b></A>')
    expect(writeCanonical(holder(null))).toBeUndefined()
  })

  it('leaves raw text that declares a prefix once more to the DOM', () => {
    const again = element('saml:Advice', {}, [raw(`<saml:Assertion xmlns:saml="${SAML}"></saml:Assertion>`)])
    expect(writeCanonical(again)).toBeUndefined()
  })

  it.each(['comment', 'cdata'] as const)('leaves a %s to the DOM', (kind) => {
    expect(write(element('A', {}, [element('B', {}, [{ kind, text: '' }])]))).toBeUndefined()
  })

  it.each(['evil:A', 'xmlns', 'xmlns:saml'])('refuses the name %s, which has no namespace to stand in', (name) => {
    expect(() => write(element('A', { [name]: '' }))).toThrow(UnknownPrefix)
  })
})
