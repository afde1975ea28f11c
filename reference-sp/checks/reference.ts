import { type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import { attribute } from '../xml/read.ts'

/**
 * The signature names the element that it stands in, by its ID and in no other way.
 * @see SAML Core 5.4.2
 */
export function reference({ signatures }: Pick<Draft, 'signatures'>): Refusal | Pick<Draft, 'signatures'> {
  for (const { uri, target } of signatures) {
    const id = attribute(target, 'ID')
    if (id === undefined || uri !== `#${id}`) return refuse('bad-signature', `the reference is ${uri}, not #${id}`)
  }
  return { signatures }
}
