import { describe, expect, test } from 'vitest'
import { HarnessError } from '../error.ts'
import type { Matcher } from '../target/target.ts'
import { type Match, matches } from './matcher.ts'
import { pageOf } from './page.ts'
import { HTML, JSON_TYPE, type Scripted, scriptedExchange } from './scripted.ts'

const match = (matcher: Matcher, ...[first, ...rest]: [Scripted, ...Scripted[]]): Match => {
  const exchange = scriptedExchange({ method: 'GET', url: 'https://sp.example/start' }, first, ...rest)
  return matches(matcher, pageOf(exchange), exchange)
}

const SILENT: Scripted = { failure: { kind: 'unreachable', message: 'refused' } }
const login: Scripted = {
  headers: [HTML],
  body: '<title>Sign in</title><form id="login"><p>Please <b>sign</b> in</form>',
}
const redirect = (location: string): Scripted => ({ status: 302, headers: [['location', location]] })
const json = (value: unknown): Scripted => ({ headers: [JSON_TYPE], body: JSON.stringify(value) })
const YES: Matcher = { status: 200 }
const NO: Matcher = { status: 500 }
const UNKNOWN: Matcher = { json: { '/a': 1 } }

describe('a matcher', () => {
  test.each<[Matcher, Scripted, Match]>([
    [{ status: 401 }, { status: 401 }, 'matched'],
    [{ status: '401' }, { status: 401 }, 'matched'],
    [{ status: '4xx' }, { status: 404 }, 'matched'],
    [{ status: '4xx' }, { status: 500 }, 'not-matched'],
    [{ status: [401, '5xx'] }, { status: 503 }, 'matched'],
    [{ status: [] }, { status: 503 }, 'not-matched'],
    [{ status: 401 }, SILENT, 'not-applicable'],
    [{ header: { name: 'X-User' } }, { headers: [['x-user', 'anna']] }, 'matched'],
    [
      { header: { name: 'X-User', matches: '^an' } },
      {
        headers: [
          ['x-user', 'bo'],
          ['x-user', 'anna'],
        ],
      },
      'matched',
    ],
    [{ header: { name: 'X-User', matches: '^nn' } }, { headers: [['x-user', 'anna']] }, 'not-matched'],
    [{ header: { name: 'constructor' } }, {}, 'not-matched'],
    [{ header: { name: 'X-User' } }, SILENT, 'not-applicable'],
    [{ bodyText: 'Please sign in' }, login, 'matched'],
    [{ bodyText: '/PLEASE/i' }, login, 'matched'],
    [{ bodyText: 'welcome' }, login, 'not-matched'],
    [{ bodyText: 'welcome' }, { ...login, truncated: true }, 'not-applicable'],
    [{ bodyText: 'Please' }, { ...login, truncated: true }, 'matched'],
    [{ bodyText: 'x' }, SILENT, 'not-applicable'],
    [{ title: '^Sign in$' }, login, 'matched'],
    [{ title: 'Welcome' }, login, 'not-matched'],
    [{ title: 'Sign' }, json('Sign'), 'not-applicable'],
    [{ html: { selector: 'form#login' } }, login, 'matched'],
    [{ html: { selector: 'form#login', text: 'sign in$' } }, login, 'matched'],
    [{ html: { selector: 'form#login', text: 'sign out' } }, login, 'not-matched'],
    [{ html: { selector: '#logout' } }, login, 'not-matched'],
    [{ html: { selector: '#logout' } }, { ...login, truncated: true }, 'not-applicable'],
    [{ html: { selector: 'p' } }, json('<p>'), 'not-applicable'],
    [{ finalUrl: '/start$' }, {}, 'matched'],
    [{ finalUrl: '/start$' }, SILENT, 'matched'],
    [{ finalUrl: '/login/' }, {}, 'not-matched'],
    [{ anyRedirectTo: '/start' }, {}, 'not-matched'],
    [{ anyRedirectTo: '/login' }, SILENT, 'not-applicable'],
  ])('%j of %j: %s', (matcher, answer, expected) => {
    expect(match(matcher, answer)).toBe(expected)
  })

  test.each<[Readonly<Record<string, unknown>>, unknown, Match]>([
    [{ '/name': 'anna' }, { name: 'anna' }, 'matched'],
    [{ '/name': 'anna' }, { name: 'Anna' }, 'not-matched'],
    [{ '/n': 1 }, { n: '1' }, 'not-matched'],
    [{ '/authenticated': false }, { authenticated: false }, 'matched'],
    [{ '/user': null }, { user: null }, 'matched'],
    [{ '/user': null }, {}, 'not-matched'],
    [{ '/a/1/b': 2 }, { a: [0, { b: 2 }] }, 'matched'],
    [{ '/a/length': 1 }, { a: [0] }, 'not-matched'],
    [{ '/a~1b': 1 }, { 'a/b': 1 }, 'matched'],
    [{ '': [] }, [], 'matched'],
    [{ '/r': ['a', { b: 1 }] }, { r: ['a', { b: 1 }] }, 'matched'],
    [{ '/r': ['a'] }, { r: ['a', 'b'] }, 'not-matched'],
    [{ '/r': { a: 1 } }, { r: { a: 1, b: 1 } }, 'not-matched'],
    [{ '/name': { regex: '^an' } }, { name: 'anna' }, 'matched'],
    [{ '/n': { regex: '^4' } }, { n: 42 }, 'matched'],
    [{ '/n': { regex: '.' } }, { n: {} }, 'not-matched'],
    [{ '/n': { regex: '.' } }, {}, 'not-matched'],
    [{ '/n': { exists: true } }, { n: null }, 'matched'],
    [{ '/n': { exists: false } }, {}, 'matched'],
    [{ '/constructor': { exists: true } }, {}, 'not-matched'],
    [{ '/__proto__/toString': { exists: true } }, {}, 'not-matched'],
    [{ '/a': 1, '/b': 2 }, { a: 1, b: 3 }, 'not-matched'],
  ])('json %j of %j: %s', (wanted, value, expected) => {
    expect(match({ json: wanted }, json(value))).toBe(expected)
  })

  test('of text says nothing of a page that is too long to be searched', () => {
    expect(match({ bodyText: 'end$' }, { body: `${'x'.repeat(100_000)}end` })).toBe('not-applicable')
  })

  test('of JSON says nothing of a page that is none', () => {
    expect(match({ json: { '/a': { exists: false } } }, login)).toBe('not-applicable')
  })

  test.each<[string, Match, ...[Scripted, ...Scripted[]]]>([
    ['/login$', 'matched', redirect('/login'), redirect('/idp'), {}],
    ['/idp$', 'matched', redirect('/login'), redirect('/idp'), SILENT],
    ['/start$', 'not-matched', redirect('/login'), {}],
    ['evil', 'not-applicable', redirect('/login'), SILENT],
    ['^javascript:', 'matched', { ...redirect('javascript:alert(1)'), failure: { kind: 'bad-redirect', message: '' } }],
    ['/end', 'matched', { ...redirect('/endless'), failure: { kind: 'too-many-redirects', message: '' } }],
  ])('anyRedirectTo %s: %s', (pattern, expected, ...answers) => {
    expect(match({ anyRedirectTo: pattern }, ...answers)).toBe(expected)
  })

  test('finalUrl is where the redirects end', () => {
    expect(match({ finalUrl: '/login$' }, redirect('/login'), {})).toBe('matched')
    expect(match({ finalUrl: '/start$' }, redirect('/login'), {})).toBe('not-matched')
  })
})

