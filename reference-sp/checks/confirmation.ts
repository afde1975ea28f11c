import type { Element } from '../xml/node.ts'

/** One SubjectConfirmation. @see SAML Core 2.4.1.1, 2.4.1.2 */
export interface Confirmation {
  readonly method: string | undefined
  /** SubjectConfirmationData; a bearer confirmation has one. */
  readonly data: Element | undefined
}
