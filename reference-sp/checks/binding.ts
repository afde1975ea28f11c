import { type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import { attribute } from '../xml/read.ts'
import { isNcName } from './ids.ts'

/**
 * The assertion that will be read is the very element that a signature covers, itself or with the Response around it.
 * From here on nothing outside of it is believed.
 * @see SAML Core 5.4.2; SAML Profiles 4.1.4.5
 */
export function binding({
  response,
  claimed,
  signatures,
}: Pick<Draft, 'response' | 'claimed' | 'signatures'>): Refusal | Pick<Draft, 'assertion' | 'assertionId' | 'signed'> {
  const targets = signatures.map(({ target }) => target)
  const signed = {
    assertion: targets.includes(claimed),
    response: targets.includes(response) && claimed.parent === response,
  }
  if (!signed.assertion && !signed.response) return refuse('unsigned', 'no signature covers the assertion')
  const assertionId = attribute(claimed, 'ID')
  if (assertionId === undefined || !isNcName(assertionId)) {
    return refuse('bad-response', `the assertion's ID is ${assertionId}`)
  }
  return { assertion: claimed, assertionId, signed }
}
