import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath, needChromium } from '../../tests/chromium.ts'
import { createBrowserDriver } from './chromium/driver.ts'
import type { Driver, Exchange, Limits, Request } from './driver.ts'
import { valuesOf } from './headers.ts'
import { createHttpDriver } from './http.ts'
import { createInProcessDriver } from './in-process.ts'
import { realTime } from './real-time.ts'

/** Long enough for a busy machine: only what never comes runs into a limit, and has a short one. */
const LIMITS: Limits = { timeoutMs: 30_000, maxRedirects: 5, maxBodyBytes: 1_000_000 }
const IMPATIENT: Limits = { ...LIMITS, timeoutMs: 150 }
/** For an answer that begins and does not end. */
const HALF_PATIENT: Limits = { ...LIMITS, timeoutMs: 1000 }

const octets = (size: number): Uint8Array => new Uint8Array(size).fill(0x61)

const page = (body: string | Uint8Array, headers: Record<string, string> = {}, status = 200): globalThis.Response =>
  new Response(typeof body === 'string' ? body : Buffer.from(body), { status, headers })

const to = (location: string, status = 302, cookie?: string): globalThis.Response =>
  page('', { location, ...(cookie === undefined ? {} : { 'set-cookie': cookie }) }, status)

const streaming = (pull: (turn: number) => Uint8Array | undefined): globalThis.Response => {
  let turn = 0
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const chunk = pull(turn)
      turn += 1
      if (chunk !== undefined) controller.enqueue(chunk)
      return chunk === undefined ? new Promise(() => undefined) : undefined
    },
  })
  return new Response(body, { headers: { 'set-cookie': 'early=1' } })
}

const broken = (): globalThis.Response => {
  let sent = false
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      if (sent) throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
      sent = true
      controller.enqueue(octets(10))
    },
  })
  return new Response(body, { headers: { 'set-cookie': 'early=1' } })
}

const echo = async (request: globalThis.Request): Promise<globalThis.Response> =>
  page(
    JSON.stringify({
      method: request.method,
      path: new URL(request.url).pathname,
      body: await request.text(),
      headers: Object.fromEntries(request.headers),
    }),
  )

const manyCookies = (): globalThis.Response => {
  const headers = new Headers()
  for (let at = 0; at < 3000; at += 1) headers.append('set-cookie', `c${at}=${'x'.repeat(20)}`)
  return new Response('', { headers })
}

type Route = (request: globalThis.Request) => globalThis.Response | Promise<globalThis.Response>

const ROUTES: Readonly<Record<string, Route>> = {
  '/echo': echo,
  '/cookie': () => page('', { 'set-cookie': 'session=abc; Path=/; HttpOnly; SameSite=Lax' }),
  '/cookie-gone': () => page('', { 'set-cookie': 'session=; Path=/; Max-Age=0' }),
  '/cookie-short': () => page('', { 'set-cookie': 'session=abc; Path=/; Max-Age=60' }),
  '/cookie-elsewhere': () => page('', { 'set-cookie': 'session=abc; Path=/; Domain=example.org' }),
  '/cookie-with-delete': () => page('', { 'set-cookie': 'bad=a\u007fb; Path=/' }),
  '/cookie-too-big': () => page('', { 'set-cookie': `big=${'x'.repeat(4100)}; Path=/` }),
  '/cookie-proto': () => page('', { 'set-cookie': '__proto__=polluted; Path=/' }),
  '/many-cookies': manyCookies,
  '/long-header': () => page('', { 'x-long': 'x'.repeat(100_000) }),
  '/redirect-cookie': () => to('/echo', 302, 'onTheWay=1; Path=/'),
  '/endless': () => to('/endless'),
  '/302': () => to('/echo', 302),
  '/303': () => to('/echo', 303),
  '/307': () => to('/echo', 307),
  '/308': () => to('/echo', 308),
  '/to-garbage': () => to('http://[::1'),
  '/to-file': () => to('file:///etc/passwd'),
  '/to-script': () => to('javascript:alert(1)'),
  '/to-utf8': () => to(`/echo/${Buffer.from('é').toString('latin1')}`),
  '/no-location': () => page('nowhere', {}, 302),
  '/large': () => page(octets(10_000_000)),
  '/exact': () => page(octets(LIMITS.maxBodyBytes)),
  '/for-ever': () => streaming(() => octets(65_536)),
  '/dripping': () => streaming((turn) => (turn === 0 ? octets(10) : undefined)),
  '/never': () => new Promise(() => undefined),
  '/reset-mid-body': broken,
  '/binary': () =>
    page(
      Uint8Array.from({ length: 256 }, (_, at) => at),
      { 'content-type': 'image/png' },
    ),
  '/gzip': () => page(gzipSync('hello'), { 'content-encoding': 'gzip' }),
  '/gzip-cut': () => page(gzipSync(octets(1000)).subarray(0, -8), { 'content-encoding': 'gzip' }),
  '/gzip-bomb': () => page(gzipSync(octets(50_000_000)), { 'content-encoding': 'gzip' }),
  '/gzip-twice': () => page(gzipSync(gzipSync('hello')), { 'content-encoding': 'gzip, gzip' }),
  '/deflate': () => page(deflateSync('hello'), { 'content-encoding': 'deflate' }),
  '/deflate-raw': () => page(deflateRawSync('hello'), { 'content-encoding': 'deflate' }),
  '/br': () => page(brotliCompressSync('hello'), { 'content-encoding': 'br' }),
  '/not-gzip': () => page('hello', { 'content-encoding': 'gzip' }),
  '/unknown-coding': () => page('hello', { 'content-encoding': 'rot13' }),
  '/empty-gzip': () => page('', { 'content-encoding': 'gzip' }),
  '/error': () => page('boom', {}, 500),
  '/throws': () => {
    throw new Error('the SP is broken')
  },
}

