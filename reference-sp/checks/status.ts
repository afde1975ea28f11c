import { isRefusal, nothing, type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import { SAMLP } from '../xml/namespace.ts'
import { attribute, children } from '../xml/read.ts'
import { shaped } from './shape.ts'

export const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success'

const STATUS = {
  content: /^samlp:StatusCode (samlp:StatusMessage )?(samlp:StatusDetail )?$/,
  attributes: [],
}

/** The top level code decides; what is nested in it only explains. @see SAML Core 3.2.2.1, 3.2.2.2 */
export function status({ response }: Pick<Draft, 'response'>): Refusal | typeof nothing {
  const [only, second] = children(response, SAMLP, 'Status')
  if (!only || second) return refuse('bad-response', 'there is not one Status')
  const shape = shaped(only, STATUS)
  if (isRefusal(shape)) return shape
  const code = children(only, SAMLP, 'StatusCode')[0]
  const value = code && attribute(code, 'Value')
  return value === SUCCESS ? nothing : refuse('status-not-success', `status ${value}`)
}
