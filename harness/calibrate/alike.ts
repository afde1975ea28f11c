import type { Exchange } from '../drive/driver.ts'
import { pageOf } from '../observe/page.ts'
import { MAX_SEARCHED } from '../observe/pattern.ts'

/** Whether two answers are of one kind: the same statuses, addresses and words, but for names and what holds a number. */
export const isAlike = (one: Exchange, other: Exchange, names: readonly string[] = []): boolean =>
  faceOf(one, names) === faceOf(other, names)

function faceOf(exchange: Exchange, names: readonly string[]): string {
  const page = pageOf(exchange)
  const hops = exchange.hops.map(({ request, response, failure }) => {
    const { origin, pathname } = new URL(request.url)
    return [response?.status ?? failure?.kind, origin, pathname]
  })
  const text = names.reduce((rest, name) => rest.replaceAll(name, ''), page.text.slice(0, MAX_SEARCHED))
  // Not by one expression: it would take the square of the length of a page without spaces.
  const words = text.split(' ').filter((word) => !/\d/.test(word))
  return JSON.stringify([hops, words])
}
