import { nothing, type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import type { World } from '../world.ts'
import { attribute } from '../xml/read.ts'

type Same = (named: string | undefined, acs: string, endpoints: readonly string[]) => boolean

const destinationBy =
  (isSame: Same) =>
  ({ response }: Pick<Draft, 'response'>, { acs, endpoints }: World): Refusal | typeof nothing => {
    const named = attribute(response, 'Destination')
    return isSame(named, acs, endpoints) ? nothing : refuse('wrong-destination', `${named}`)
  }

const recipientBy =
  (isSame: Same) =>
  (
    { confirmations }: Pick<Draft, 'confirmations'>,
    { acs, endpoints }: World,
  ): Refusal | Pick<Draft, 'confirmations'> => {
    const left = confirmations.filter(({ data }) => isSame(data && attribute(data, 'Recipient'), acs, endpoints))
    return left.length > 0 ? { confirmations: left } : refuse('wrong-recipient', 'none')
  }

const beginning: Same = (named = '', acs) => named.startsWith(acs)
const optional: Same = (named, acs) => named === undefined || named === acs
const blank: Same = (named, acs) => !named || named === acs
const ifNamed =
  (isSame: Same): Same =>
  (named, ...at) =>
    named === undefined || isSame(named, ...at)
const own: Same = (named, _, endpoints) => endpoints.some((url) => url === named)
const theDefault: Same = (named, _, [first]) => named === first
const sameHost: Same = (named = '', acs) => URL.canParse(named) && new URL(named).host === new URL(acs).host
/** Case of scheme and host, default ports, dots, a trailing slash, user names: a parser makes one URL of many. */
const resolved: Same = (named = '', acs) => URL.canParse(named) && plain(named) === plain(acs)
/** Behind a proxy an SP may know no more of its address. */
const samePath: Same = (named = '', acs) => URL.canParse(named) && new URL(named).pathname === new URL(acs).pathname
const plain = (text: string): string => {
  const { origin, pathname } = new URL(text)
  return `${origin}${pathname.replace(/\/$/, '').toLowerCase()}`
}

export const destinationByPrefix = destinationBy(ifNamed(beginning))
export const destinationResolved = destinationBy(ifNamed(resolved))
export const destinationBySite = destinationBy(ifNamed(sameHost))
export const destinationOfAnyEndpoint = destinationBy(ifNamed(own))
export const destinationOfTheDefault = destinationBy(ifNamed(theDefault))
export const destinationByPath = destinationBy(ifNamed(samePath))
export const destinationOptional = destinationBy(optional)
export const destinationMayBeEmpty = destinationBy(blank)

export const recipientNotChecked = recipientBy(() => true)
export const recipientByPrefix = recipientBy(beginning)
export const recipientResolved = recipientBy(resolved)
export const recipientBySite = recipientBy(sameHost)
export const recipientOfAnyEndpoint = recipientBy(own)
export const recipientOfTheDefault = recipientBy(theDefault)
export const recipientOptional = recipientBy(optional)
