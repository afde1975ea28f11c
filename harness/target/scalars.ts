import { z } from 'zod'
import { patternOf } from '../observe/pattern.ts'
import { pointerOf } from '../observe/pointer.ts'
import { selectorOf } from '../observe/selector.ts'

// What a value is never stands in a message: it may have come from a secret in the environment.

/** Text that is not empty and has no white space around it. */
export const text = z
  .string()
  .refine((value) => value !== '' && value.trim() === value, 'empty, or white space around it; expected text')
  .meta({ minLength: 1 })

export const targetName = z
  .string()
  .regex(/^[A-Za-z0-9][\w.-]{0,63}$/, 'not a name; expected up to 64 letters, digits, dots, dashes, underscores')

/** An absolute http or https URL, without credentials. */
export const httpUrl = z
  .string()
  .refine(isHttpUrl, 'not an absolute http or https URL without credentials; expected e.g. https://sp.example/saml/acs')

/** A path on the SP, relative to the origin of its ACS, or an absolute http or https URL. */
export const siteUrl = z
  .string()
  .refine(
    (value) => isHttpUrl(value) || (/^\/(?!\/)/.test(value) && isHttpUrl(`http://sp.invalid${value}`)),
    'not a path or an http or https URL; expected e.g. /whoami (on the origin of the ACS)',
  )

/** A regular expression as observation reads it. */
export const pattern = z
  .string()
  .refine(readableBy(patternOf), 'not a regular expression; expected one as JavaScript writes it, bare or /…/i')

/** One with a group that stands for what is read. */
export const groupPattern = pattern.refine(
  (value) => !readableBy(patternOf)(value) || (new RegExp(`${patternOf(value).source}|`).exec('')?.length ?? 0) > 1,
  'a pattern without a group; expected one around what is read, e.g. ^Signed in as (.*)$',
)

/** @see RFC 6901 */
export const pointer = z.string().refine(readableBy(pointerOf), 'not a JSON pointer; expected e.g. /user/name')

/** What a JSON value is compared with: itself, or `{ regex: … }`, `{ exists: … }`. */
export const jsonValue = z
  .unknown()
  .refine(
    (value) => !isRegexOnly(value) || readableBy(patternOf)(value.regex),
    'regex is not a regular expression; expected one as JavaScript writes it, bare or /…/i',
  )

export const selector = z
  .string()
  .refine(
    (value) => value.trim() !== '' && readableBy(selectorOf)(value),
    'not a CSS selector; expected e.g. form#roles input[type=radio]',
  )

/** The name of an HTTP header. @see RFC 9110 5.6.2 */
export const headerName = z
  .string()
  .regex(/^[!#$%&'*+.^`|~\w-]+$/, 'not the name of an HTTP header; expected e.g. Authorization')

/** The value of an HTTP header. @see RFC 9110 5.5 */
export const headerValue = z
  .string()
  .regex(/^[\t\x20-\x7e\x80-\xff]*$/, 'not the value of an HTTP header; expected one line of Latin-1 text')

const NO_STATUS = 'not an HTTP status; expected e.g. 401, 4xx, or a list of these'
const oneStatus = z.union(
  [z.int().min(100, NO_STATUS).max(599, NO_STATUS), z.string().regex(/^[1-5](xx|\d\d)$/, NO_STATUS)],
  NO_STATUS,
)
/** One status, a class of them, or several. */
export const status = z.union([oneStatus, z.array(oneStatus).min(1, NO_STATUS)], NO_STATUS)

export const seconds = z.number().min(0).meta({ description: 'Seconds.' })
export const count = z.int().min(1)

function isHttpUrl(value: string): boolean {
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) return false
  const { username, password } = new URL(value)
  return username === '' && password === ''
}

/** Observation has the last word on what it can read; its own messages would show the value. */
function readableBy(read: (value: string) => unknown): (value: string) => boolean {
  return (value) => {
    try {
      read(value)
      return true
    } catch {
      return false
    }
  }
}

function isRegexOnly(value: unknown): value is { readonly regex: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).length === 1 &&
    'regex' in value &&
    typeof value.regex === 'string'
  )
}
