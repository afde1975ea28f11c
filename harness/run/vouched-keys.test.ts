import { generateKeyPairSync } from 'node:crypto'
import { createServer as createPlainServer, type RequestListener, type Server } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeCertificate } from '../../certs/certificate.ts'
import { chromiumPath, needChromium } from '../../tests/chromium.ts'
import { pageOf } from '../observe/page.ts'
import { DEFAULTS } from '../target/defaults.ts'
import { openDriver } from './open-driver.ts'
import { vouchedKeys } from './vouched-keys.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A server with a certificate of its own, for this host name. */
async function secureServer(listener: RequestListener, subject = 'localhost') {
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const [notBefore, notAfter] = [new Date('2020-01-01T00:00:00Z'), new Date('2049-01-01T00:00:00Z')]
  const certificate = makeCertificate({ key, subject, serial: '01', notBefore, notAfter }).toString()
  const server = createServer({ key: key.export({ type: 'pkcs8', format: 'pem' }), cert: certificate }, listener)
  return { url: `https://localhost:${await listening(server)}`, certificate }
}

async function listening(server: Server): Promise<number> {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  closing.push(() => {
    server.close()
    server.closeAllConnections()
  })
  return (server.address() as AddressInfo).port
}

const LIMITS = { ...DEFAULTS.limits, timeoutMs: 30_000 }
const hello: RequestListener = (_, response) => response.end('hello')
const at = (url: string) => ({ sp: { entityId: url, acs: `${url}/acs` }, issuers: {} })

describe('the keys of the hosts of an SP', () => {
  test('are those whose certificates its authority vouches for', async () => {
    const { url, certificate } = await secureServer(hello)
    const other = await secureServer(hello)
    expect(await vouchedKeys(at(url), LIMITS, { ca: certificate })).toEqual([expect.stringMatching(/^[\w+/]{43}=$/)])
    expect(await vouchedKeys(at(url), LIMITS, { ca: other.certificate })).toEqual([])
  })
  test('are not those of another host name', async () => {
    const { url, certificate } = await secureServer(hello, 'elsewhere.test')
    expect(await vouchedKeys(at(url), LIMITS, { ca: certificate })).toEqual([])
  })
  test('are also those of the hosts to which its pages lead, though not of the IdP', async () => {
    const asked: string[] = []
    const away = await secureServer(({ url = '' }, response) => {
      asked.push(url)
      response.end()
    })
    const plain = createPlainServer(({ url }, response) => {
      const location = url === '/login' ? `${away.url}/sso?SAMLRequest=x` : `${away.url}/portal`
      response.writeHead(302, { location }).end()
    })
    const { sp, issuers } = at(`http://localhost:${await listening(plain)}`)
    const addresses = { sp: { ...sp, start: { url: '/login', sso: `${away.url}/sso` } }, issuers }
    expect(await vouchedKeys(addresses, LIMITS, { ca: away.certificate })).toHaveLength(1)
    expect(new Set(asked)).toEqual(new Set(['/portal']))
  })
})

describe('a browser', () => {
  beforeEach((ctx) => {
    needChromium(ctx)
  })

  test('goes to a host that a named authority vouches for, and to no other', async () => {
    const { url, certificate } = await secureServer(hello)
    const other = await secureServer(hello)
    const target = { ...DEFAULTS, ...at(url), limits: LIMITS, connection: { ca: certificate } }
    const driver = await openDriver(target, { driver: 'browser', browserPath: chromiumPath() })
    try {
      const [known, unknown] = await Promise.all(
        [url, other.url].map((one) => driver.open().send({ method: 'GET', url: one })),
      )
      expect(known && pageOf(known).text).toBe('hello')
      expect(unknown?.hops.at(-1)?.failure?.kind).toBe('unreachable')
    } finally {
      await driver.close()
    }
  })
})
