import { createHash, sign } from 'node:crypto'
import { canonicalize } from '../xml/c14n.ts'
import { parse } from '../xml/parse.ts'
import type { Authority } from './authority.ts'

const DSIG = 'http://www.w3.org/2000/09/xmldsig#'

/** The exclusive canonical form of a document. */
export function canonical(xml: string): string {
  const parsed = parse(Buffer.from(xml))
  if (parsed.kind !== 'document') throw new Error(`a test message is ${parsed.kind}`)
  return canonicalize(parsed.root, { method: 'exclusive', comments: false })
}

export const digestOf = (xml: string): string => createHash('sha256').update(canonical(xml)).digest('base64')

/** Signs what an issuer would not say: SignedInfo is edited, and signed as it is then. */
export function handSigned(
  xml: string,
  by: Authority,
  edit: (signedInfo: string) => string,
  signText: (text: string) => string = (text) => sign('sha256', Buffer.from(text), by.privateKey).toString('base64'),
): string {
  const info = /<ds:SignedInfo.*<\/ds:SignedInfo>/s.exec(xml)?.[0] ?? ''
  const edited = edit(info)
  const value = signText(canonical(edited.replace('<ds:SignedInfo', `<ds:SignedInfo xmlns:ds="${DSIG}"`)))
  return xml.replace(info, edited).replace(/(<ds:SignatureValue>)[^<]*/, `$1${value}`)
}
