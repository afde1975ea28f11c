import type { Exchange, Hop } from '../drive/driver.ts'
import { type Header, valuesOf } from '../drive/headers.ts'
import { decodeText } from './charset.ts'
import { collapsed, type Document, parseMarkup, visibleText } from './markup.ts'

/** What the last hop of an exchange brought, as one reads it. */
export interface Page {
  /** Undefined where nothing came back. */
  readonly status: number | undefined
  /** Of the last request, with its fragment; or where scripts have led from there. */
  readonly url: string
  readonly headers: readonly Header[]
  /** False where a part did not come or was not read: what is not found may yet be there. */
  readonly whole: boolean
  /** The body, decoded; of a page whose scripts ran, what they have made of it. */
  readonly source: string
  /** Undefined where the body is not markup. */
  readonly document: Document | undefined
  /** Boxed, for `null` is a value; undefined where the body is not JSON. */
  readonly json: { readonly value: unknown } | undefined
  /** What a person would read, without tags, white space collapsed. */
  readonly text: string
}

const arrivedWhole = ({ response, failure }: Hop): boolean => {
  if (response === undefined || response.truncated || response.rendered?.whole === false) return false
  return failure === undefined || failure.kind === 'bad-redirect' || failure.kind === 'too-many-redirects'
}

const isMarkup = (contentType: string | undefined, source: string): boolean => {
  if (contentType === undefined) return source.trimStart().startsWith('<')
  return /html|xml/i.test(contentType)
}

const isBinary = (contentType: string | undefined): boolean =>
  /^\s*(?:image|audio|video|font)\/|octet-stream|pdf|zip/i.test(contentType ?? '') && !/xml/i.test(contentType ?? '')

const parsedJson = (source: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(source) }
  } catch {
    return undefined
  }
}

const lazily = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const pages = new WeakMap<Exchange, Page>()

const read = (exchange: Exchange): Page => {
  const hop = exchange.hops.at(-1) ?? exchange.hops[0]
  const headers = hop.response?.headers ?? []
  const contentType = valuesOf(headers, 'content-type')[0]
  const rendered = hop.response?.rendered
  const source = lazily(() => rendered?.html ?? decodeText(hop.response?.body ?? new Uint8Array(), headers))
  const markup = lazily(() => (rendered || isMarkup(contentType, source()) ? parseMarkup(source()) : undefined))
  const json = lazily(() => parsedJson(source()))
  const text = lazily(() => {
    const document = markup()?.document.root()[0]
    if (document !== undefined) return visibleText(document)
    return isBinary(contentType) ? '' : collapsed(source())
  })
  const whole = lazily(() => arrivedWhole(hop) && (markup()?.whole ?? true))
  return {
    status: hop.response?.status,
    url: rendered?.url ?? hop.request.url,
    headers,
    get whole() {
      return whole()
    },
    get source() {
      return source()
    },
    get document() {
      return markup()?.document
    },
    get json() {
      return json()
    },
    get text() {
      return text()
    },
  }
}

/** The page that an exchange ended on. Parsed when first asked, and once. */
export const pageOf = (exchange: Exchange): Page => {
  const known = pages.get(exchange)
  if (known !== undefined) return known
  const page = read(exchange)
  pages.set(exchange, page)
  return page
}
