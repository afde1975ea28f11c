import type { ContradictionId } from './contradictions.ts'

/** How much a requirement binds. Product rows that are required or implied are MUST. */
export type Level = 'MUST' | 'SHOULD' | 'MAY' | 'OBSERVE'

/** How a citation was checked: against the source's text, against an excerpt of it, or not at all. */
export type Mark = 'text' | 'excerpt' | 'unverified'

export interface Citation {
  readonly source: string
  readonly mark: Mark
}

export type Product =
  | 'saml2'
  | 'deep-security'
  | 'adfs'
  | 'application-control'
  | 'workload-security'
  | 'cloud-one'
  | 'tmws'

/**
 * What it takes to see whether a requirement holds: `wire`, messages and their outcome; `ui`, who is signed in and how;
 * `time`, waiting or a clock hook; `admin`, an administrative hook; `config`, a fact of the set-up; `mock`, our own IdP;
 * `api`, an interface that is not SAML; `doc`, nothing would show it.
 */
type Means = 'wire' | 'ui' | 'time' | 'admin' | 'config' | 'mock' | 'api' | 'doc'

export interface Requirement {
  readonly product: Product
  readonly level: Level
  /** What the sources offer rather than demand, such as a claim that may be absent: tolerating that is what binds. */
  readonly optional?: true
  readonly how?: readonly [Means, ...Means[]]
  /** The clause in our own words. */
  readonly says: string
  /** What shows that it holds, and what shows that it does not. */
  readonly positive?: string
  readonly negative?: string
  /** Contradictions of the sources that bear on it. */
  readonly refs?: readonly [ContradictionId, ...ContradictionId[]]
  readonly citations: readonly [Citation, ...Citation[]]
}
