import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { chromiumPath, needChromium } from '../../../tests/chromium.ts'
import type { Browser, Driver, Exchange, Limits, Request } from '../driver.ts'
import { createBrowserDriver } from './driver.ts'

const LIMITS: Limits = { timeoutMs: 30_000, maxRedirects: 5, maxBodyBytes: 1_000_000 }
/** For pages that never come to rest. */
const IMPATIENT: Limits = { ...LIMITS, timeoutMs: 1500 }

const FORM = 'application/x-www-form-urlencoded'
const html = (body: string, headers: Record<string, string | string[]> = {}) => ({
  headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
  body,
})

interface Heard {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

interface Answer {
  readonly status?: number
  readonly headers?: Record<string, string | string[]>
  readonly body?: string | Buffer
}

const COOKIES = [
  'strict=1; Path=/; SameSite=Strict',
  'lax=1; Path=/; SameSite=Lax',
  'none=1; Path=/; SameSite=None; Secure',
  'plain=1; Path=/',
]

const ROUTES: Readonly<Record<string, (heard: Heard) => Answer | 'nothing'>> = {
  '/cookies': () => ({ headers: { 'set-cookie': COOKIES } }),
  '/refresh': () => html('<meta http-equiv="refresh" content="2; url=/there">'),
  '/refresh-header': () => html('soon', { refresh: '0; url=/there' }),
  '/there': () => html('<p id="here">arrived</p>'),
  '/reloads': () => html('<p>it is noon</p><meta http-equiv="refresh" content="1">'),
  '/script': () =>
    html(
      '<noscript>no scripts, no page</noscript><p id="user">nobody yet</p><script>setTimeout(() => fetch("/api").then((r) => r.json()).then(({ user }) => { document.getElementById("user").textContent = user }), 1000)</script>',
    ),
  '/api': () => ({ headers: { 'content-type': 'application/json' }, body: '{"user":"alice"}' }),
  '/api-beyond-ascii': () => ({ headers: { 'content-length': '19' }, body: '\ufeff{"user":"李é"}' }),
  '/api-octets': () => ({
    headers: { 'content-type': 'application/octet-stream' },
    body: Buffer.from([0xef, 0xbb, 0xbf, 0, 0xff, 0xc3, 0x28, 0x0d, 0x0a]),
  }),
  '/moved-on': () => html('<script>history.pushState(null, "", "/console#home")</script>'),
  '/frames': () => html('<frameset cols="*"><frame src="/there"></frameset>'),
  '/form': () =>
    html(
      `<body onload="document.forms[0].submit()"><form method="post" action="/echo"><input type="hidden" name="SAMLRequest" value="a+b"></form>`,
    ),
  '/to-the-door': ({ url }) =>
    html(
      `<form method="post" action="${new URL(url, 'http://x').searchParams.get('door')}"><input name="SAMLRequest" value="a+b"></form><script>document.forms[0].submit()</script>`,
    ),
  '/redirects-to-the-door': () => ({ status: 302, headers: { location: 'http://door.test/sso?SAMLRequest=x' } }),
  '/round': () => html('<script>location.href = "/round?" + Math.random()</script>'),
  '/dialogs': () =>
    html('<p>after all</p><script>alert(1); confirm(2); prompt(3); onbeforeunload = () => "stay"</script>'),
  '/hangs': () => html('<p>x</p><script>for (;;);</script>'),
  '/polls': () => html('<p>still here</p><script>fetch("/nothing")</script>'),
  '/nothing': () => 'nothing',
  '/password': () => ({ status: 401, headers: { 'www-authenticate': 'Basic realm="x"' }, body: 'who are you?' }),
  '/download': () => html('<p>a file</p>', { 'content-disposition': 'attachment; filename=x.html' }),
  '/popup': () => html('<p>main</p><script>open("/there"); open("/round")</script>'),
  '/outside': () =>
    html(
      '<p>fine</p><img src="http://door.test/x.png"><iframe src="http://door.test/"></iframe><script src="http://door.test/x.js"></script>',
    ),
  '/controls': () =>
    html(
      '<input name="a"><textarea name="b"></textarea><script>document.querySelector("input").value = "typed"; document.querySelector("textarea").value = "written"</script>',
    ),
  '/lies': () =>
    html(
      '<p>true</p><script>Element.prototype.cloneNode = () => { throw 1 }; Object.defineProperty(Element.prototype, "outerHTML", { get: () => "<p>false</p>" })</script>',
    ),
  '/shift-jis': () => ({
    headers: { 'content-type': 'text/html; charset=Shift_JIS' },
    body: Buffer.from('3c703e838d834f8343839392863c2f703e', 'hex'),
  }),
  '/storage': () =>
    html(
      '<p></p><script>localStorage.n = Number(localStorage.n ?? 0) + 1; document.querySelector("p").textContent = localStorage.n</script>',
    ),
}

const heard: Heard[] = []
const server = createServer(async (incoming, outgoing) => {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  const { method = '', url = '', headers } = incoming
  const one: Heard = { method, url, headers, body: Buffer.concat(chunks) }
  heard.push(one)
  const answer = ROUTES[new URL(url, 'http://x').pathname]?.(one) ?? { body: 'echo' }
  if (answer === 'nothing') return
  outgoing.writeHead(answer.status ?? 200, answer.headers ?? { 'content-type': 'text/plain' })
  outgoing.end(answer.body ?? '')
})

const executablePath = chromiumPath()
let driver: Driver
let impatient: Driver
let origin = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  if (executablePath === undefined) return
  driver = await createBrowserDriver(LIMITS, { executablePath, headed: false })
  impatient = await createBrowserDriver(IMPATIENT, { executablePath, headed: false, hangMs: 1500 })
})
afterAll(async () => {
  await Promise.all([driver?.close(), impatient?.close()])
  server.closeAllConnections()
  server.close()
})
beforeEach((ctx) => {
  needChromium(ctx)
  heard.length = 0
})

