import type { Exchange } from '../drive/driver.ts'

/** Whether a text stands anywhere in what the SP answered: in an address, a header or a page. */
export const shows = (exchanges: readonly Exchange[], text: string): boolean =>
  exchanges.some(({ hops }) =>
    hops.some(
      ({ response }) =>
        response !== undefined &&
        (response.headers.some(([, value]) => value.includes(text)) ||
          response.rendered?.html.includes(text) ||
          Buffer.from(response.body).toString('utf8').includes(text)),
    ),
  )
