import type { Exchange, Hop } from '../drive/driver.ts'

/** Octets of a body that are kept as evidence: a hostile SP must not fill our memory by answering at length. */
const MOST_OCTETS = 64 * 1024

/** The exchange as evidence. What was read out of the whole body has been read by then. */
export const kept = (exchange: Exchange): Exchange =>
  exchange.hops.some(isLong) ? { hops: exchange.hops.map(cut) as [Hop, ...Hop[]] } : exchange

const isLong = ({ response }: Hop): boolean =>
  (response?.body.byteLength ?? 0) > MOST_OCTETS || (response?.rendered?.html.length ?? 0) > MOST_OCTETS

function cut(hop: Hop): Hop {
  const { response } = hop
  if (response === undefined || !isLong(hop)) return hop
  const { body, rendered } = response
  return {
    ...hop,
    response: {
      ...response,
      // A copy: a view would keep the whole body alive.
      body: body.slice(0, MOST_OCTETS),
      truncated: true,
      ...(rendered && { rendered: { ...rendered, html: rendered.html.slice(0, MOST_OCTETS), whole: false } }),
    },
  }
}