const atTheDoor = ({ hostname }: URL): boolean => hostname === 'door.test'
const get = (path: string, browser: Browser = driver.open(atTheDoor), more: Partial<Request> = {}): Promise<Exchange> =>
  browser.send({ method: 'GET', url: `${origin}${path}`, ...more })
const post = (path: string, body: string | Uint8Array, more: Partial<Request> = {}): Request => ({
  method: 'POST',
  url: `${origin}${path}`,
  headers: [['content-type', FORM]],
  body: Buffer.from(body),
  ...more,
})
const last = (exchange: Exchange) => exchange.hops.at(-1) ?? exchange.hops[0]
const shown = (exchange: Exchange): string => last(exchange).response?.rendered?.html ?? ''
const addresses = ({ hops }: Exchange): readonly string[] => hops.map(({ request }) => request.url.replace(origin, ''))
const cookiesAt = (path: string): readonly string[] =>
  (heard.findLast(({ url }) => url === path)?.headers.cookie ?? '')
    .split('; ')
    .map((pair) => pair.split('=')[0] ?? '')
    .sort()

describe('cookies, as a browser of today sends them', () => {
  test('Lax and Strict stay away from the POST that comes from the identity provider', async () => {
    const browser = driver.open()
    await get('/cookies', browser)
    await browser.send(post('/acs', 'SAMLResponse=x'))
    // Chromium grants a cookie without SameSite two minutes of None: logins would break otherwise.
    expect(cookiesAt('/acs')).toEqual(['none', 'plain'])
    expect(await browser.cookieNames()).toEqual(expect.arrayContaining(['lax', 'strict', 'none', 'plain']))
  })

  test('Lax goes with a link of the identity provider, Strict does not', async () => {
    const browser = driver.open()
    await get('/cookies', browser)
    await get('/logout', browser, { from: 'identity provider' })
    expect(cookiesAt('/logout')).toEqual(['lax', 'none', 'plain'])
  })

  test.each([
    ['the address bar', {}],
    ['a page of the SP', { from: 'page' }],
  ])('all go with a request from %s', async (_, { from }: { from?: string }) => {
    const browser = driver.open()
    await get('/cookies', browser)
    if (from === undefined) await get('/whoami', browser)
    else await browser.send(post('/whoami', 'role=a', { from: { page: `${origin}/choose` } }))
    expect(cookiesAt('/whoami')).toEqual(['lax', 'none', 'plain', 'strict'])
  })

  test('a copy has them with what they are, and goes its own way', async () => {
    const first = driver.open()
    await get('/cookies', first)
    const second = first.copy()
    await second.send(post('/acs', 'SAMLResponse=x'))
    expect(cookiesAt('/acs')).toEqual(['none', 'plain'])
    await first.close()
    await get('/whoami', second)
    expect(cookiesAt('/whoami')).toEqual(['lax', 'none', 'plain', 'strict'])
    await second.close()
  })
})

