import { expect, test } from 'vitest'
import { byteOrderMark, latin1SaidToBeUtf8, saidToBeUtf7, utf8SaidToBeLatin1, utf16 } from './encoding.ts'
import { FACTS, messageOf, POST, XML } from './post.sample.ts'

const sent = (change: typeof utf16): Buffer => Buffer.from(messageOf(change.apply(POST, FACTS)), 'base64')
const decoded = (label: string, octets: Buffer): string => new TextDecoder(label).decode(octets)

test('a byte order mark and UTF-16 leave the characters alone', () => {
  expect(sent(byteOrderMark).subarray(0, 3).toString('hex')).toBe('efbbbf')
  expect(decoded('utf-8', sent(byteOrderMark))).toBe(XML)
  expect(decoded('utf-16le', sent(utf16))).toBe(XML)
})

test('what a declaration says is not what the octets are', () => {
  expect(sent(utf8SaidToBeLatin1).toString()).toBe(`<?xml version="1.0" encoding="ISO-8859-1"?>${XML}`)
  expect(sent(latin1SaidToBeUtf8).toString('latin1')).toBe(`<?xml version="1.0" encoding="UTF-8"?>${XML}`)
})

test('only the full stop of the name stands in UTF-7', () => {
  const fields = [['SAMLResponse', Buffer.from('<a>x+AC4-y</a><b>c+d</b>').toString('base64')]] as const
  const octets = Buffer.from(messageOf(saidToBeUtf7.apply({ ...POST, fields }, FACTS)), 'base64')
  expect(octets.toString()).toBe('<?xml version="1.0" encoding="UTF-7"?><a>x+AC4-y</a><b>c&#43;d</b>')
})
