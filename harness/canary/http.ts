import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { HarnessError } from '../error.ts'
import { type Canary, isAt } from './canary.ts'

export interface CanaryPlace {
  readonly host: string
  /** 0: one that is free. */
  readonly port: number
  /** Scheme and authority under which the SP reaches it; default: host and port. */
  readonly url?: string | undefined
}

/** More than any run can give rise to; a stranger who finds the port must not fill our memory. */
const MOST_REQUESTS = 10_000

/**
 * A canary on a socket and in a folder of its own below the system's folder for temporary files.
 * @throws HarnessError CANARY where it cannot listen
 */
export async function createHttpCanary({ host, port, url }: CanaryPlace): Promise<Canary> {
  const asked: string[] = []
  const texts = new Map<string, string>()
  const server = createServer((request, response) => {
    const path = (request.url ?? '').slice(0, 2000)
    if (asked.length < MOST_REQUESTS) asked.push(`${request.method} ${path}`)
    request.resume()
    const [own = ''] = path.slice(1).split(/[/?]/)
    response.writeHead(texts.has(own) ? 200 : 404, { 'content-type': 'text/plain', connection: 'close' })
    response.end(texts.get(own) ?? '')
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        new HarnessError(
          'CANARY',
          `the canary cannot listen on ${host}:${port}: ${error.message}`,
          'Name an address of this machine and a free port under canary.listen.',
          { cause: error },
        ),
      ),
    )
    server.listen(port, host, resolve)
  })
  // It must not keep a run alive that has ended.
  server.unref()
  const { address, port: bound, family } = server.address() as AddressInfo
  const folder = await mkdtemp(join(tmpdir(), 'saml-assay-canary-'))
  return {
    roost: {
      url: url?.replace(/\/+$/, '') ?? `http://${family === 'IPv6' ? `[${address}]` : address}:${bound}`,
      folder: pathToFileURL(folder).href,
    },
    plant: async (perch, { text, certificate }) => {
      texts.set(new URL(perch.url).pathname.slice(1), text)
      await writeFile(fileURLToPath(perch.file), text)
      await writeFile(perch.certificate, certificate)
    },
    heard: (perch) => asked.filter((line) => isAt(perch, line.slice(line.indexOf(' ') + 1))),
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
      await rm(folder, { recursive: true, force: true })
    },
  }
}
