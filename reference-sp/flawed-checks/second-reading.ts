import { binding } from '../checks/binding.ts'
import { wellFormed } from '../checks/well-formed.ts'
import type { Draft } from '../draft.ts'
import type { Checks } from '../pipeline.ts'
import { base64 } from '../xml/base64.ts'
import { SAML } from '../xml/namespace.ts'
import { parse } from '../xml/parse.ts'
import { firstChild } from '../xml/read.ts'
import { firstFieldWins, ignoresRequest, lastFieldWins, mergesQuery } from './transport.ts'

/** Reads the assertion out of other octets than those that were verified, where there is one. */
export const reading =
  (octets: (known: Draft) => Uint8Array | undefined, read: typeof parse = parse): Checks['binding'] =>
  (known) => {
    const found = binding(known)
    const other = 'assertion' in found ? octets(known) : undefined
    const parsed = other && read(other)
    const assertion = parsed?.kind === 'document' ? firstChild(parsed.root, SAML, 'Assertion') : undefined
    return 'assertion' in found && assertion ? { ...found, assertion } : found
  }

type Fields = Draft['posted']['fields']

const named = (fields: Fields, name: string, which: number): Uint8Array | undefined => {
  const value = fields.filter(([key]) => key === name).at(which)?.[1]
  return value === undefined ? undefined : base64(value)
}

/** Two parts of the SP pick the field, each in its own way. @see CVE-2025-31335 */
export const readsFirstField: Partial<Checks> = {
  transport: lastFieldWins,
  binding: reading(({ posted }) => named(posted.fields, 'SAMLResponse', 0)),
}
export const readsLastField: Partial<Checks> = {
  transport: firstFieldWins,
  binding: reading(({ posted }) => named(posted.fields, 'SAMLResponse', -1)),
}
/** Takes SAMLRequest where there is one, after SAMLResponse was verified. @see CVE-2025-27773 */
export const readsRequest: Partial<Checks> = {
  transport: ignoresRequest,
  binding: reading(({ posted }) => named(posted.fields, 'SAMLRequest', 0)),
}
/** Verifies the body and reads the query. */
export const readsQuery: Partial<Checks> = {
  transport: mergesQuery,
  binding: reading(({ posted }) => named(posted.query, 'SAMLResponse', 0)),
}

/** The octets one by one, as if each were a character; those that are nothing are dropped. */
export const readsOctets: Partial<Checks> = {
  binding: reading(({ octets }) => {
    const text = Buffer.from(octets).toString('latin1')
    return Buffer.from(text.replace(/^(\u00ff\u00fe|\u00fe\u00ff|\u00ef\u00bb\u00bf)/, '').replaceAll('\0', ''))
  }),
}

const ENCODING = /^(<\?xml[^>]*?)\sencoding=["']([\w-]+)["']/

/** Verifies a text in UTF-8, and reads it in the encoding that it says it is in. */
export const readsDeclaredEncoding: Partial<Checks> = {
  wellFormed: ({ octets }) => wellFormed({ octets: undeclared(Buffer.from(octets).toString('latin1'), 'latin1') }),
  binding: reading(({ octets }) => {
    const name = ENCODING.exec(Buffer.from(octets).toString('latin1'))?.[2]?.toUpperCase()
    if (name === 'ISO-8859-1') return undeclared(Buffer.from(octets).toString('latin1'), 'utf8')
    return name === 'UTF-7' ? undeclared(fromUtf7(Buffer.from(octets).toString('latin1')), 'utf8') : undefined
  }),
}

const undeclared = (text: string, as: 'latin1' | 'utf8'): Uint8Array => Buffer.from(text.replace(ENCODING, '$1'), as)

/** @see RFC 2152 */
const fromUtf7 = (text: string): string =>
  text.replace(/\+([A-Za-z0-9+/]*)-?/g, (_, packed: string) =>
    packed === '' ? '+' : Buffer.from(packed, 'base64').swap16().toString('utf16le'),
  )

/** Takes octets that are no UTF-8 for ISO-8859-1, whatever they say. */
export const guessesLatin1: Checks['wellFormed'] = ({ octets }) => {
  const found = wellFormed({ octets })
  if (!('refused' in found) || isUtf8(octets)) return found
  return wellFormed({ octets: undeclared(Buffer.from(octets).toString('latin1'), 'utf8') })
}

function isUtf8(octets: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(octets)
    return true
  } catch {
    return false
  }
}
