import { describe, expect, test } from 'vitest'
import { pageOf } from '../observe/page.ts'
import { HTML, JSON_TYPE, type Scripted, scriptedExchange } from '../observe/scripted.ts'
import { leavesOf } from './json-leaves.ts'
import { noiseOf } from './noise.ts'
import { userReadersOf } from './user-readers.ts'

const exchange = (answer: Scripted) => scriptedExchange({ method: 'GET', url: 'http://sp.test/me' }, answer)
const readers = (answer: Scripted) => userReadersOf(pageOf(exchange(answer)), 'ann').map(({ reader }) => reader)
const html = (body: string): Scripted => ({ headers: [HTML], body })

describe('ways to read a user', () => {
  test('JSON values, those that are called a name first', () => {
    const body = JSON.stringify({ a: ['ann'], deep: { 'user/name': 'ann' }, other: 'annabel' })
    expect(readers({ headers: [JSON_TYPE], body })).toEqual([{ json: '/deep/user~1name' }, { json: '/a/0' }])
  })

  test('an attribute, then text; by id before by place', () => {
    const found = readers(html('<p>Hi <b id="me" data-user="ann">ann</b></p>'))
    expect(found).toEqual([
      { html: { selector: '#me', attribute: 'data-user' } },
      { html: { selector: 'b[data-user]', attribute: 'data-user' } },
      { html: { selector: '#me' } },
      { html: { selector: 'b[data-user]' } },
      { html: { selector: 'p > b', attribute: 'data-user' } },
      { html: { selector: 'p > b' } },
    ])
  })

  test('by its place among its like', () => {
    expect(readers(html('<table><tr><td>Name</td><td>ann</td></tr></table>'))).toEqual([
      { html: { selector: 'table > tr > td:nth-of-type(2)' } },
    ])
  })

  test.each([
    ['a part of a sentence', '<p>Hello ann!</p>'],
    ['the title', '<title>ann</title>'],
    ['an address', '<a href="ann">x</a>'],
    ['several places that are alike', '<p class="x">ann</p><p class="x">bob</p>'.repeat(2)],
  ])('not %s', (_, body) => {
    expect(readers(html(body)).filter((one) => 'html' in one && one.html.selector.includes('.x'))).toEqual([])
  })

  test('a header, but none that carries addresses or cookies', () => {
    expect(
      readers({
        headers: [
          ['X-User', 'ann'],
          ['location', 'ann'],
          ['set-cookie', 'ann'],
        ],
      }),
    ).toEqual([{ header: 'x-user' }])
  })

  test('a page that is deep, long or hostile takes no time to speak of', () => {
    expect(readers(html('<div id="a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1!">ann '.repeat(15_000)))).toEqual([])
  })
})

test('leaves of JSON are bounded in number and depth', () => {
  let deep: unknown = 'x'
  for (let at = 0; at < 1000; at += 1) deep = { deep }
  expect(leavesOf(deep)).toEqual([])
  expect(leavesOf(Array.from({ length: 5000 }, (_, at) => at)).length).toBe(500)
})

test('noise is what changes between two visits of one login', () => {
  const at = (time: number) => exchange({ headers: [JSON_TYPE], body: JSON.stringify({ time, user: 'ann' }) })
  expect(noiseOf([[at(1), at(2)], []])).toBe('/time')
  expect(noiseOf([[at(1), at(1)]])).toBe('')
  expect(noiseOf([[exchange(html('<p>1')), exchange(html('<p>2'))]])).toBe('words of the page')
})
