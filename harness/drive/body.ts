import { type Duplex, pipeline, Readable } from 'node:stream'
import { constants, createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'
import { type Header, valuesOf } from './headers.ts'

/** A body as far as it came. */
interface Body {
  readonly octets: Uint8Array
  readonly truncated: boolean
  /** What ended it early. */
  readonly broken: unknown
}

/** More layers than this are an attack, not a server. */
const MAX_CODINGS = 5

// A browser shows what a cut-off stream holds; so does this.
const LENIENT = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH }

const decoderOf = (coding: string, firstOctet: number): Duplex | undefined => {
  if (coding === 'gzip' || coding === 'x-gzip') return createGunzip(LENIENT)
  if (coding === 'br') {
    return createBrotliDecompress({
      flush: constants.BROTLI_OPERATION_FLUSH,
      finishFlush: constants.BROTLI_OPERATION_FLUSH,
    })
  }
  if (coding !== 'deflate') return undefined
  // RFC 9110 8.4.1.2: some servers send deflate without its zlib wrapper.
  return (firstOctet & 0x0f) === 8 ? createInflate(LENIENT) : createInflateRaw(LENIENT)
}

const codingsOf = (headers: readonly Header[]): readonly string[] =>
  valuesOf(headers, 'content-encoding')
    .flatMap((value) => value.split(','))
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity')

async function* withFirst(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
}

/** Undoes the codings, outermost first. An unknown one is left as it is. */
const decoded = async (
  source: AsyncIterator<Uint8Array>,
  headers: readonly Header[],
  until: Promise<never>,
): Promise<AsyncIterator<Uint8Array>> => {
  const codings = codingsOf(headers)
  if (codings.length === 0 || codings.length > MAX_CODINGS) return source
  const first = await Promise.race([source.next(), until])
  if (first.done === true) return source
  const plain = withFirst(first.value, source)
  const decoders: Duplex[] = []
  for (const coding of codings.toReversed()) {
    const decoder = decoderOf(coding, decoders.length === 0 ? (first.value[0] ?? 0) : 0x78)
    if (decoder === undefined) break
    decoders.push(decoder)
  }
  const last = decoders.at(-1)
  if (last === undefined) return plain
  pipeline([Readable.from(plain, { objectMode: true }), ...decoders], () => undefined)
  return last[Symbol.asyncIterator]()
}

/** Tells the source to stop, and waits for nothing: it may never hear. */
const abandon = (source: AsyncIterator<unknown>): void => {
  source.return?.()?.catch(() => undefined)
}

/**
 * Reads at most `limit` octets, counted after inflation, and then lets go of the source. What had come when the source
 * broke or the time was over is kept. Never rejects.
 */
export const readBody = async (
  source: AsyncIterator<Uint8Array>,
  headers: readonly Header[],
  limit: number,
  until: Promise<never>,
): Promise<Body> => {
  const chunks: Uint8Array[] = []
  let size = 0
  const body = (truncated: boolean, broken?: unknown): Body => ({ octets: Buffer.concat(chunks), truncated, broken })
  let from = source
  try {
    from = await decoded(source, headers, until)
    for (;;) {
      const next = await Promise.race([from.next(), until])
      if (next.done === true) return body(false)
      if (!(next.value instanceof Uint8Array)) throw new TypeError('a body that is not made of octets')
      const chunk = next.value.subarray(0, limit - size)
      chunks.push(chunk)
      size += chunk.length
      if (chunk.length < next.value.length) return body(true)
    }
  } catch (error) {
    return body(false, error)
  } finally {
    abandon(from)
    abandon(source)
  }
}
