import { expect, test } from 'vitest'
import { signedXml } from '../../sign/signed-xml.ts'
import { FACTS } from '../carry/post.sample.ts'
import { beginningHidden, endHidden, splitText, textWritten } from './split-text.ts'

const XML = signedXml('<a>mallory.alice</a><b>mallory.alice</b><c>x mallory.alice</c>')
const WHOLE = '{marker}.{user}'
const twice = (text: string): string => `<a>${text}</a><b>${text}</b><c>x mallory.alice</c>`

test.each([
  [splitText('', WHOLE, '{marker}', '<!--{user}-->'), 'mallory<!--alice-->.alice'],
  [endHidden('', WHOLE, '{marker}'), 'mallory<?p .alice?>'],
  [beginningHidden('', WHOLE, '{marker}.'), '<?p mallory.?>alice'],
  [textWritten('', WHOLE, (text) => `<![CDATA[${text}]]>`), '<![CDATA[mallory.alice]]>'],
])('%#: every text that is just this one is written otherwise', (change, text) => {
  expect(change.apply(XML, FACTS)).toBe(twice(text))
})

test('a text that the message lacks, or does not begin so, is our fault', () => {
  expect(() => splitText('', '{user}', '', 'x').apply(XML, FACTS)).toThrow(RangeError)
  expect(() => splitText('', WHOLE, '{user}', 'x').apply(XML, FACTS)).toThrow(RangeError)
})