const app = {
  fetch: (request: globalThis.Request) => {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/echo')) return echo(request)
    return (ROUTES[pathname] ?? (() => page('not found', {}, 404)))(request)
  },
}

/** Serves the app over a socket; where the app breaks off, so does the socket. */
const bridge = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
  try {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const method = incoming.method ?? 'GET'
    const request = new Request(`http://${incoming.headers.host}${incoming.url}`, {
      method,
      headers: Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]),
      body: method === 'GET' ? null : Buffer.concat(chunks),
    })
    const response = await app.fetch(request)
    const flat = [...response.headers].flat()
    outgoing.writeHead(response.status, flat)
    if (response.body !== null) for await (const chunk of response.body) await written(outgoing, chunk)
    outgoing.end()
  } catch {
    outgoing.destroy()
  }
}

/** Waits where the other side does not read, and gives up where it has gone. */
const written = (outgoing: ServerResponse, chunk: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    const gone = () => reject(new Error('gone'))
    outgoing.once('close', gone)
    outgoing.write(chunk, (error) => {
      outgoing.off('close', gone)
      if (error) reject(error)
      resolve()
    })
  })

const server = createServer(bridge)
const listening = (one: Server): Promise<string> =>
  new Promise((resolve) => {
    one.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(one.address() as AddressInfo).port}`))
  })

let origin = ''
const drivers: Driver[] = []
const opened = (driver: Driver): Driver => {
  drivers.push(driver)
  return driver
}

beforeAll(async () => {
  server.on('connection', (socket) => socket.on('error', () => undefined).setMaxListeners(0))
  origin = await listening(server)
})
afterAll(async () => {
  await Promise.all(drivers.map((driver) => driver.close()))
  server.closeAllConnections()
  server.close()
})

const last = (exchange: Exchange) => exchange.hops.at(-1) ?? exchange.hops[0]
const bodyOf = (exchange: Exchange): string => Buffer.from(last(exchange).response?.body ?? []).toString()
const echoed = (exchange: Exchange): { method: string; path: string; body: string; headers: Record<string, string> } =>
  JSON.parse(bodyOf(exchange))

const post = (path: string): Request => ({
  method: 'POST',
  url: `${origin}${path}`,
  headers: [['content-type', 'text/x-test']],
  body: Buffer.from('SAMLResponse=x'),
})

type Create = (limits: Limits, now?: () => number) => Promise<Driver>

const executablePath = chromiumPath()
const KINDS: readonly (readonly [name: string, create: Create])[] = [
  ['http', async (limits, now) => opened(createHttpDriver(limits, { clock: { ...realTime, ...(now && { now }) } }))],
  ['in-process', async (limits, now) => opened(createInProcessDriver(app, limits, { now, origin }))],
  ...(executablePath === undefined
    ? []
    : ([
        [
          'browser',
          async (limits: Limits) => opened(await createBrowserDriver(limits, { executablePath, headed: false })),
        ],
      ] as const)),
]

test('the browser driver has a browser', (ctx) => {
  needChromium(ctx)
})

describe.each(KINDS)('the %s driver', (name, create) => {
  /** What Chromium does otherwise is said where it does. */
  const isBrowser = name === 'browser'
  const agent = isBrowser ? /^Mozilla\/5\.0 \(.*Chrome\/.* saml-assay$/ : /^saml-assay$/
  let driver: Driver
  let impatient: Driver
  beforeAll(async () => {
    driver = await create(LIMITS)
    impatient = await create(IMPATIENT)
  })
  const get = (path: string, browser = driver.open()): Promise<Exchange> =>
    browser.send({ method: 'GET', url: `${origin}${path}` })

  test('says what it is', () => {
    expect(driver.name).toBe(name)
  })

  test('introduces itself, in a language that no case claims', async () => {
    const { headers } = echoed(await get('/echo'))
    expect(headers).toMatchObject({ 'user-agent': expect.stringMatching(agent), 'accept-language': 'fr' })
  })

  test('keeps request and response of a hop as evidence', async () => {
    const exchange = await driver.open().send(post('/echo'))
    expect(exchange.hops).toHaveLength(1)
    expect(last(exchange)).toMatchObject({ failure: undefined, request: { method: 'POST', url: `${origin}/echo` } })
    expect(Buffer.from(last(exchange).request.body ?? []).toString()).toBe('SAMLResponse=x')
    expect(valuesOf(last(exchange).request.headers, 'User-Agent')).toEqual([expect.stringMatching(agent)])
    expect(echoed(exchange)).toMatchObject({
      method: 'POST',
      body: 'SAMLResponse=x',
      headers: { 'content-type': 'text/x-test' },
    })
  })

  describe('cookies', () => {
    test('are sent back, by the browser that got them alone', async () => {
      const browser = driver.open()
      await get('/cookie', browser)
      expect(echoed(await get('/echo', browser)).headers.cookie).toBe('session=abc')
      expect(await browser.cookieNames()).toEqual(['session'])
      const other = driver.open()
      expect(echoed(await get('/echo', other)).headers.cookie).toBeUndefined()
      expect(await other.cookieNames()).toEqual([])
    })

    test('are kept with their SameSite in evidence', async () => {
      expect(valuesOf(last(await get('/cookie')).response?.headers ?? [], 'set-cookie')[0]).toContain('SameSite=Lax')
    })

    test('are forgotten when the SP deletes them', async () => {
      const browser = driver.open()
      await get('/cookie', browser)
      await get('/cookie-gone', browser)
      expect(await browser.cookieNames()).toEqual([])
      expect(echoed(await get('/echo', browser)).headers.cookie).toBeUndefined()
    })

    test('end by the clock that was given, counted from their receipt', async (ctx) => {
      if (isBrowser) ctx.skip('Chromium counts by the clock of the machine')
      let now = Date.parse('2001-01-01T00:00:00Z')
      const browser = (await create(LIMITS, () => now)).open()
      await get('/cookie-short', browser)
      now += 59_000
      expect(echoed(await get('/echo', browser)).headers.cookie).toBe('session=abc')
      now += 2_000
      expect(echoed(await get('/echo', browser)).headers.cookie).toBeUndefined()
    })

    test.each(['/cookie-elsewhere', '/cookie-with-delete', '/cookie-too-big'])('%s is not kept', async (path) => {
      const browser = driver.open()
      await get(path, browser)
      expect(await browser.cookieNames()).toEqual([])
      expect(last(await get('/echo', browser)).response?.status).toBe(200)
    })

    test('named like a property of every object are cookies like others', async () => {
      const browser = driver.open()
      await get('/cookie-proto', browser)
      expect(await browser.cookieNames()).toEqual(['__proto__'])
      expect(Object.prototype).not.toHaveProperty('polluted')
    })

    test('in thousands are cut to what a browser keeps', async () => {
      const browser = driver.open()
      expect(last(await get('/many-cookies', browser)).response?.status).toBe(200)
      const names = await browser.cookieNames()
      // Chromium takes out more than it has to, so as not to do it again at once.
      expect(names.length).toBeGreaterThan(isBrowser ? 149 : 179)
      expect(names.length).toBeLessThan(181)
      expect(names).toContain('c2999')
    })
  })

  test('takes long headers', async () => {
    expect(last(await get('/long-header')).response?.status).toBe(200)
  })

  describe('redirects', () => {
    test('are followed, with the cookies that are set on the way', async () => {
      const exchange = await get('/redirect-cookie')
      expect(exchange.hops.map(({ response }) => response?.status)).toEqual([302, 200])
      expect(echoed(exchange).headers.cookie).toBe('onTheWay=1')
    })

    test.each(['/302', '/303'])('%s turns a POST into a GET without body', async (path) => {
      const seen = echoed(await driver.open().send(post(path)))
      expect(seen).toMatchObject({ method: 'GET', body: '' })
      expect(seen.headers['content-type']).toBeUndefined()
    })

    test.each(['/307', '/308'])('%s keeps method, body and type', async (path) => {
      const seen = echoed(await driver.open().send(post(path)))
      expect(seen).toMatchObject({ method: 'POST', body: 'SAMLResponse=x', headers: { 'content-type': 'text/x-test' } })
    })

    test('without end are given up, and every hop is kept', async () => {
      const exchange = await get('/endless')
      expect(exchange.hops).toHaveLength(LIMITS.maxRedirects + 1)
      expect(last(exchange)).toMatchObject({ failure: { kind: 'too-many-redirects' }, response: { status: 302 } })
    })

    test.each(['/to-garbage', '/to-file', '/to-script'])('%s is not followed', async (path) => {
      const exchange = await get(path)
      expect(exchange.hops).toHaveLength(1)
      expect(last(exchange).failure?.kind).toBe('bad-redirect')
      // An address that is none ends the answer for Chromium, before it tells of it.
      const status = isBrowser && path === '/to-garbage' ? undefined : 302
      expect(last(exchange).response?.status).toBe(status)
    })

    test('to a path in raw UTF-8 are read as a browser reads them', async () => {
      expect(echoed(await get('/to-utf8')).path).toBe('/echo/%C3%A9')
    })

    test('without a Location are answers', async () => {
      const exchange = await get('/no-location')
      expect(last(exchange)).toMatchObject({ failure: undefined, response: { status: 302 } })
      expect(bodyOf(exchange)).toBe('nowhere')
    })

    test('keep the fragment in evidence and do not send it', async () => {
      const exchange = await driver.open().send({ method: 'GET', url: `${origin}/302#here` })
      expect(last(exchange).request.url).toBe(`${origin}/echo#here`)
      expect(echoed(exchange).path).toBe('/echo')
    })
  })

  describe('bodies', () => {
    test.each(['/large', '/for-ever', '/gzip-bomb'])('%s is cut at the limit', async (path) => {
      const { response, failure } = last(await get(path))
      expect(failure).toBeUndefined()
      expect(response?.truncated).toBe(true)
      expect(response?.body.length).toBe(LIMITS.maxBodyBytes)
    })

    test('of exactly the limit are whole', async () => {
      const { response } = last(await get('/exact'))
      expect([response?.truncated, response?.body.length]).toEqual([false, LIMITS.maxBodyBytes])
    })

    test('in octets come as they are', async () => {
      expect([...(last(await get('/binary')).response?.body ?? [])]).toEqual(Array.from({ length: 256 }, (_, at) => at))
    })

    test.each(['/gzip', '/gzip-twice', '/deflate', '/deflate-raw', '/br', '/unknown-coding'])(
      '%s is read',
      async (path) => {
        expect(bodyOf(await get(path))).toBe('hello')
      },
    )

    test('that end before their checksum are read as far as they go', async () => {
      expect(bodyOf(await get('/gzip-cut'))).toHaveLength(1000)
    })

    test('that are empty need not be compressed', async () => {
      expect(last(await get('/empty-gzip'))).toMatchObject({ failure: undefined, response: { status: 200 } })
    })

    test('that are not compressed as they say are no HTTP', async () => {
      const { failure, response } = last(await get('/not-gzip'))
      expect(response?.status).toBe(200)
      // Chromium says nothing of it: the page is empty.
      if (isBrowser) expect(response?.body).toHaveLength(0)
      else expect(failure?.kind).toBe('not-http')
    })
  })

  test('a 500 is an answer', async () => {
    expect(last(await get('/error'))).toMatchObject({ failure: undefined, response: { status: 500 } })
  })

  test('an SP that never answers is a timeout', async () => {
    expect(last(await get('/never', impatient.open()))).toMatchObject({
      failure: { kind: 'timeout' },
      response: undefined,
    })
  })

  test('an SP that stops in the middle is a timeout, and what had come is kept', async () => {
    const browser = (await create(HALF_PATIENT)).open()
    const { failure, response } = last(await get('/dripping', browser))
    expect(failure?.kind).toBe('timeout')
    expect(response?.status).toBe(200)
    expect(await browser.cookieNames()).toEqual(['early'])
  })

  test('an SP that breaks off is a reset, and what had come is kept', async () => {
    const browser = driver.open()
    const { failure, response } = last(await get('/reset-mid-body', browser))
    // Chromium may have shown what came or not, and does not say that it was not the end, unless a length was announced.
    expect([isBrowser ? undefined : 'reset', 'reset']).toContain(failure?.kind)
    expect([isBrowser ? 0 : 10, 10]).toContain(response?.body.length)
    expect(await browser.cookieNames()).toEqual(['early'])
  })

  test('an SP that throws is a reset', async () => {
    expect(last(await get('/throws'))).toMatchObject({ failure: { kind: 'reset' }, response: undefined })
  })

  test('a header that cannot be sent is our own fault', async () => {
    const sent = driver.open().send({ method: 'GET', url: `${origin}/echo`, headers: [['x-bad', 'a\r\nb']] })
    await expect(sent).rejects.toMatchObject({ name: 'HarnessError', code: 'INTERNAL' })
  })

  test('serves the next request after every failure', async () => {
    const browser = driver.open()
    for (const path of ['/for-ever', '/throws', '/reset-mid-body', '/not-gzip']) await get(path, browser)
    expect(last(await get('/echo', browser)).response?.status).toBe(200)
  })
})