describe('a combinator', () => {
  test.each<[Matcher, Match]>([
    [{ allOf: [YES, YES] }, 'matched'],
    [{ allOf: [YES, NO] }, 'not-matched'],
    [{ allOf: [UNKNOWN, NO] }, 'not-matched'],
    [{ allOf: [UNKNOWN, YES] }, 'not-applicable'],
    [{ allOf: [] }, 'not-applicable'],
    [{ anyOf: [NO, YES] }, 'matched'],
    [{ anyOf: [UNKNOWN, YES] }, 'matched'],
    [{ anyOf: [NO, NO] }, 'not-matched'],
    [{ anyOf: [UNKNOWN, NO] }, 'not-applicable'],
    [{ anyOf: [] }, 'not-applicable'],
    [{ not: YES }, 'not-matched'],
    [{ not: NO }, 'matched'],
    [{ not: UNKNOWN }, 'not-applicable'],
    [{ not: { anyOf: [NO, { not: YES }] } }, 'matched'],
  ])('%j: %s', (matcher, expected) => {
    expect(match(matcher, { status: 200 })).toBe(expected)
  })

  test('is implied where a matcher names several things', () => {
    const both = { status: 200, json: { '/a': 1 } }
    expect(match(both, json({ a: 1 }))).toBe('matched')
    expect(match(both, json({ a: 2 }))).toBe('not-matched')
  })

  test('that names nothing matches nothing', () => {
    expect(match(JSON.parse('{}'), {})).toBe('not-applicable')
  })
})

describe('a matcher that cannot be used is named', () => {
  test.each<[string, Matcher]>([
    ['(', { bodyText: '(' }],
    ['/(/i', { title: '/(/i' }],
    ['[', { finalUrl: '[' }],
    ['*', { anyRedirectTo: '*' }],
    ['(', { header: { name: 'a', matches: '(' } }],
    ['(', { json: { '/a': { regex: '(' } } }],
    ['a/b', { json: { 'a/b': 1 } }],
    ['/a~2', { json: { '/a~2': 1 } }],
    ['p[', { html: { selector: 'p[' } }],
    ['p:unheard-of', { html: { selector: 'p:unheard-of' } }],
    ['(', { html: { selector: 'p', text: '(' } }],
    ['6xx', { status: '6xx' }],
    ['(', { allOf: [YES, { anyOf: [{ not: { bodyText: '(' } }] }] }],
  ])('%s in %j', (name, matcher) => {
    const attempt = () => match(matcher, SILENT)
    expect(attempt).toThrow(HarnessError)
    expect(attempt).toThrow(
      expect.objectContaining({ code: 'TARGET_FILE', message: expect.stringContaining(`"${name}"`) }),
    )
  })
})
