import { XmlDocument } from 'libxml2-wasm'
import { expect, test } from 'vitest'
import { signedXml } from '../../sign/signed-xml.ts'
import { FACTS } from '../carry/post.sample.ts'
import { keyOfTypeId, notationInQuotes, systemLiteralInQuotes } from './document-type.ts'

const SIGNATURE = '<ds:Signature xmlns:ds="urn:d"></ds:Signature>'
const XML = signedXml(
  `<samlp:Response xmlns:samlp="urn:p"><samlp:Status></samlp:Status><saml:Assertion xmlns:saml="urn:a" ID="_1">${SIGNATURE}<n>alice</n></saml:Assertion></samlp:Response>`,
)

/** Names of users and the number of signatures, as a parser sees them. */
function readBy(text: string): readonly [users: string, signatures: number] {
  const document = XmlDocument.fromString(text)
  try {
    const found = (path: string) => document.root.find(path)
    return [
      found('//n')
        .map(({ content }) => content)
        .join(),
      found('//*[local-name()="Signature"]').length,
    ]
  } finally {
    document.dispose()
  }
}

test.each([systemLiteralInQuotes, notationInQuotes])('$title', (change) => {
  const written = change.apply(XML, FACTS)
  expect(readBy(written)).toEqual(['mallory', 0])
  expect(readBy(written.replace(/SYSTEM '([^']*)'/, 'SYSTEM "$1"'))).toEqual(['alice', 1])
})

test('the signed assertion stands in Extensions, the forged one has its signature and another ID', () => {
  const written = keyOfTypeId.apply(XML, FACTS)
  expect(readBy(written)).toEqual(['alice,mallory', 1])
  expect(written.match(/ ID="_1"/g)).toHaveLength(1)
  expect(written).toContain('Key="_1"')
})
