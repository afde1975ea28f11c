import { type LogoutReading, readLogout } from '../../mock-idp/server/logout-message.ts'
import type { Exchange, OutOfBounds, Request } from '../drive/driver.ts'
import { formsOf } from '../observe/form.ts'
import { pageOf } from '../observe/page.ts'
import type { Target } from '../target/target.ts'

/** A logout message of the SP as it stood at the door of the IdP. */
export interface LogoutBrought {
  readonly field: 'SAMLRequest' | 'SAMLResponse'
  /** Where it was sent, without the query. */
  readonly sentTo: string
  readonly relayState: string | undefined
  /** The query as it was sent, escapes and all; absent where it was posted. */
  readonly query: string | undefined
  readonly reading: LogoutReading
}

const MESSAGES = ['SAMLRequest', 'SAMLResponse'] as const

const isElsewhere = (url: URL, { sp }: Pick<Target, 'sp'>): boolean => url.origin !== new URL(sp.acs).origin

/** A message on its way to an IdP is kept at its door, whichever IdP it is: nobody goes in. */
export const isLogoutDoor =
  (target: Pick<Target, 'sp'>): OutOfBounds =>
  (url, form) => {
    if (!isElsewhere(url, target)) return false
    const fields = new URLSearchParams(Buffer.from(form ?? []).toString('utf8'))
    return MESSAGES.some((name) => url.searchParams.has(name) || fields.has(name))
  }

/** The message that the SP's answer takes to the IdP: by a redirect, or by a form that sends itself. */
export function logoutBrought(answer: Exchange, target: Pick<Target, 'sp'>): LogoutBrought | undefined {
  const form = formsOf(pageOf(answer)).find(
    ({ fields, request }) =>
      isElsewhere(new URL(request.url), target) && fields.some(([name]) => MESSAGES.some((one) => one === name)),
  )
  const request = answer.onward ?? form?.request
  return request === undefined ? undefined : broughtBy(request)
}

function broughtBy(request: Request): LogoutBrought | undefined {
  const url = new URL(request.url)
  const query = url.search.slice(1)
  const isPost = request.method === 'POST'
  const fields = new URLSearchParams(isPost ? Buffer.from(request.body ?? []).toString('utf8') : query)
  const field = fields.has('SAMLRequest') ? 'SAMLRequest' : 'SAMLResponse'
  const value = fields.get(field)
  if (value === null) return undefined
  url.search = ''
  return {
    field,
    sentTo: url.href,
    relayState: fields.get('RelayState') ?? undefined,
    query: isPost ? undefined : query,
    reading: readLogout(value, isPost ? 'plain' : 'deflated'),
  }
}
