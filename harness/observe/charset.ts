import { type Header, valuesOf } from '../drive/headers.ts'

/** How far a browser looks for a declaration inside the page. */
const PRESCAN = 1024
const IN_HEADER = /charset\s*=\s*"?([\w:.-]{1,40})/i
const IN_META = /<meta[^>]{1,400}charset\s*=\s*["']?([\w:.-]{1,40})/i
const IN_XML = /^<\?xml[^>]{1,200}encoding\s*=\s*["']([\w:.-]{1,40})/i

const fromBom = (octets: Uint8Array): string | undefined => {
  const [a, b, c] = octets
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return undefined
}

const fromHeader = (headers: readonly Header[]): string | undefined =>
  IN_HEADER.exec(valuesOf(headers, 'content-type')[0]?.slice(0, 500) ?? '')?.[1]

const fromPage = (octets: Uint8Array): string | undefined => {
  const start = Buffer.from(octets.subarray(0, PRESCAN)).toString('latin1')
  const label = IN_META.exec(start)?.[1] ?? IN_XML.exec(start)?.[1]
  // What could be read as ASCII so far is not UTF-16, whatever it says of itself.
  return label?.toLowerCase().startsWith('utf-16') ? undefined : label
}

const decoderFor = (label: string | undefined) => {
  try {
    return new TextDecoder(label ?? 'utf-8')
  } catch {
    return new TextDecoder('utf-8')
  }
}

/**
 * A body as text: by byte order mark, then header, then the page's own word, then UTF-8. Octets that are not in the
 * charset become U+FFFD.
 * @see WHATWG Encoding, "decode"
 */
export const decodeText = (octets: Uint8Array, headers: readonly Header[]): string =>
  decoderFor(fromBom(octets) ?? fromHeader(headers) ?? fromPage(octets)).decode(octets)
