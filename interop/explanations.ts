/** Why a case is red on an SP of the lab, and who could mend it. */
export interface Explanation {
  readonly why: string
  /** `configuration`: the SP can be told otherwise. `published`: its documentation or tracker says so. */
  readonly whose: 'configuration' | 'published'
}

/**
 * Every red verdict of the lab by case. `withheld` counts the cases that look like an unpublished weakness of a current
 * release: they are told to its makers, not here.
 */
export const explanations: Readonly<
  Record<string, { readonly known: Readonly<Record<string, Explanation>>; readonly withheld: number }>
> = {
  'node-saml': { known: {}, withheld: 0 },
  mellon: { known: {}, withheld: 0 },
}
