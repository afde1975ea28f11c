import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeCertificate } from '../../certs/certificate.ts'
import { chromiumPath, needChromium } from '../../tests/chromium.ts'
import { createBrowserDriver } from './chromium/driver.ts'
import type { Connection, Driver, Limits } from './driver.ts'
import { createHttpDriver } from './http.ts'

const LIMITS: Limits = { timeoutMs: 30_000, maxRedirects: 5, maxBodyBytes: 1_000_000 }
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function listening(server: ReturnType<typeof createServer>): Promise<number> {
  closing.push(() => {
    server.close()
    server.closeAllConnections()
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  return (server.address() as AddressInfo).port
}

const byHttp = async (connection: Connection): Promise<Driver> => createHttpDriver(LIMITS, { connection })

async function got(url: string, connection: Connection, method: 'GET' | 'POST' = 'GET', open = byHttp) {
  const driver = await open(connection)
  const { hops } = await driver
    .open()
    .send({ method, url })
    .finally(() => driver.close())
  const { response, failure } = hops[0]
  return failure?.kind ?? String(Buffer.from(response?.body ?? []))
}

const hello: RequestListener = (_, response) => response.end('hello')

const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const [notBefore, notAfter] = [new Date('2020-01-01T00:00:00Z'), new Date('2049-01-01T00:00:00Z')]
const certify = (key: KeyObject) =>
  makeCertificate({ key, subject: 'localhost', serial: '01', notBefore, notAfter }).toString()
const key = newKey()
const certificate = certify(key)
const secureServer = async () => {
  const pem = key.export({ type: 'pkcs8', format: 'pem' })
  return `https://localhost:${await listening(createTlsServer({ key: pem, cert: certificate }, hello))}/`
}

describe('an SP whose certificate nobody knows', () => {
  test('is not reached', async () => {
    expect(await got(await secureServer(), {})).toBe('unreachable')
  })
  test('is reached where its authority is named, and not where another one is', async () => {
    const url = await secureServer()
    expect(await got(url, { ca: certificate })).toBe('hello')
    expect(await got(url, { ca: certify(newKey()) })).toBe('unreachable')
  })
  test('is reached where any certificate will do', async () => {
    expect(await got(await secureServer(), { insecure: true })).toBe('hello')
  })
})

test('a proxy carries what is sent', async () => {
  const port = await listening(createServer(hello))
  const carried: string[] = []
  const proxy = createServer()
  proxy.on('connect', ({ url }, socket: Socket) => {
    carried.push(url ?? '')
    const through = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      through.pipe(socket).pipe(through)
    })
  })
  const uri = `http://127.0.0.1:${await listening(proxy)}`
  expect(await got('http://sp.test/whoami', { proxy: uri })).toBe('hello')
  expect(carried).toEqual(['sp.test:80'])
})

describe('by the browser', () => {
  beforeEach((ctx) => {
    needChromium(ctx)
  })
  const shown = (url: string, connection: Connection) =>
    got(url, connection, 'GET', ({ proxy, insecure }) =>
      createBrowserDriver(LIMITS, { executablePath: chromiumPath() ?? '', headed: false, proxy, insecure }),
    )

  test('a proxy carries what is sent, to this machine too, and is told who asks', async () => {
    const carried: string[] = []
    const proxy = createServer(({ url = '', headers }, response) => {
      const credentials = headers['proxy-authorization']
      if (credentials === undefined) response.writeHead(407, { 'proxy-authenticate': 'Basic realm="x"' }).end()
      else {
        carried.push(`${Buffer.from(credentials.replace('Basic ', ''), 'base64')} ${url}`)
        response.end('hello')
      }
    })
    const tunnels: string[] = []
    proxy.on('connect', ({ url = '' }, socket: Socket) => {
      tunnels.push(url)
      socket.end()
    })
    const uri = `http://assay:p%40ss@127.0.0.1:${await listening(proxy)}`
    expect(await shown('http://127.0.0.1:8080/whoami', { proxy: uri })).toContain('hello')
    expect(carried).toContain('assay:p@ss http://127.0.0.1:8080/whoami')
    expect(carried.filter((line) => !line.includes('http://127.0.0.1:8080/'))).toEqual([])
    // What the browser would say to its maker goes the same way.
    expect(tunnels).toEqual([])
  })
  test('an SP whose certificate nobody knows is reached where any certificate will do', async () => {
    const url = await secureServer()
    expect(await shown(url, {})).toBe('unreachable')
    expect(await shown(url, { insecure: true })).toContain('hello')
  })
})

describe('a connection that ends as a request goes out', () => {
  const resets = async (times: number) => {
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.method ?? '')
      if (asked.length <= times) request.socket.resetAndDestroy()
      else response.end('hello')
    })
    return { url: `http://127.0.0.1:${await listening(server)}/`, asked }
  }

  test('a GET goes out once more', async () => {
    const { url, asked } = await resets(1)
    expect(await got(url, {})).toBe('hello')
    expect(asked).toEqual(['GET', 'GET'])
  })
  test('but no oftener, and a POST does not: it may have been read', async () => {
    const often = await resets(9)
    expect(await got(often.url, {})).toBe('reset')
    expect(often.asked).toEqual(['GET', 'GET'])
    const post = await resets(1)
    expect(await got(post.url, {}, 'POST')).toBe('reset')
    expect(post.asked).toEqual(['POST'])
  })
})
