/** Whose word was broken: the clause's, or the SP's own declaration. */
export type Basis = 'specification' | 'declaration'

/** @see ARCHITECTURE.md, "Verdicts" */
export type Verdict =
  | { readonly kind: 'pass'; readonly basis: Basis }
  /** A MUST was broken. */
  | { readonly kind: 'fail'; readonly basis: Basis; readonly reason: string }
  /** A SHOULD was broken, or the SP crashed where it should have refused. */
  | { readonly kind: 'warn'; readonly basis: Basis; readonly reason: string }
  /** Recorded: the sources leave it open and the target declares nothing. */
  | { readonly kind: 'observed'; readonly reason: string }
  /** A key of the target file is missing. */
  | { readonly kind: 'skipped'; readonly missing: string }
  /** Profile, policy or declared modes exclude it. */
  | { readonly kind: 'notApplicable'; readonly reason: string }
  /** It was sent, but nothing is proved. */
  | { readonly kind: 'inconclusive'; readonly reason: string }

export const VERDICT_KINDS = ['pass', 'fail', 'warn', 'observed', 'skipped', 'notApplicable', 'inconclusive'] as const
