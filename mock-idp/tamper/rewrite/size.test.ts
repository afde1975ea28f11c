import { describe, expect, test } from 'vitest'
import { signedXml } from '../../sign/signed-xml.ts'
import { FACTS } from '../carry/post.sample.ts'
import * as size from './size.ts'

const XML = signedXml('<samlp:Response xmlns:samlp="urn:p"><samlp:Status></samlp:Status></samlp:Response>')
const EXT = '<ext:x xmlns:ext="urn:example:saml-assay:extension">'
const within = (text: string, head = '') =>
  `${head}<samlp:Response xmlns:samlp="urn:p"><samlp:Extensions>${EXT}${text}</ext:x></samlp:Extensions><samlp:Status></samlp:Status></samlp:Response>`
const behind = (text: string) => XML.replace('</samlp:Response>', text)

test.each([
  [size.nested(2), within('<ext:e><ext:e></ext:e></ext:e>')],
  [size.notNested(2), within('<ext:e></ext:e><ext:e></ext:e>')],
  [size.attributesOfOne(2), within('<ext:e a0="v" a1="v"></ext:e>')],
  [size.namespacesNested(2), within('<ext:e xmlns:p0="urn:p"><ext:e xmlns:p1="urn:p"></ext:e></ext:e>')],
  [size.namespacesBeside(2), within('<ext:e xmlns:p0="urn:p"></ext:e><ext:e xmlns:p1="urn:p"></ext:e>')],
  [size.namespacesOfOne(2), within('<ext:e xmlns:p0="urn:p0" xmlns:p1="urn:p1"><p0:e/><p1:e/></ext:e>')],
  [size.namespacesOfEach(2), within('<p0:e xmlns:p0="urn:p0"/><p1:e xmlns:p1="urn:p1"/>')],
  [size.openInstruction(3), `<?x xxx${XML}`],
  [size.closedInstruction(3), `<?x xxx?>${XML}`],
  [size.openEndTag(2), behind('</samlp:Response  ')],
  [size.wideEndTag(2), behind('</samlp:Response  >')],
  [size.instead('names', 'key', ' a="1"')(2), within('<ext:e a="1">key</ext:e><ext:e a="1">key</ext:e>')],
  [size.padded(XML.length + 2), `${XML}  `],
  [size.padded(1), XML],
] as const)('$title', (change, text) => {
  expect(change.apply(XML, FACTS)).toBe(text)
})

describe('entities', () => {
  test('of entities stand for a hundred thousand words', () => {
    const text = size.entitiesOfEntities(2).apply(XML, FACTS)
    expect(text).toContain('<!ENTITY e0 "lol"><!ENTITY e1 "&e0;&e0;&e0;&e0;&e0;&e0;&e0;&e0;&e0;&e0;">')
    expect(text).toContain('<!ENTITY e5 "&e4;')
    expect(text).toContain('>&e5;&e5;</ext:x>')
    expect(size.entitiesUnused(2).apply(XML, FACTS)).toHaveLength(text.length)
  })

  test('are named often, or not at all', () => {
    const text = size.longEntityOften(2).apply(XML, FACTS)
    expect(text).toMatch(/<!ENTITY long "x{50000}">]><samlp:Response.*>&long;&long;<\/ext:x>/s)
    expect(size.longEntityUnused(2).apply(XML, FACTS)).toHaveLength(text.length)
  })
})

test('attributes of many elements are as many as those of one', () => {
  const count = (text: string) => text.split('="v"').length - 1
  expect(count(size.attributesOfMany(40).apply(XML, FACTS))).toBe(40)
  expect(count(size.attributesOfOne(40).apply(XML, FACTS))).toBe(40)
})
