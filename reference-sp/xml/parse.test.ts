import { expect, test } from 'vitest'
import { base64, base64InXml } from './base64.ts'
import { parse } from './parse.ts'
import { childElements, textOf } from './read.ts'

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8')

const DOCUMENTS = {
  plain: ['<a/>', 'document'],
  'byte order mark': ['\ufeff<a/>', 'document'],
  'declared UTF-8': ['<?xml version="1.0" encoding="UTF-8"?><a/>', 'document'],
  'declared ISO-8859-1': ['<?xml version="1.0" encoding="ISO-8859-1"?><a/>', 'malformed'],
  'declared UTF-7': ['<?xml version="1.0" encoding="UTF-7"?><a/>', 'malformed'],
  'XML 1.1': ['<?xml version="1.1"?><a/>', 'malformed'],
  doctype: ['<!DOCTYPE a><a/>', 'doctype'],
  'entity of its own': ['<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>', 'doctype'],
  'unknown entity': ['<a>&e;</a>', 'malformed'],
  'two roots': ['<a/><b/>', 'malformed'],
  'text behind the root': ['<a/>x', 'malformed'],
  'open end': ['<a>', 'malformed'],
  'doubled attribute': ['<a ID="1" ID="2"/>', 'malformed'],
  'doubled attribute by namespace': ['<a xmlns:x="u:1" xmlns:y="u:1" x:q="1" y:q="2"/>', 'malformed'],
  'unknown prefix': ['<p:a/>', 'malformed'],
  'reserved prefix': ['<a xmlns:xml="urn:x"/>', 'malformed'],
  'null character': ['<a>\u0000</a>', 'malformed'],
  noncharacter: ['<a>\ufffe</a>', 'malformed'],
  'something in an end tag': ['<a></a x="y">', 'malformed'],
  '300 levels': ['<a>'.repeat(300) + '</a>'.repeat(300), 'malformed'],
  nothing: ['', 'malformed'],
} as const

test.each(Object.entries(DOCUMENTS))('%s', (_name, [xml, kind]) => {
  expect(parse(utf8(xml)).kind).toBe(kind)
})

test('octets that are no UTF-8 are malformed', () => {
  expect(parse(Buffer.from('<a>\xff</a>', 'latin1')).kind).toBe('malformed')
})

test('UTF-16 says the same as UTF-8, unless it says that it is UTF-8', () => {
  const utf16 = (xml: string): Buffer => Buffer.from(`\ufeff${xml}`, 'utf16le')
  const parsed = parse(utf16('<?xml version="1.0" encoding="UTF-16"?><a>é</a>'))
  expect(parsed.kind === 'document' && textOf(parsed.root)).toBe('é')
  expect(parse(utf16('<?xml version="1.0" encoding="UTF-8"?><a>é</a>')).kind).toBe('malformed')
})

test('text is whole, whatever stands in it', () => {
  const parsed = parse(utf8('<a>x<!--c-->y<?p q?>z<![CDATA[&]]>&#65;</a>'))
  expect(parsed.kind === 'document' && textOf(parsed.root)).toBe('xyz&A')
})

test('nothing gets lost behind a processing instruction', () => {
  const parsed = parse(utf8('<a><?p?><b/><?q r?><c/></a>'))
  expect(parsed.kind === 'document' && childElements(parsed.root).map(({ local }) => local)).toEqual(['b', 'c'])
})

test('an element of text with elements in it has no text', () => {
  const parsed = parse(utf8('<a>x<b/></a>'))
  expect(parsed.kind === 'document' && textOf(parsed.root)).toBeUndefined()
})

const BASE64 = {
  whole: ['YWI=', 'ab'],
  'line breaks': ['YW\r\nI=\n', 'ab'],
  blank: ['YW I=', undefined],
  'no padding': ['YWI', undefined],
  'stray bits': ['YWJ=', undefined],
  'URL-safe': ['-_-_', undefined],
  'something before it': ['*YWI=', undefined],
  nothing: ['', undefined],
} as const

test.each(Object.entries(BASE64))('base64: %s', (_name, [text, expected]) => {
  expect(base64(text)?.toString()).toBe(expected)
})

test('in XML blanks may stand in base64', () => {
  expect(base64InXml('\n  YW I=\t')?.toString()).toBe('ab')
})
