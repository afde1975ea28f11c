import { expect, test } from 'vitest'
import { createBrowser } from './browser.ts'
import type { Request, Transport } from './driver.ts'
import { realTime } from './real-time.ts'

const LIMITS = { timeoutMs: 1000, maxRedirects: 5, maxBodyBytes: 1000 }
const asked: Request[] = []
/** Sets a cookie at /in, sends to the IdP from /out, and says which cookies came. */
const transport: Transport = async (request) => {
  asked.push(request)
  const { pathname } = new URL(request.url)
  const headers: [string, string][] =
    pathname === '/in'
      ? [['set-cookie', 'sid=a; Path=/']]
      : pathname === '/again'
        ? [['set-cookie', 'sid=b; Path=/']]
        : [['location', 'https://idp.test/sso?SAMLRequest=x']]
  return { status: pathname === '/out' ? 302 : 200, headers, body: new Uint8Array(), truncated: false }
}
const cookieOf = (request: Request | undefined) => request?.headers?.find(([name]) => name === 'cookie')?.[1]

test('a browser does not go out of bounds, and hands over what it would have asked there', async () => {
  const browser = createBrowser(transport, LIMITS, realTime, (url) => url.hostname === 'idp.test')
  const { hops, onward } = await browser.send({ method: 'GET', url: 'https://sp.test/out' })
  expect(hops).toHaveLength(1)
  expect(onward).toMatchObject({ method: 'GET', url: 'https://idp.test/sso?SAMLRequest=x' })
  expect(asked.every(({ url }) => new URL(url).hostname === 'sp.test')).toBe(true)
})

test('a copy has the cookies of its moment, and neither gets what the other is given later', async () => {
  const first = createBrowser(transport, LIMITS, realTime)
  await first.send({ method: 'GET', url: 'https://sp.test/in' })
  const second = first.copy()
  await first.send({ method: 'GET', url: 'https://sp.test/again' })
  await second.send({ method: 'GET', url: 'https://sp.test/in' })
  expect(cookieOf(asked.at(-1))).toBe('sid=a')
  await first.send({ method: 'GET', url: 'https://sp.test/in' })
  expect(cookieOf(asked.at(-1))).toBe('sid=b')
})
