import { expect, test } from 'vitest'
import { brokenAtTags, xmlDifference } from './xml-difference.ts'

test('each tag has a line, text stays with its tags', () => {
  expect(brokenAtTags('<a><b>x > y</b></a>')).toBe('<a>\n<b>x > y</b>\n</a>')
})

test('the difference reads from the twin to the case', () => {
  const patch = xmlDifference('<a><b>1</b><c/></a>', '<a><b>2</b><c/></a>')
  expect(patch).toContain('--- twin.xml\n+++ sent.xml\n')
  expect(patch).toContain('-<b>1</b>\n+<b>2</b>\n')
})

test('a character that cannot be seen is seen', () => {
  expect(xmlDifference('<a>x</a>', '<a>x\r\u202e</a>')).toContain('+<a>x\\u{d}\\u{202e}</a>')
})

test('texts that are too long or differ in everything are not compared', () => {
  expect(xmlDifference('<a/>', 'x'.repeat(1_000_001))).toContain('Too much differs')
  const many = (digit: number) => Array.from({ length: 2000 }, (_, at) => `<a i="${at}${digit}"/>`).join('')
  expect(xmlDifference(many(1), many(2))).toContain('Too much differs')
})
