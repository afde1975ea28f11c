/**
 * One manipulation that is known from standards, advisories or research: the cases that make it, or why none does. Both,
 * where the cases make only a part of it.
 */
export interface Attack {
  readonly name: string
  /** Case ids. */
  readonly cases: readonly string[]
  /** Why there is no case; a reason that a specialist accepts. */
  readonly notTested?: string
}

type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'

/** Attacks of one family by number; a number never changes. */
export type Attacks<Family extends string = string> = { readonly [N in `${Family}${Digit}${Digit}`]?: Attack }
