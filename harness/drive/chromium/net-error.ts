import type { Failure } from '../driver.ts'

type Kind = Failure['kind']

/** By the beginnings of Chromium's names; the first that fits. @see net/base/net_error_list.h */
const KINDS: readonly (readonly [start: string, kind: Kind])[] = [
  ['TOO_MANY_REDIRECTS', 'too-many-redirects'],
  ['UNSAFE_REDIRECT', 'bad-redirect'],
  ['INVALID_REDIRECT', 'bad-redirect'],
  ['INVALID_URL', 'bad-redirect'],
  ['DISALLOWED_URL_SCHEME', 'bad-redirect'],
  ['UNKNOWN_URL_SCHEME', 'bad-redirect'],
  ['RESPONSE_HEADERS_MULTIPLE_LOCATION', 'bad-redirect'],
  ['RESPONSE_HEADERS', 'not-http'],
  ['INVALID_HTTP_RESPONSE', 'not-http'],
  ['INVALID_CHUNKED_ENCODING', 'not-http'],
  ['CONTENT_DECODING', 'not-http'],
  ['HTTP2_', 'not-http'],
  ['SSL_', 'not-http'],
  ['CONNECTION_TIMED_OUT', 'timeout'],
  ['TIMED_OUT', 'timeout'],
  ['CONNECTION_RESET', 'reset'],
  ['CONNECTION_CLOSED', 'reset'],
  ['CONNECTION_ABORTED', 'reset'],
  ['EMPTY_RESPONSE', 'reset'],
  ['CONTENT_LENGTH_MISMATCH', 'reset'],
  ['INCOMPLETE_CHUNKED_ENCODING', 'reset'],
  ['SOCKET_NOT_CONNECTED', 'reset'],
  ['CERT_', 'unreachable'],
  ['CONNECTION_', 'unreachable'],
  ['NAME_', 'unreachable'],
  ['ADDRESS_', 'unreachable'],
  ['DNS_', 'unreachable'],
  ['INTERNET_DISCONNECTED', 'unreachable'],
  ['NETWORK_', 'unreachable'],
  ['UNSAFE_PORT', 'unreachable'],
]

/** What Chromium says went wrong on the way: `net::ERR_…`. What is not known is a broken connection. */
export const netFailure = (text: string): Failure => {
  const name = text.replace(/^net::ERR_/, '')
  return { kind: KINDS.find(([start]) => name.startsWith(start))?.[1] ?? 'reset', message: text }
}
