import type { Choice } from '../../suites/case.ts'

/** What the identity probe reads of a session; a field that the target does not show is absent. */
export interface SeenLogin {
  /** Empty where the session names nobody. */
  readonly user: string
  readonly roles?: readonly string[] | undefined
  readonly tenant?: string | undefined
  readonly language?: string | undefined
  readonly displayName?: string | undefined
  readonly timezone?: string | undefined
  /** Seconds from the probe to the end of the session, as the SP tells. */
  readonly endsIn?: number | undefined
  /** Present: the SP does not tell, and `endsIn` is the age that it gave this cookie, if it gave it one. */
  readonly endsWithCookie?: string | undefined
}

/** What the SP's answer to the last act was, whatever it meant. */
export interface Answer {
  readonly status: number | undefined
  readonly url: string
  /** The reason that the target's error map gives to this answer. */
  readonly reason?: string | undefined
  /** A 5xx that is not this SP's declared way of refusing. */
  readonly crashed: boolean
  /** Why there is no answer. */
  readonly failure?: string | undefined
  /** Where a message led the browser that it should not have gone. */
  readonly ledAway?: string | undefined
  /** A short piece of the page's text, cleaned of control characters, for people. */
  readonly excerpt: string
}

/** Who, if anyone, is signed in after the scene. */
export type Seen =
  | { readonly kind: 'session'; readonly login: SeenLogin; readonly answer: Answer }
  | { readonly kind: 'anonymous'; readonly answer: Answer }
  | { readonly kind: 'chooser'; readonly choices: readonly Choice[]; readonly answer: Answer }
  /** A document that was read, and what its lint found wrong. */
  | { readonly kind: 'document'; readonly problems: readonly string[]; readonly answer: Answer }
  | { readonly kind: 'maintenance'; readonly on: boolean; readonly answer: Answer }
  /** Neither the identity probe nor the anonymous matcher says anything, or nothing answers. */
  | { readonly kind: 'unclear'; readonly why: string; readonly answer: Answer }
