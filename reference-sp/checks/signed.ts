import { type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import { DSIG } from '../xml/namespace.ts'
import { descendants, isNamed } from '../xml/read.ts'
import { isAdvice } from './advice.ts'

/** @see SAML Profiles 4.1.4.5: over HTTP POST the assertion must be signed */
export function signed({ root }: Pick<Draft, 'root'>): Refusal | Pick<Draft, 'signatureElements'> {
  const signatureElements = [...descendants(root, isAdvice)].filter((element) => isNamed(element, DSIG, 'Signature'))
  return signatureElements.length > 0 ? { signatureElements } : refuse('unsigned', 'there is no signature')
}
