import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'

export interface Listening {
  readonly url: string
  readonly close: () => Promise<void>
}

/** Answers one request. */
export interface App {
  readonly fetch: (request: Request) => Response | Promise<Response>
}

/**
 * Puts an app on a socket: this machine's own unless a host is named. Port 0 takes a free one, and the app is made when
 * its URL is known.
 */
export function listen(
  make: (url: string) => App,
  { host = '127.0.0.1', port = 0 }: { readonly host?: string | undefined; readonly port?: number | undefined } = {},
): Promise<Listening> {
  return new Promise((resolve, reject) => {
    let app: App | undefined
    const server = serve(
      { fetch: (request: Request) => app?.fetch(request), hostname: host, port },
      (address: AddressInfo) => {
        const url = `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`
        app = make(url)
        resolve({ url, close })
      },
    )
    server.once('error', reject)
    const close = (): Promise<void> =>
      new Promise((closed) => {
        server.close(() => closed())
        // Somebody may be waiting for an answer that never comes.
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
  })
}
