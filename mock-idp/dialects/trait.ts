/**
 * How it is known that a product writes so: `observed` in a response or metadata file of it, `documented` by its makers, read in
 * its `code`; or merely `assumed`. What is assumed makes no requirement: see {@link known}.
 */
export type Evidence = 'observed' | 'documented' | 'code' | 'assumed'

/** One way in which a product differs from another. */
export interface Trait<T> {
  readonly is: T
  readonly by: Evidence
}

const by =
  (evidence: Evidence) =>
  <const T>(is: T): Trait<T> => ({ is, by: evidence })

export const observed = by('observed')
export const documented = by('documented')
export const inCode = by('code')
export const assumed = by('assumed')
