import type { Case } from '../case.ts'
import { requirements } from '../requirements/catalogue.ts'
import type { Level, Product } from '../requirements/requirement.ts'

const LEVELS: readonly Level[] = ['MUST', 'SHOULD', 'MAY', 'OBSERVE']

/** The strictest of what a case proves (for these products, where they are named), unless the case lowers it. */
export function levelOf(one: Case, products?: readonly Product[]): Level {
  if (one.level !== undefined) return one.level
  const rows = one.proves.map((id) => requirements[id]).filter((row) => products?.includes(row.product) ?? true)
  return LEVELS.find((level) => rows.some((row) => row.level === level)) ?? 'OBSERVE'
}
