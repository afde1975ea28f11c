import type { Checks, Product } from '../pipeline.ts'
import type { Rules } from '../rules.ts'

export type Exchangeable = Checks & Rules
type ExchangeableName = keyof Exchangeable

/** One check for one, or several where the real bug disables several. */
type Exchange =
  | { [N in ExchangeableName]: { readonly replaces: N; readonly by: Exchangeable[N] } }[ExchangeableName]
  | { readonly replaces: 'several'; readonly by: Partial<Exchangeable> }

/** A bug that was published or could be: the honest SP with something exchanged. */
export type Flaw = Exchange & {
  /** What it lets in or keeps out, in a sentence about the SP. */
  readonly lets: string
  readonly reference?: string
  /** Where it shows, when that is not in deep-security. */
  readonly product?: Exclude<Product, 'deep-security'>
  /** Where it shows, when that is not under the strict policy. */
  readonly policy?: 'lenient'
}

/** What to hand to `ReferenceSpConfig.exchanged`. */
export function exchanged(flaw: Flaw): Partial<Exchangeable> {
  return flaw.replaces === 'several' ? flaw.by : { [flaw.replaces]: flaw.by }
}
