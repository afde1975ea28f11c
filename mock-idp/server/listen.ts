import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { isLoopback } from './loopback.ts'
import { ServerRefusal } from './refusal.ts'

export interface ListenOptions {
  /** 0: one that is free. */
  readonly port: number
  /** Default: 127.0.0.1. */
  readonly host?: string | undefined
  /** A mock IdP signs whatever it is asked to: who lets others reach it has to say so. */
  readonly allowRemote?: boolean | undefined
}

export interface Listening {
  /** Without a slash at the end. */
  readonly url: string
  close(): Promise<void>
}

interface App {
  readonly fetch: (request: Request) => Response | Promise<Response>
}

/**
 * Serves an app on a socket.
 * @throws ServerRefusal where the host is not loopback and `allowRemote` is not set
 */
export async function listen(app: App, { port, host = '127.0.0.1', allowRemote }: ListenOptions): Promise<Listening> {
  if (!isLoopback(host) && allowRemote !== true)
    throw new ServerRefusal(
      'NOT_LOOPBACK',
      `refusing to listen on ${host}: others could reach it and have logins signed`,
      'Listen on 127.0.0.1, or allow remote access if the network is a test network.',
    )
  const server = createAdaptorServer({ fetch: (request) => app.fetch(request) })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host.replace(/^\[|\]$/g, ''), () => {
      server.off('error', reject)
      resolve()
    })
  })
  return {
    url: urlOf(host, server.address() as AddressInfo),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}

const urlOf = (host: string, { port, family }: AddressInfo): string =>
  `http://${family === 'IPv6' && host.includes(':') ? `[${host.replace(/^\[|\]$/g, '')}]` : host}:${port}`
