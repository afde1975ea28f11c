import type { Exchange } from '../drive/driver.ts'

type Header = readonly [name: string, value: string]

/** What stands in the place of a secret. */
const REDACTED = 'redacted'

const SECRET_HEADERS: ReadonlySet<string> = new Set([
  'authorization',
  'proxy-authorization',
  'api-secret-key',
  'x-api-key',
  'x-auth-token',
])

/** Shorter cookie values are not looked for in pages: they would match anything. */
const SHORTEST_SECRET = 12

/** Takes secrets out of text. */
export type Redact = (text: string) => string

/** Replaces every secret, also where it is percent-encoded, in base64 or in JSON. Longer ones go first. */
export function redactor(secrets: readonly string[]): Redact {
  const forms = new Set(
    secrets
      .filter((secret) => secret !== '')
      .flatMap((secret) => [
        secret,
        encodeURIComponent(Buffer.from(secret).toString()),
        Buffer.from(secret).toString('base64'),
        JSON.stringify(secret).slice(1, -1),
      ]),
  )
  const longestFirst = [...forms].sort((a, b) => b.length - a.length)
  return (text) => longestFirst.reduce((rest, form) => rest.replaceAll(form, REDACTED), text)
}

/** The headers without what they let in: cookies keep their names and attributes, which are evidence. */
export const redactHeaders = (headers: readonly Header[], redact: Redact): readonly Header[] =>
  headers.map(([name, value]) => [name, redact(redactHeader(name.toLowerCase(), value))])

/** Values of the cookies that the exchanges set: an SP may say them again in a page or an address. */
export const cookieSecrets = (exchanges: readonly Exchange[]): readonly string[] =>
  exchanges.flatMap(({ hops }) =>
    hops.flatMap(({ response }) =>
      (response?.headers ?? [])
        .filter(([name]) => name.toLowerCase() === 'set-cookie')
        .map(([, value]) => cookieValue(value))
        .filter((value) => value.length >= SHORTEST_SECRET),
    ),
  )

function redactHeader(name: string, value: string): string {
  if (SECRET_HEADERS.has(name)) return REDACTED
  if (name === 'cookie') return value.split(';').map(redactPair).join(';')
  if (name !== 'set-cookie') return value
  const [pair = '', ...attributes] = value.split(';')
  return [redactPair(pair), ...attributes].join(';')
}

function redactPair(pair: string): string {
  const at = pair.indexOf('=')
  // Without a name the whole pair is the value. @see RFC 6265bis 5.6
  return at === -1 ? REDACTED : `${pair.slice(0, at)}=${REDACTED}`
}

function cookieValue(setCookie: string): string {
  const pair = setCookie.split(';', 1)[0] ?? ''
  return pair.slice(pair.indexOf('=') + 1).trim()
}
