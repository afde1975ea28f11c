/** Why a case is red on an SP of the lab, and who could mend it. */
export type Explanation =
  | {
      /** The SP, or the application around it, can be told otherwise; `why` says how. */
      readonly whose: 'configuration'
      readonly why: string
      readonly source?: string
    }
  | {
      /** Its documentation, its tracker or an advisory says so, at `source`. */
      readonly whose: 'published'
      readonly why: string
      readonly source: string
    }
  | {
      /** It refuses what the clause allows: nobody gets in who should not. */
      readonly whose: 'stricter'
      readonly why: string
      readonly source?: string
    }

/** By case id. A key that ends in `*` stands for every case whose id begins so, but for those that have a key of their own. */
export type Explanations = Readonly<Record<string, Explanation>>

/** What the lab knows of one SP. */
export interface Known {
  readonly known: Explanations
  /**
   * How many failing cases are in no line of `known`. Some may be weaknesses of a current release: those are told to its
   * makers, and are named nowhere in this repository.
   */
  readonly withheld: number
  /** How many of those hang on a race in the SP, which it does not lose in every run; default: none. */
  readonly racing?: number | undefined
}

/** One explanation for several cases. */
export const all = (ids: readonly string[], explanation: Explanation): Explanations =>
  Object.fromEntries(ids.map((id) => [id, explanation]))

/** The key under which a case is explained: its own, or the longest pattern that fits; none where it is not explained. */
export function keyFor(id: string, known: Explanations): string | undefined {
  if (known[id] !== undefined) return id
  return Object.keys(known)
    .filter((key) => key.endsWith('*') && id.startsWith(key.slice(0, -1)))
    .sort((one, other) => other.length - one.length)[0]
}
