import { nothing, type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import type { Element } from '../xml/node.ts'
import { attribute } from '../xml/read.ts'

function versionOf(element: Element): Refusal | typeof nothing {
  const version = attribute(element, 'Version')
  return version === '2.0' ? nothing : refuse('bad-response', `${element.local} version ${version}`)
}

/** @see SAML Core 3.2.2, 4.1 */
export const responseVersion = ({ response }: Pick<Draft, 'response'>): Refusal | typeof nothing => versionOf(response)

/** @see SAML Core 2.3.3, 4.1 */
export const assertionVersion = ({ assertion }: Pick<Draft, 'assertion'>): Refusal | typeof nothing =>
  versionOf(assertion)
