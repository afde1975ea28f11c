import { SPACE } from '../suites/cases/count.ts'
import type { NamedCase } from '../suites/cases/index.ts'
import { nameInSpace } from '../suites/cases/wrapping-space.ts'

/**
 * The ids that a list of ids and patterns means. A pattern is over the coordinates of the wrapping space, `*` for any value
 * of an axis and `{kept,moved}` for one of several; it means the points that have a name of their own, too. What means no
 * case stays as it is, so that somebody sees it.
 */
export const idsMeant = (entries: readonly string[], cases: readonly Pick<NamedCase, 'id'>[]): readonly string[] => [
  ...new Set(entries.flatMap((entry) => meantBy(entry, cases))),
]

function meantBy(entry: string, cases: readonly Pick<NamedCase, 'id'>[]): readonly string[] {
  if (!entry.startsWith(SPACE)) return [entry]
  const pattern = expression(entry.slice(SPACE.length))
  const found = cases.map(({ id }) => id).filter((id) => pattern.test(nameInSpace(id) ?? ''))
  return found.length === 0 ? [entry] : found
}

const expression = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replaceAll('.', '\\.')
      .replaceAll('*', '[^.]+')
      .replaceAll(/\{([^{}]*)\}/g, (_, values: string) => `(?:${values.replaceAll(',', '|')})`)}$`,
  )
