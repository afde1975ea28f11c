import { deflateRawSync } from 'node:zlib'
import type { Carry } from '../step.ts'
import { field, octets } from './carry.ts'

const encoded = (title: string, change: (base64: string) => string): Carry => field(title, 'SAMLResponse', change)

/** Line breaks behind the root, so that the base64 text ends in padding. */
const padded = (base64: string): string => {
  const message = Buffer.from(base64, 'base64')
  const missing = message.length % 3 === 0 ? '\n' : ''
  return Buffer.concat([message, Buffer.from(missing)]).toString('base64')
}

export const base64WithoutPadding = encoded('the base64 text lacks its padding', (value) =>
  padded(value).replace(/=+$/, ''),
)

/** @see RFC 4648, 5 */
export const base64UrlSafe = encoded('the message is in the URL-safe alphabet', (value) =>
  value.replaceAll('+', '-').replaceAll('/', '_'),
)

export const garbageBefore = encoded('characters that are not base64 stand before the text', (value) => `*!*${value}`)

export const garbageInside = encoded('a character that is not base64 stands in every line of 76', (value) =>
  (value.match(/.{1,76}/g) ?? []).join('.'),
)

/** @see SAML Bindings 3.4.4.1: only the Redirect binding deflates */
export const deflated = octets('the posted message is deflated', (message) => deflateRawSync(message))

/** Blanks behind the root, of which nearly nothing is left on the wire. @see CVE-2025-25293 */
export const deflatedWithBlanks = (size: number): Carry =>
  octets(`the posted message is deflated, with ${size} blanks behind its root`, (message) =>
    deflateRawSync(Buffer.concat([message, Buffer.alloc(size, ' ')])),
  )
