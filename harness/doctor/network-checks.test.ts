import { generateKeyPairSync } from 'node:crypto'
import { createServer as createPlainServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { makeCertificate } from '../../certs/certificate.ts'
import { profiles } from '../../suites/profiles/index.ts'
import { testKeyring } from '../../tests/test-keys.ts'
import { createHttpDriver } from '../drive/http.ts'
import { realClock } from '../run/clock.ts'
import { DEFAULTS } from '../target/defaults.ts'
import type { DeclaredTarget } from '../target/target.ts'
import { examine, exitCodeOf } from './doctor.ts'
import type { CheckName, Finding } from './finding.ts'
import { lookAtTls } from './tls-look.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function listening(server: ReturnType<typeof createPlainServer>): Promise<number> {
  closing.push(() => {
    server.close()
    server.closeAllConnections()
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  return (server.address() as AddressInfo).port
}

const answer: RequestListener = (_, response) => response.end('hello')

async function finding(check: CheckName, acs: string, look = lookAtTls) {
  const target: DeclaredTarget = {
    name: 'shop',
    profile: 'saml2',
    sp: { entityId: 'shop', acs },
    issuers: testKeyring(),
    identities: { provisioning: 'jit' },
    tenants: [],
    policy: {},
    hooks: {},
    canary: {},
    ...DEFAULTS,
    limits: { ...DEFAULTS.limits, timeoutMs: 2000 },
  }
  const driver = createHttpDriver(target.limits)
  const options = { target, profile: profiles.saml2, driver, clock: realClock, seed: 's', lookAtTls: look }
  const findings = await examine(options).finally(() => driver.close())
  return { found: findings.find((one) => one.check === check) as Finding, findings }
}

describe('the clock', () => {
  const at = (seconds: number): RequestListener => {
    return (_, response) => {
      response.setHeader('date', new Date(Date.now() + seconds * 1000).toUTCString())
      response.end()
    }
  }

  test.each([
    ['as ours', 0, 'ok', /to the second/],
    ['within the skew', 40, 'ok', /ahead of ours, within skewSeconds/],
    ['an hour ahead', 3600, 'wrong', /ahead of ours, and it grants 60 s/],
    ['an hour behind', -3600, 'wrong', /behind ours/],
  ] as const)('%s', async (_, seconds, state, says) => {
    const port = await listening(createPlainServer(at(seconds)))
    const { found } = await finding('clock', `http://127.0.0.1:${port}/acs`)
    expect(found).toMatchObject({ state, says: expect.stringMatching(says) })
  })

  test.each([
    ['unread', { date: 'yesterday' }],
    ['of a cache', { date: new Date(0).toUTCString(), age: '7' }],
  ] as const)('%s proves nothing', async (_, headers) => {
    const server = createPlainServer((__, response) => response.writeHead(200, headers).end())
    const { found } = await finding('clock', `http://127.0.0.1:${await listening(server)}/acs`)
    expect(found.state).toBe('not-checked')
  })
})

describe('TLS', () => {
  const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const [notBefore, notAfter] = [new Date('2020-01-01T00:00:00Z'), new Date('2049-01-01T00:00:00Z')]
  const certificate = makeCertificate({ key, subject: 'localhost', serial: '01', notBefore, notAfter }).toString()
  const pem = key.export({ type: 'pkcs8', format: 'pem' }).toString()
  const withTls = () => createTlsServer({ key: pem, cert: certificate }, answer)

  test('a certificate of nobody is wrong, and the target is reachable all the same', async () => {
    const port = await listening(withTls())
    const { found, findings } = await finding('tls', `https://127.0.0.1:${port}/acs`)
    expect(found).toMatchObject({
      state: 'wrong',
      says: expect.stringMatching(/SELF_SIGNED/),
      mend: expect.stringContaining('connection.ca'),
    })
    expect(findings[0]).toMatchObject({ check: 'reachable', state: 'ok' })
    expect(findings.find(({ check }) => check === 'acs')?.state).toBe('not-checked')
    expect(exitCodeOf(findings)).toBe(1)
  })

  test('a server that speaks no TLS is not reachable by https', async () => {
    const port = await listening(createPlainServer(answer))
    const { found, findings } = await finding('reachable', `https://127.0.0.1:${port}/acs`)
    expect(found.state).toBe('wrong')
    expect(exitCodeOf(findings)).toBe(3)
  })

  test('a server that never shakes hands is given up', async () => {
    const { createServer } = await import('node:net')
    const server = createServer(() => undefined)
    await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
    closing.push(() => server.close())
    const { port } = server.address() as AddressInfo
    expect(await lookAtTls(`https://127.0.0.1:${port}/`, 100)).toMatchObject({ kind: 'no-handshake' })
  })

  test('a certificate that ends soon is told', async () => {
    const port = await listening(createPlainServer(answer))
    const acs = `http://127.0.0.1:${port}/acs`
    const { tls } = await import('./network-checks.ts')
    const { openExamination } = await import('./examination.ts')
    const ends = new Date(Date.now() + 3 * 86_400_000).toUTCString()
    const { findings } = await finding('reachable', acs)
    expect(findings[0]?.state).toBe('ok')
    const exam = openExamination({
      target: { sp: { acs: 'https://sp.test/acs', entityId: 'x' }, limits: DEFAULTS.limits } as DeclaredTarget,
      profile: profiles.saml2,
      driver: createHttpDriver(DEFAULTS.limits),
      clock: realClock,
      seed: 's',
      lookAtTls: async () => ({ kind: 'verified', notAfter: ends }),
    })
    expect(await tls(exam)).toMatchObject({ state: 'ok', says: expect.stringMatching(/valid for [23] days: renew/) })
  })
})
