import { HarnessError } from '../error.ts'
import type { Failure, Request } from './driver.ts'

type Kind = Failure['kind']

const BY_CODE: ReadonlyMap<string, Kind> = new Map([
  ['ECONNRESET', 'reset'],
  ['EPIPE', 'reset'],
  ['UND_ERR_SOCKET', 'reset'],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'reset'],
  ['ECONNREFUSED', 'unreachable'],
  ['ENOTFOUND', 'unreachable'],
  ['EAI_AGAIN', 'unreachable'],
  ['EHOSTUNREACH', 'unreachable'],
  ['ENETUNREACH', 'unreachable'],
  ['EADDRNOTAVAIL', 'unreachable'],
  ['EACCES', 'unreachable'],
  ['EPERM', 'unreachable'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'unreachable'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'unreachable'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unreachable'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'unreachable'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'unreachable'],
  ['CERT_HAS_EXPIRED', 'unreachable'],
  ['CERT_NOT_YET_VALID', 'unreachable'],
  ['ETIMEDOUT', 'timeout'],
  ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
  ['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
  ['UND_ERR_BODY_TIMEOUT', 'timeout'],
  ['UND_ERR_HEADERS_OVERFLOW', 'not-http'],
  ['EPROTO', 'not-http'],
])

const BY_FAMILY: readonly (readonly [prefix: string, kind: Kind])[] = [
  ['Z_', 'not-http'], // a body that is not compressed as its header says
  ['ERR__ERROR_FORMAT', 'not-http'], // the same for brotli
  ['ERR_SSL_', 'not-http'],
  ['ERR_TLS_', 'unreachable'],
]

const kindOf = (name: string, code: string): Kind => {
  if (name === 'TimeoutError') return 'timeout'
  if (name === 'HTTPParserError') return 'not-http'
  const kind = BY_CODE.get(code) ?? BY_FAMILY.find(([prefix]) => code.startsWith(prefix))?.[1]
  return kind ?? 'reset'
}

/** Names what went wrong on the way. Whatever is not known by its code is a broken connection. */
export const failureOf = (error: unknown): Failure => {
  if (!(error instanceof Error)) return { kind: 'reset', message: `the SP threw ${typeof error}` }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  // Node reports "every address refused" as one error without a message.
  const parts = error instanceof AggregateError ? error.errors.map((one) => String(one?.message ?? one)) : []
  const message = [error.message, ...parts].filter((part) => part !== '').join('; ') || code || error.name
  return { kind: kindOf(error.name, code), message }
}

/** A request that cannot be put into HTTP at all: our fault, and no answer of the SP. */
export const unsendable = (request: Request, cause: Error): HarnessError =>
  new HarnessError(
    'INTERNAL',
    `${request.method} ${request.url} cannot be sent: ${cause.message}`,
    'Look at the URL and headers that the case or the target file gives.',
    { cause },
  )
