import { type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import { skew, type World } from '../world.ts'
import { dateTime } from '../xml/date-time.ts'
import { attribute } from '../xml/read.ts'

export const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer'

// Core 2.4.1: any one confirmation is enough, so each of these rules out those that break it, and one has to be left
// over that keeps them all.
type Confirmations = Pick<Draft, 'confirmations'>

/** @see SAML Profiles 4.1.4.2 */
export function bearer({ confirmations }: Confirmations): Refusal | Confirmations {
  const left = confirmations.filter(({ method, data }) => method === BEARER && data !== undefined)
  return left.length > 0
    ? { confirmations: left }
    : refuse('bad-confirmation', `no bearer confirmation with data among ${confirmations.length}`)
}

/** A bearer confirmation holds from its issue on. @see SAML Profiles 4.1.4.2 */
export function bearerNotBefore({ confirmations }: Confirmations): Refusal | Confirmations {
  const left = confirmations.filter(({ data }) => data && attribute(data, 'NotBefore') === undefined)
  return left.length > 0 ? { confirmations: left } : refuse('bad-confirmation', 'NotBefore in a bearer confirmation')
}

/** @see SAML Profiles 4.1.4.2, 4.1.4.3 */
export function recipient({ confirmations }: Confirmations, world: World): Refusal | Confirmations {
  const left = confirmations.filter(({ data }) => data && attribute(data, 'Recipient') === world.acs)
  if (left.length > 0) return { confirmations: left }
  const named = confirmations.map(({ data }) => data && attribute(data, 'Recipient'))
  return refuse(named.some((one) => one !== undefined) ? 'wrong-recipient' : 'bad-confirmation', `sent to ${named[0]}`)
}

/** @see SAML Profiles 4.1.4.2, 4.1.4.3 */
export function bearerNotOnOrAfter({ confirmations }: Confirmations, world: World): Refusal | Confirmations {
  const dated = confirmations.flatMap((confirmation) => {
    const text = confirmation.data && attribute(confirmation.data, 'NotOnOrAfter')
    const end = text === undefined ? undefined : dateTime(text)
    return end === undefined ? [] : [{ confirmation, end }]
  })
  if (dated.length === 0)
    return refuse('bad-confirmation', 'a bearer confirmation without a NotOnOrAfter that is a time')
  const left = dated.filter(({ end }) => world.now - skew(world) < end)
  return left.length > 0
    ? { confirmations: left.map(({ confirmation }) => confirmation) }
    : refuse('expired', 'the confirmation')
}

/**
 * Response and confirmation answer one request, which this SP made, or none. A browser that waits for no answer may be
 * told of requests that nobody made, where that is the policy.
 * @see SAML Profiles 4.1.5, 4.1.4.3
 */
export function inResponseTo(
  { response, confirmations, posted, request }: Confirmations & Pick<Draft, 'response' | 'posted' | 'request'>,
  world: World,
): Refusal | Confirmations {
  const id = attribute(response, 'InResponseTo')
  if (!request && world.policy['unsolicited.inResponseTo'] === 'ignore' && world.askedBy(posted.browser).length === 0) {
    return { confirmations }
  }
  if (id !== undefined && !request) return refuse('unsolicited', `an answer to ${id}`)
  const left = confirmations.filter(({ data }) => data && attribute(data, 'InResponseTo') === id)
  return left.length > 0
    ? { confirmations: left }
    : refuse('unsolicited', `the confirmation answers ${id === undefined ? 'a request' : 'another request, or none'}`)
}
