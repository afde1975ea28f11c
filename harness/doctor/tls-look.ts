import { isIP } from 'node:net'
import { connect } from 'node:tls'
import { trusting } from '../drive/http.ts'

/** What a TLS handshake with a server showed. */
export type TlsLook =
  | { readonly kind: 'verified'; readonly notAfter: string }
  /** It has a certificate that is not to be trusted. */
  | { readonly kind: 'unverified'; readonly why: string }
  | { readonly kind: 'no-handshake'; readonly why: string }

/**
 * Shakes hands with the server of an https URL, and looks at its certificate. Never throws for what the server does.
 * @param ca certificates, as PEM, of an authority to trust besides those of Node.js
 */
export function lookAtTls(url: string, timeoutMs: number, ca?: string): Promise<TlsLook> {
  const { hostname, port } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port: port === '' ? 443 : Number(port),
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ...trusting(ca),
      // What does not verify is to be told, not to be used: nothing is sent.
      rejectUnauthorized: false,
    })
    const end = (look: TlsLook): void => {
      clearTimeout(timer)
      socket.destroy()
      resolve(look)
    }
    const timer = setTimeout(
      () => end({ kind: 'no-handshake', why: `no answer within ${timeoutMs / 1000} s` }),
      timeoutMs,
    )
    socket.on('error', (error) => end({ kind: 'no-handshake', why: error.message }))
    socket.on('secureConnect', () => {
      const { authorizationError } = socket
      if (socket.authorized) end({ kind: 'verified', notAfter: socket.getPeerCertificate().valid_to })
      else end({ kind: 'unverified', why: String(authorizationError) })
    })
  })
}
