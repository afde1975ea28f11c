/** What a builder may know besides the recipe: the moment of issue and where fresh identifiers come from. */
export interface Build {
  /** Milliseconds since the epoch. */
  readonly now: number
  /** Another identifier at each call. @see SAML Core 1.3.4 */
  readonly nextId: () => string
}
