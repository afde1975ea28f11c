import { describe, expect, test } from 'vitest'
import type { Request, Response } from './driver.ts'
import { onward, redirectTarget } from './redirect.ts'

const answer = (status: number, ...locations: readonly string[]): Response => ({
  status,
  headers: locations.map((location): [string, string] => ['Location', location]),
  body: new Uint8Array(),
  truncated: false,
})

const POST: Request = {
  method: 'POST',
  url: 'https://sp.example/acs#top',
  headers: [
    ['Content-Type', 'text/xml'],
    ['Authorization', 'Bearer x'],
    ['X-Test', '1'],
  ],
  body: Buffer.from('x'),
}

describe('a redirect', () => {
  test.each([
    [301, 'GET'],
    [302, 'GET'],
    [303, 'GET'],
    [307, 'POST'],
    [308, 'POST'],
  ])('%i is followed by %s', (status, method) => {
    expect(onward(POST, answer(status, '/next'))).toMatchObject({ method, url: 'https://sp.example/next#top' })
  })

  test.each([200, 201, 300, 304, 305, 306, 399, 401])('%i is none', (status) => {
    expect(onward(POST, answer(status, '/next'))).toBeUndefined()
  })

  test('that changes the method drops what spoke of the body', () => {
    expect(onward(POST, answer(303, '/next'))).toMatchObject({
      headers: [
        ['Authorization', 'Bearer x'],
        ['X-Test', '1'],
      ],
      body: undefined,
    })
  })

  test('to another origin does not carry credentials along', () => {
    expect(onward(POST, answer(307, 'https://evil.example/'))).toMatchObject({
      headers: [
        ['Content-Type', 'text/xml'],
        ['X-Test', '1'],
      ],
    })
  })

  test('named twice alike is one redirect; named twice otherwise is none that anybody can follow', () => {
    expect(onward(POST, answer(302, '/a', '/a'))).toMatchObject({ url: 'https://sp.example/a#top' })
    expect(onward(POST, answer(302, '/a', '/b'))).toMatchObject({ kind: 'bad-redirect' })
  })

  test.each(['http://[::1', 'javascript:alert(1)', 'data:text/html,x', 'ftp://sp.example/'])(
    'to %s is refused',
    (to) => {
      expect(redirectTarget(POST.url, answer(302, to))).toMatchObject({ kind: 'bad-redirect' })
    },
  )
})
