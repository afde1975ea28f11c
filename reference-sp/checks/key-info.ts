import { X509Certificate } from 'node:crypto'
import { base64InXml } from '../xml/base64.ts'
import { DSIG } from '../xml/namespace.ts'
import type { Element } from '../xml/node.ts'
import { children, textOf } from '../xml/read.ts'

/** The certificates of a KeyInfo that can be read as such. @see XML Signature 4.5.4 */
export const certificatesIn = (keyInfo: Element): readonly X509Certificate[] =>
  certificateElements(keyInfo).flatMap((element) => readCertificate(textOf(element) ?? ''))

/** Unread. */
export const certificateElements = (keyInfo: Element): readonly Element[] =>
  children(keyInfo, DSIG, 'X509Data').flatMap((data) => children(data, DSIG, 'X509Certificate'))

/** By the text of their element. */
const read = new Map<string, readonly X509Certificate[]>()
const MOST_KEPT = 1000

function readCertificate(text: string): readonly X509Certificate[] {
  const known = read.get(text)
  if (known !== undefined) return known
  if (read.size >= MOST_KEPT) read.clear()
  const certificates = parsed(text)
  read.set(text, certificates)
  return certificates
}

function parsed(text: string): readonly X509Certificate[] {
  const der = base64InXml(text)
  if (!der) return []
  try {
    return [new X509Certificate(der)]
  } catch {
    return []
  }
}
