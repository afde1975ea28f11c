import { describe, expect, test } from 'vitest'
import type { Reader } from '../target/target.ts'
import { pageOf } from './page.ts'
import { read, type Value } from './reader.ts'
import { HTML, JSON_TYPE, type Scripted, scriptedExchange } from './scripted.ts'

const value = (reader: Reader, scripted: Scripted): Value =>
  read(reader, pageOf(scriptedExchange({ method: 'GET', url: 'https://sp.example/' }, scripted)))

const json = (body: unknown): Scripted => ({ headers: [JSON_TYPE], body: JSON.stringify(body) })
const html = (body: string): Scripted => ({ headers: [HTML], body })
const LIST = html('<html lang=" de-CH "><ul><li data-id=1>a <i>b</i></li><li data-id=2>c</li><li>d</li></ul>')

describe('a reader', () => {
  test.each<[Reader, Scripted, Value]>([
    [{ json: '/name' }, json({ name: 'anna' }), 'anna'],
    [{ json: '/n' }, json({ n: 3600 }), '3600'],
    [{ json: '/b' }, json({ b: false }), 'false'],
    [{ json: '/roles' }, json({ roles: ['a', 'b'] }), ['a', 'b']],
    [{ json: '/roles' }, json({ roles: [] }), []],
    [{ json: '/roles' }, json({ roles: ['a', { name: 'b' }] }), undefined],
    [{ json: '/name' }, json({ name: null }), undefined],
    [{ json: '/name' }, json({ name: {} }), undefined],
    [{ json: '/constructor/name' }, json({}), undefined],
    [{ json: '/name' }, html('<p>'), undefined],
    [{ header: 'X-User' }, { headers: [['x-user', 'anna']] }, 'anna'],
    [
      { header: 'X-Role' },
      {
        headers: [
          ['x-role', 'a'],
          ['x-role', 'b'],
        ],
      },
      ['a', 'b'],
    ],
    [{ header: 'X-User' }, {}, undefined],
    [{ html: { selector: 'li:first-child' } }, LIST, 'a b'],
    [{ html: { selector: 'li' } }, LIST, ['a b', 'c', 'd']],
    [{ html: { selector: 'li', attribute: 'data-ID' } }, LIST, ['1', '2']],
    [{ html: { selector: 'li', attribute: 'constructor' } }, LIST, undefined],
    [{ html: { selector: '.none' } }, LIST, undefined],
    [{ html: { selector: 'li' } }, { ...LIST, truncated: true }, undefined],
    [{ html: { selector: 'li' } }, json({}), undefined],
    [{ html: { selector: 'li', matches: '^a (.*)$' } }, LIST, 'b'],
    [{ html: { selector: 'li', attribute: 'data-id', matches: '(2)' } }, LIST, '2'],
    [{ html: { selector: 'li', matches: '^x(.*)$' } }, LIST, undefined],
    [{ htmlLang: true }, LIST, 'de-CH'],
    [{ htmlLang: true }, html('<html><p>'), undefined],
    [{ htmlLang: true }, html('<p lang=de>'), undefined],
    [{ text: { german: 'Hallo', english: '/hello/i' } }, html('<p>Hello</p>'), 'english'],
    [{ text: { first: 'H', second: 'Hello' } }, html('Hello'), 'first'],
    [{ text: { german: 'Hallo' } }, html('Hello'), undefined],
  ])('%j of %j', (reader, scripted, expected) => {
    expect(value(reader, scripted)).toEqual(expected)
  })

  test.each<Reader>([{ json: 'name' }, { html: { selector: ':::' } }, { text: { a: '(' } }])(
    '%j cannot be used',
    (reader) => {
      expect(() => value(reader, {})).toThrow(expect.objectContaining({ code: 'TARGET_FILE' }))
    },
  )
})