describe('what goes out', () => {
  test('is the form of a page of the identity provider, which is another site', async () => {
    const exchange = await driver.open().send(post('/acs', 'SAMLResponse=a%2Bb&RelayState=x'))
    const [one] = heard
    expect(one?.body.toString()).toBe('SAMLResponse=a%2Bb&RelayState=x')
    expect(one?.headers).toMatchObject({
      origin: 'http://idp.saml-assay.test',
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    })
    expect(last(exchange).request.headers).toContainEqual(['Sec-Fetch-Site', 'cross-site'])
  })

  test.each([
    ['octets', 'application/octet-stream', Buffer.from([0, 255, 13, 10, 38])],
    ['broken escapes', FORM, Buffer.from('SAMLResponse=%zz%&=&&x')],
    ['bare pluses', FORM, Buffer.from('SAMLResponse=a+b/c==')],
    ['a line end alone', FORM, Buffer.from('SAMLResponse=a%0Ab')],
    ['JSON', 'application/json', Buffer.from('{"a":1}')],
    ['a form that says it is text', 'text/plain', Buffer.from('SAMLResponse=x')],
    [
      'a parted form',
      'multipart/form-data; boundary=b',
      Buffer.from('--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n--b--\r\n'),
    ],
    ['nothing', FORM, Buffer.alloc(0)],
    ['a megabyte', FORM, Buffer.from(`SAMLResponse=${'a'.repeat(1_400_000)}`)],
  ])('keeps every octet: %s', async (_, type, body) => {
    const exchange = await driver.open().send(post('/acs', body, { headers: [['content-type', type]] }))
    expect(heard).toHaveLength(1)
    expect(heard[0]?.method).toBe('POST')
    expect(heard[0]?.headers['content-type']).toBe(type)
    expect(heard[0]?.headers['sec-fetch-site']).toBe('cross-site')
    expect(heard[0]?.body.equals(body)).toBe(true)
    expect(Buffer.from(last(exchange).request.body ?? []).equals(body)).toBe(true)
  })

  test('comes from the page that the headers tell of', async () => {
    await driver.open().send(
      post('/acs', 'a=b', {
        headers: [
          ['content-type', FORM],
          ['origin', 'https://elsewhere.example'],
        ],
      }),
    )
    await get('/logout', driver.open(), {
      headers: [
        ['referer', 'https://elsewhere.example/'],
        ['x-own', '1'],
      ],
    })
    expect(heard[0]?.headers).toMatchObject({ origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' })
    expect(heard[1]?.headers).toMatchObject({
      referer: 'https://elsewhere.example/',
      'x-own': '1',
      'sec-fetch-site': 'cross-site',
    })
  })

  test('is no icon', async () => {
    await get('/there')
    await get('/there')
    expect(heard.map(({ url }) => url)).toEqual(['/there', '/there'])
  })
})

describe('a page', () => {
  test.each(['/refresh', '/refresh-header'])('goes on by %s', async (path) => {
    const exchange = await get(path)
    expect(addresses(exchange)).toEqual([path, '/there'])
    expect(shown(exchange)).toContain('<p id="here">arrived</p>')
  })

  test('that reloads itself has come to rest', async () => {
    const exchange = await get('/reloads')
    expect(addresses(exchange)).toEqual(['/reloads'])
    expect(last(exchange).failure).toBeUndefined()
    expect(shown(exchange)).toContain('it is noon')
  })

  test('that a script makes is read as the script leaves it, and its octets as they came', async () => {
    const exchange = await get('/script')
    expect(shown(exchange)).toContain('<p id="user">alice</p>')
    expect(shown(exchange)).not.toContain('no scripts')
    // A JPEG begins so.
    expect(Buffer.from(last(exchange).response?.rendered?.picture ?? []).toString('hex', 0, 3)).toBe('ffd8ff')
    expect(Buffer.from(last(exchange).response?.body ?? []).toString()).toContain('nobody yet')
  })

  test('says where it is, whatever it was asked by', async () => {
    expect(last(await get('/moved-on')).response?.rendered?.url).toBe(`${origin}/console#home`)
  })

  test('is read with its frames', async () => {
    expect(shown(await get('/frames'))).toContain('<p id="here">arrived</p>')
  })

  test('is read with what stands in its controls', async () => {
    const text = shown(await get('/controls'))
    expect(text).toContain('value="typed"')
    expect(text).toContain('>written</textarea>')
  })

  test('cannot make us read what does not stand there', async () => {
    expect(shown(await get('/lies'))).toContain('<p>true</p>')
  })

  test('in another language and charset is read as a user reads it', async () => {
    expect(shown(await get('/shift-jis'))).toContain('<p>ログイン中</p>')
  })

  test('submits its form by itself', async () => {
    const exchange = await get('/form')
    expect(addresses(exchange)).toEqual(['/form', '/echo'])
    expect(last(exchange).request).toMatchObject({ method: 'POST' })
    expect(Buffer.from(last(exchange).request.body ?? []).toString()).toBe('SAMLRequest=a%2Bb')
  })

  test('that goes round for ever is given up', async () => {
    const exchange = await get('/round')
    expect(exchange.hops).toHaveLength(LIMITS.maxRedirects + 1)
    expect(last(exchange).failure?.kind).toBe('too-many-redirects')
  })

  test('with dialogs is not stopped by them, nor the next one', async () => {
    const browser = driver.open()
    expect(shown(await get('/dialogs', browser))).toContain('after all')
    expect(shown(await get('/there', browser))).toContain('arrived')
  })

  test('that hangs is a timeout, and its user can go on', async () => {
    const browser = impatient.open()
    await get('/cookies', browser)
    expect(last(await get('/hangs', browser))).toMatchObject({
      failure: { kind: 'timeout' },
      response: { status: 200 },
    })
    expect(shown(await get('/there', browser))).toContain('arrived')
    expect(cookiesAt('/there')).toContain('strict')
  })

  test('that never stops loading is read as it looks in the end', async () => {
    const exchange = await get('/polls', impatient.open())
    expect(last(exchange).failure).toBeUndefined()
    expect(shown(exchange)).toContain('still here')
  })

  test('of another user finds nothing of the one before, whether or not it ran scripts', async () => {
    for (const path of ['/storage', '/cookies', '/storage']) {
      const browser = driver.open()
      const exchange = await get(path, browser)
      if (path === '/storage') expect(shown(exchange)).toContain('<p>1</p>')
      expect(await browser.cookieNames()).toHaveLength(path === '/cookies' ? 4 : 0)
      await browser.close()
    }
    expect(await driver.open().cookieNames()).toEqual([])
    await get('/there', driver.open())
    expect(cookiesAt('/there')).toEqual([''])
  })

  test('opens no further windows to look at', async () => {
    expect(shown(await get('/popup'))).toContain('main')
  })

  test('does not run on between two requests of its user, and keeps what it stored', async () => {
    const browser = driver.open()
    expect(shown(await get('/storage', browser))).toContain('<p>1</p>')
    expect(shown(await get('/storage', browser))).toContain('<p>2</p>')
    expect(shown(await get('/storage', driver.open()))).toContain('<p>1</p>')
  })
})

describe('what is no page', () => {
  test('asks nobody for a password', async () => {
    const exchange = await get('/password')
    expect(last(exchange).response).toMatchObject({ status: 401 })
    expect(Buffer.from(last(exchange).response?.body ?? []).toString()).toBe('who are you?')
  })

  test('is read and not saved', async () => {
    const { response, failure } = last(await get('/download'))
    expect(failure).toBeUndefined()
    expect(response?.rendered).toBeUndefined()
    expect(Buffer.from(response?.body ?? []).toString()).toBe('<p>a file</p>')
  })

  test.each(['/api', '/api-beyond-ascii', '/api-octets'])('keeps its octets: %s', async (path) => {
    const { response, failure } = last(await get(path))
    expect(failure).toBeUndefined()
    expect(response?.rendered).toBeUndefined()
    const answer = ROUTES[path]?.({ method: 'GET', url: path, headers: {}, body: Buffer.alloc(0) })
    const sent = typeof answer === 'object' ? answer.body : undefined
    expect(Buffer.from(response?.body ?? []).equals(Buffer.from(sent ?? 'none'))).toBe(true)
  })
})

describe('out of bounds', () => {
  test('a redirect is handed over', async () => {
    const { onward, hops } = await get('/redirects-to-the-door')
    expect(hops).toHaveLength(1)
    expect(onward).toMatchObject({ method: 'GET', url: 'http://door.test/sso?SAMLRequest=x' })
  })

  test('a form is handed over, as it was sent', async () => {
    const { onward, hops } = await get('/to-the-door?door=http://door.test/sso')
    expect(hops).toHaveLength(1)
    expect(onward).toMatchObject({ method: 'POST', url: 'http://door.test/sso' })
    expect(Buffer.from(onward?.body ?? []).toString()).toBe('SAMLRequest=a%2Bb')
  })

  test('may be what a form says', async () => {
    const isMessage = (_: URL, form?: Uint8Array) => Buffer.from(form ?? []).includes('SAMLRequest=')
    const { onward } = await get('/to-the-door?door=/echo', driver.open(isMessage))
    expect(onward?.url).toBe(`${origin}/echo`)
    expect(heard.map(({ url }) => url)).not.toContain('/echo')
  })

  test('nothing is loaded for a page', async () => {
    const exchange = await get('/outside')
    expect(last(exchange).failure).toBeUndefined()
    expect(shown(exchange)).toContain('fine')
  })
})
