/** How much a requirement binds. Product rows "required" and "implied" are MUST. */
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

export interface Requirement {
  readonly product: Product
  readonly level: Level
  /** The clause in our own words. */
  readonly says: string
  readonly citations: readonly [Citation, ...Citation[]]
}
