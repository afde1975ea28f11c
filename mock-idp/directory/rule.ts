/** A text: literal, a property of the claim that a condition bound, or made from another text. */
export type Expression =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'of-claim'; readonly variable: string; readonly property: 'Value' | 'Type' | 'Issuer' }
  | { readonly kind: 'replaced'; readonly in: Expression; readonly pattern: RegExp; readonly by: string }

export interface Comparison {
  readonly property: 'type' | 'value' | 'issuer'
  readonly holds: (text: string) => boolean
}

/** `c:[Type == "…", Value =~ "…"]` */
export interface Condition {
  readonly variable: string | undefined
  readonly comparisons: readonly Comparison[]
}

type Statement =
  | { readonly kind: 'claim'; readonly type: Expression; readonly value: Expression }
  /** `store`, `types`, `query` and `param`: one claim for each value that the directory has. */
  | {
      readonly kind: 'query'
      readonly store: string
      readonly types: readonly string[]
      readonly attributes: readonly string[]
      readonly account: Expression
    }

export interface Rule {
  readonly name: string | undefined
  /** All must hold; with several claims that fit, the rule runs for each. None: it always runs, once. */
  readonly conditions: readonly Condition[]
  /** `issue` puts it into the token, `add` only into what later rules see. */
  readonly does: 'issue' | 'add'
  readonly statement: Statement
}
