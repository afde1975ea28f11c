import { type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'

const FORM = 'application/x-www-form-urlencoded'
const MESSAGES: ReadonlySet<string> = new Set(['SAMLResponse', 'SAMLRequest'])

/**
 * One SAMLResponse in the body of a form POST and no second message anywhere.
 * @see SAML Bindings 3.5.4; SAML Profiles 4.1.2 (no Redirect binding for a response)
 */
export function transport({ posted }: Pick<Draft, 'posted'>): Refusal | Pick<Draft, 'message' | 'relayState'> {
  if (posted.method !== 'POST') return refuse('bad-response', `method ${posted.method}`)
  const type = posted.contentType.split(';')[0]?.trim().toLowerCase()
  if (type !== FORM) return refuse('bad-response', `content type ${posted.contentType}`)
  if (posted.query.some(([name]) => MESSAGES.has(name))) return refuse('bad-response', 'a message in the query string')
  const messages = posted.fields.filter(([name]) => MESSAGES.has(name))
  const [only] = messages
  if (!only || messages.length > 1 || only[0] !== 'SAMLResponse') {
    return refuse('bad-response', `${messages.length} messages: ${messages.map(([name]) => name).join(', ')}`)
  }
  const states = posted.fields.filter(([name]) => name === 'RelayState')
  return { message: only[1], relayState: states.length === 1 ? states[0]?.[1] : undefined }
}
