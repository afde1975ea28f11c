import { rewrite } from './rewrite.ts'

/** The SP's own request comes back to it as if it were the answer. */
export const requestEchoed = rewrite(
  'the request of the SP stands in place of the response',
  (xml, { request }) => request?.xml ?? xml,
)
