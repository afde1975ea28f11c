import { type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import { SAMLP } from '../xml/namespace.ts'
import { isNamed } from '../xml/read.ts'

/** @see SAML Core 3.3.3; SAML Profiles 4.1.4.2 */
export function rootElement({ root }: Pick<Draft, 'root'>): Refusal | Pick<Draft, 'response'> {
  return isNamed(root, SAMLP, 'Response')
    ? { response: root }
    : refuse('bad-response', `the root element is {${root.uri}}${root.local}`)
}
