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

/** This SP never asks, so nothing can be an answer. @see SAML Profiles 4.1.5, 4.1.4.3 */
export function inResponseTo(
  { response, confirmations }: Confirmations & Pick<Draft, 'response'>,
  world: World,
): Refusal | Confirmations {
  if (world.policy['unsolicited.inResponseTo'] === 'ignore') return { confirmations }
  const request = attribute(response, 'InResponseTo')
  if (request !== undefined) return refuse('unsolicited', `an answer to ${request}`)
  const left = confirmations.filter(({ data }) => data && attribute(data, 'InResponseTo') === undefined)
  return left.length > 0 ? { confirmations: left } : refuse('unsolicited', 'the confirmation answers a request')
}
