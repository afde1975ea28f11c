import { nothing, type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import type { World } from '../world.ts'
import { attribute } from '../xml/read.ts'

type Same = (named: string | undefined, acs: string) => boolean

const destinationBy =
  (isSame: Same) =>
  ({ response }: Pick<Draft, 'response'>, { acs }: World): Refusal | typeof nothing => {
    const named = attribute(response, 'Destination')
    return isSame(named, acs) ? nothing : refuse('wrong-destination', `${named}`)
  }

const recipientBy =
  (isSame: Same) =>
  ({ confirmations }: Pick<Draft, 'confirmations'>, { acs }: World): Refusal | Pick<Draft, 'confirmations'> => {
    const left = confirmations.filter(({ data }) => isSame(data && attribute(data, 'Recipient'), acs))
    return left.length > 0 ? { confirmations: left } : refuse('wrong-recipient', 'none')
  }

const beginning: Same = (named = '', acs) => named.startsWith(acs)
const optional: Same = (named, acs) => named === undefined || named === acs
const blank: Same = (named, acs) => !named || named === acs
const sameHost: Same = (named = '', acs) => URL.canParse(named) && new URL(named).host === new URL(acs).host
/** Case of scheme and host, default ports, dots, a trailing slash, user names: a parser makes one URL of many. */
const resolved: Same = (named = '', acs) => URL.canParse(named) && plain(named) === plain(acs)
/** Behind a proxy an SP may know no more of its address. */
const samePath: Same = (named = '', acs) => URL.canParse(named) && new URL(named).pathname === new URL(acs).pathname
const plain = (text: string): string => {
  const { origin, pathname } = new URL(text)
  return `${origin}${pathname.replace(/\/$/, '').toLowerCase()}`
}

export const destinationByPrefix = destinationBy((named, acs) => named === undefined || beginning(named, acs))
export const destinationResolved = destinationBy((named, acs) => named === undefined || resolved(named, acs))
export const destinationBySite = destinationBy((named, acs) => named === undefined || sameHost(named, acs))
export const destinationByPath = destinationBy((named, acs) => named === undefined || samePath(named, acs))
export const destinationOptional = destinationBy(optional)
export const destinationMayBeEmpty = destinationBy(blank)

export const recipientNotChecked = recipientBy(() => true)
export const recipientByPrefix = recipientBy(beginning)
export const recipientResolved = recipientBy(resolved)
export const recipientBySite = recipientBy(sameHost)
export const recipientOptional = recipientBy(optional)
