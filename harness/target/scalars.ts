import { load } from 'cheerio'
import { z } from 'zod'

// What a value is never stands in a message: it may have come from a secret in the environment.

/** Text that is not empty and has no white space around it. */
export const text = z
  .string()
  .refine((value) => value !== '' && value.trim() === value, 'empty, or white space around it; expected text')
  .meta({ minLength: 1 })

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

/** A regular expression. */
export const pattern = z
  .string()
  .refine(compiles, 'not a regular expression; expected one as JavaScript writes it, without slashes')
  .meta({ format: 'regex' })

/** @see RFC 6901 */
export const pointer = z.string().regex(/^(\/.*)?$/, 'not a JSON pointer; expected e.g. /user/name')

export const selector = z
  .string()
  .refine(selects, 'not a CSS selector; expected e.g. form#roles input[type=radio]')
  .meta({ minLength: 1 })

/** The name of an HTTP header. @see RFC 9110 5.6.2 */
export const headerName = z
  .string()
  .regex(/^[!#$%&'*+.^`|~\w-]+$/, 'not the name of an HTTP header; expected e.g. Authorization')

/** The value of an HTTP header. @see RFC 9110 5.5 */
export const headerValue = z
  .string()
  .regex(/^[\t\x20-\x7e\x80-\xff]*$/, 'not the value of an HTTP header; expected one line of Latin-1 text')

/** One status, or a class of them. */
const oneStatus = z.union([z.int().min(100).max(599), z.string().regex(/^[1-5](xx|\d\d)$/)])
export const status = z.union([oneStatus, z.array(oneStatus).min(1)], {
  error: 'not an HTTP status; expected e.g. 401, 4xx, or a list of these',
})

export const seconds = z.number().min(0).meta({ description: 'Seconds.' })
export const count = z.int().min(1)

function isHttpUrl(value: string): boolean {
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) return false
  const { username, password } = new URL(value)
  return username === '' && password === ''
}

function compiles(value: string): boolean {
  try {
    new RegExp(value)
    return true
  } catch {
    return false
  }
}

function selects(value: string): boolean {
  try {
    load('').root().find(value)
    return value.trim() !== ''
  } catch {
    return false
  }
}
