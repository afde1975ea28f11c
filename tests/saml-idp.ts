import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { load } from 'cheerio'
import { certificatePem, throwawayIssuer } from '../bench/throwaway-issuer.ts'

/** saml-idp of npm in a process of its own: an identity provider that shares nothing with the mock IdP. */
export interface SamlIdp {
  readonly metadata: string
  readonly issuer: string
  /** Its certificate, as PEM. */
  readonly certificate: string
  /** What its page would post to the SP, base64. */
  signIn(user: string): Promise<string>
  close(): void
}

const RUN = createRequire(import.meta.url).resolve('saml-idp/bin/run.js')
const TRIES = 600
const TRY_MS = 100

export async function startSamlIdp(sp: { readonly entityId: string; readonly acs: string }): Promise<SamlIdp> {
  const made = throwawayIssuer()
  const issuer = 'urn:example:control'
  const certificate = certificatePem(made)
  const folder = mkdtempSync(join(tmpdir(), 'saml-idp-'))
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  writeFileSync(cert, certificate)
  writeFileSync(key, made.privateKey.export({ type: 'pkcs1', format: 'pem' }), { mode: 0o600 })
  const port = await freePort()
  const said = { host: '127.0.0.1', port: String(port), issuer, acsUrl: sp.acs, audience: sp.entityId, cert, key }
  const args = Object.entries(said).flatMap(([name, value]) => [`--${name}`, value])
  // HOST and PORT of the environment would win over the arguments.
  const { HOST: _host, PORT: _port, ...env } = process.env
  const child = spawn(process.execPath, [RUN, ...args], { env, stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}`
  const close = (): void => {
    child.kill()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const metadata = await readyText(`${url}/metadata`, child)
    return { metadata, issuer, certificate, close, signIn: (user) => signIn(url, user) }
  } catch (error) {
    close()
    throw error
  }
}

/** Fills in its form, and takes the message out of the page that would post itself. */
async function signIn(url: string, user: string): Promise<string> {
  const body = new URLSearchParams({ userName: user, email: user })
  const page = await (await fetch(`${url}/signin`, { method: 'POST', body })).text()
  const message = load(page)('input[name=SAMLResponse]').attr('value')
  if (message === undefined) throw new Error(`saml-idp signed nobody in: ${load(page)('body').text().slice(0, 600)}`)
  return message
}

async function readyText(url: string, child: ChildProcess): Promise<string> {
  for (let tries = 0; tries < TRIES && child.exitCode === null; tries += 1) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return answer.text()
    await setTimeout(TRY_MS)
  }
  throw new Error('saml-idp did not start')
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
