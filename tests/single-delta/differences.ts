import type { Pair } from './messages.ts'
import { places } from './places.ts'

/**
 * All in which a case differs from its twin: the places of each message, `octets` where libxml2 reads the same in both or cannot
 * read one of them, `request` where only the request differs that carries the message, `act` where another thing is done.
 */
export function differences({ hostile, twin = [] }: Pair): readonly string[] {
  const found = hostile.flatMap((step, at) => {
    const other = twin[at]
    if (step.sent === undefined || other?.sent === undefined || step.sent === other.sent) return []
    const paths = places(other.sent, step.sent) ?? []
    return paths.length === 0 ? ['octets'] : paths
  })
  if (found.length > 0) return found
  const asked = ({ exchanges }: { readonly exchanges: Pair['hostile'][number]['exchanges'] }) =>
    exchanges
      .map(({ hops }) => hops[0].request)
      .map(({ method, url, body, headers }) => [method, url, headers, body && Buffer.from(body).toString('latin1')])
  if (hostile.length === twin.length && hostile.every((step, at) => step.act === twin[at]?.act)) {
    return JSON.stringify(hostile.map(asked)) === JSON.stringify(twin.map(asked)) ? [] : ['request']
  }
  return ['act']
}
