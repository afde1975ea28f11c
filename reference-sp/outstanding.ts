/** A request that this SP sent and that has not been answered yet. @see SAML Profiles 4.1.4.1 */
export interface Outstanding {
  readonly id: string
  /** The browser that carried it: the id by which the SP knows it. */
  readonly browser: string
  /** Entity id of the identity provider that was asked. */
  readonly provider: string
  /** Milliseconds since the epoch. */
  readonly askedAt: number
  readonly openUntil: number
  readonly forceAuthn: boolean
  /** The one class of authentication that was demanded; absent: any will do. */
  readonly contextClass: string | undefined
  readonly relayState: string
  /** Where the user wanted to go, as the browser said it. */
  readonly target: string | undefined
  readonly isAnswered: boolean
  /** The account that the user named before this SP asked. */
  readonly typed?: string | undefined
}