describe('the http driver, and a port', () => {
  const garbage = createTcpServer((socket) => {
    socket.on('error', () => undefined)
    socket.end('220 mail.example ESMTP\r\n')
  })
  const closing = createTcpServer((socket) => socket.on('error', () => undefined).destroy())
  afterAll(() => {
    garbage.close()
    closing.close()
  })
  const kindAt = async (url: string): Promise<string | undefined> =>
    last(await opened(createHttpDriver(LIMITS)).open().send({ method: 'GET', url })).failure?.kind

  test('where something else speaks, is not HTTP', async () => {
    expect(await kindAt(await listening(garbage))).toBe('not-http')
  })

  test('where the connection is dropped at once, is a reset', async () => {
    expect(await kindAt(await listening(closing))).toBe('reset')
  })

  test('where nobody listens, is unreachable', async () => {
    const gone = createTcpServer()
    const url = await listening(gone)
    await new Promise((resolve) => gone.close(resolve))
    expect(await kindAt(url)).toBe('unreachable')
  })

  test('where TLS is asked of a plain server, is not HTTP', async () => {
    expect(await kindAt(origin.replace('http:', 'https:'))).toBe('not-http')
  })

  test('with headers past every measure, is not HTTP', async () => {
    const vast = createTcpServer((socket) => {
      socket.on('error', () => undefined)
      socket.write(`HTTP/1.1 200 OK\r\n${`x: ${'y'.repeat(1000)}\r\n`.repeat(1000)}\r\n`)
    })
    expect(await kindAt(await listening(vast))).toBe('not-http')
    vast.close()
  })
})

describe('the in-process driver', () => {
  test('finds nobody at another origin', async () => {
    const browser = createInProcessDriver({ fetch: () => to('https://elsewhere.example/') }, LIMITS, { origin }).open()
    const exchange = await browser.send({ method: 'GET', url: origin })
    expect(last(exchange)).toMatchObject({
      request: { url: 'https://elsewhere.example/' },
      failure: { kind: 'unreachable' },
    })
  })

  test('takes what is no response for a reset', async () => {
    const browser = createInProcessDriver({ fetch: () => JSON.parse('{}') }, LIMITS).open()
    expect(last(await browser.send({ method: 'GET', url: origin })).failure?.kind).toBe('reset')
  })
})
