import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { HarnessError } from '../error.ts'
import { withLearned } from './into-file.ts'
import { observeText } from './observe-text.ts'
import { writtenObserve } from './written.ts'

const OBSERVE = {
  identity: { get: '/me', alive: { status: 200, json: { '/in': true } }, user: { json: '/user' } },
  anonymous: { status: 401 },
}

const ONE = `# My shop.
name: shop   # for short
sp: { acs: "\${URL}/acs" }
`

const TWO = `targets:
  # The first.
  - name: one
    profile: saml2

  - name: two # the second
    profile: saml2
    observe: { anonymous: { status: 403 } }
`

describe('observe is put into a target file', () => {
  test('of one target: below all that stands there', () => {
    expect(withLearned(ONE, 0, { observe: OBSERVE }, false)).toBe(`${ONE}${observeText(OBSERVE)}`)
  })

  test('of several: into the right one, and comments stay', () => {
    const text = withLearned(TWO, 0, { observe: OBSERVE }, false)
    expect(parse(text).targets).toEqual([
      { name: 'one', profile: 'saml2', observe: OBSERVE },
      { name: 'two', profile: 'saml2', observe: { anonymous: { status: 403 } } },
    ])
    for (const kept of ['# The first.', '# the second', '      alive: { status: 200, json: { /in: true } }']) {
      expect(text).toContain(kept)
    }
  })

  test('on one line, where the file is', () => {
    expect(parse(withLearned('{ name: shop }', 0, { observe: OBSERVE }, false))).toEqual({
      name: 'shop',
      observe: OBSERVE,
    })
  })

  test('and so is where a login begins, in sp', () => {
    const text = withLearned(ONE, 0, { observe: OBSERVE, start: { url: '/login' } }, false)
    expect(parse(text)).toMatchObject({ sp: { acs: `\${URL}/acs`, start: { url: '/login' } }, observe: OBSERVE })
    expect(text).toContain('name: shop # for short')
  })

  test('below the lines of sp, where it has some', () => {
    const text = 'name: shop\nsp:\n    acs: x  # here\n\n# The keys.\nissuers: {}\n'
    expect(withLearned(text, 0, { observe: OBSERVE, start: { url: '/login' } }, false)).toBe(
      `name: shop\nsp:\n    acs: x  # here\n    start: { url: "/login" }\n\n# The keys.\nissuers: {}\n${observeText(OBSERVE)}`,
    )
  })

  describe('and so is how a user logs out', () => {
    const logout = { method: 'POST', url: '/logout?a="b"' } as const
    const written = (sp: string) =>
      withLearned(`name: shop\nsp:\n${sp}issuers: {}\n`, 0, { observe: OBSERVE, logout }, false)

    test.each([
      ['beside the endpoints, on their line', '  singleLogout: { post: "https://sp.test/slo" } # here\n  acs: x\n'],
      ['on a line of its own, where there is none', '  acs: x\n'],
      ['among the lines of its entry', '  singleLogout:\n    post: https://sp.test/slo # here\n  acs: x\n'],
    ])('%s', (_, sp) => {
      const before = parse(`sp:\n${sp}`).sp
      expect(parse(written(sp)).sp).toEqual({ ...before, singleLogout: { ...before.singleLogout, start: logout } })
    })

    test('and nothing else of the line changes', () => {
      expect(written('  singleLogout: { post: "https://sp.test/slo" } # here\n  acs: x\n')).toContain(
        String.raw`
  singleLogout: { post: "https://sp.test/slo", start: { method: POST, url: "/logout?a=\"b\"" } } # here
  acs: x
`,
      )
    })

    test('together with where a login begins', () => {
      const lines = { observe: OBSERVE, logout, start: { url: '/login' } }
      const text = withLearned('name: shop\nsp:\n  acs: x\n', 0, lines, false)
      expect(parse(text).sp).toEqual({ acs: 'x', start: { url: '/login' }, singleLogout: { start: logout } })
    })
  })

  test('never over another, unless that is said', () => {
    expect(() => withLearned(TWO, 1, { observe: OBSERVE }, false)).toThrow(HarnessError)
    expect(parse(withLearned(TWO, 1, { observe: OBSERVE }, true)).targets[1].observe).toEqual(OBSERVE)
  })
})

test('observe is written as one would by hand', () => {
  const observe = {
    identity: {
      get: 'http://sp.test/me?x=1',
      alive: { allOf: [{ status: 200 }, { json: { '/in': true } }] },
      user: { json: '/user' },
    },
    anonymous: { anyOf: [{ allOf: [{ status: 401 }, { status: '4xx' }] }, { not: { title: 'x' } }] },
    refusal: { allOf: [{ status: 500 }, { html: { selector: '#error' } }] },
  }
  expect(observeText(writtenObserve(observe, 'http://sp.test/acs'))).toBe(`observe:
  identity:
    get: /me?x=1
    alive: { status: 200, json: { /in: true } }
    user: { json: /user }
  anonymous: { anyOf: [ { allOf: [ { status: 401 }, { status: 4xx } ] }, { not: { title: x } } ] }
  refusal: { status: 500, html: { selector: "#error" } }
`)
  expect(
    writtenObserve({ ...observe, anonymous: { json: { '/a': '$' + '{HOME}' } } }, 'http://sp.test/acs'),
  ).toMatchObject({
    anonymous: { json: { '/a': '$$' + '{HOME}' } },
  })
  expect(writtenObserve(observe, 'http://other.test/acs')).toMatchObject({ identity: { get: 'http://sp.test/me?x=1' } })
})
