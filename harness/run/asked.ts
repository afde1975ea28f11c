import { type Reading, readPost, readRedirect } from '../../mock-idp/server/authn-request.ts'
import type { Browser, Exchange, OutOfBounds, Request } from '../drive/driver.ts'
import { formsOf } from '../observe/form.ts'
import { pageOf } from '../observe/page.ts'

/** A request of the SP as it stood at the door of the IdP. */
export interface Asked {
  readonly binding: 'redirect' | 'post'
  /** Where it was sent, without the query. */
  readonly sentTo: string
  /** The query as it was sent, percent-encoded, without the question mark: what a Redirect signature covers. */
  readonly query: string
  /** Each value as often as it was sent, decoded. */
  readonly fields: readonly (readonly [name: string, value: string])[]
  readonly relayState: string | undefined
  readonly reading: Reading
}

const fieldOf = ({ fields }: Pick<Asked, 'fields'>, name: string): string | undefined =>
  fields.find(([key]) => key === name)?.[1]

const askedBy = (request: Request): Asked | undefined => {
  const url = new URL(request.url)
  const query = url.search.slice(1)
  const byPost = request.method === 'POST'
  const text = byPost ? Buffer.from(request.body ?? new Uint8Array()).toString('utf8') : query
  const fields = [...new URLSearchParams(text)]
  const message = fieldOf({ fields }, 'SAMLRequest')
  if (message === undefined) return undefined
  url.search = ''
  url.hash = ''
  return {
    binding: byPost ? 'post' : 'redirect',
    sentTo: url.href,
    query,
    fields,
    relayState: fieldOf({ fields }, 'RelayState'),
    reading: byPost ? readPost(message) : readRedirect(message),
  }
}

/** Forms on the way that send themselves. */
const MOST_FORMS = 5

/**
 * Follows an answer of the SP until a request stands at the door of the IdP: by redirects, which the browser has followed
 * already, or by a form that a page would submit by itself. The door is not opened.
 */
export const toTheDoor = async (
  browser: Browser,
  answer: Exchange,
  isDoor: OutOfBounds,
): Promise<{ readonly asked: Asked | undefined; readonly exchanges: readonly Exchange[] }> => {
  const exchanges = [answer]
  for (let last = answer; exchanges.length <= MOST_FORMS; ) {
    if (last.onward !== undefined) {
      // Elsewhere it does not go either.
      return { asked: isDoor(new URL(last.onward.url)) ? askedBy(last.onward) : undefined, exchanges }
    }
    const form = formsOf(pageOf(last)).find(({ fields }) => fieldOf({ fields }, 'SAMLRequest') !== undefined)
    if (form === undefined) break
    if (isDoor(new URL(form.request.url))) return { asked: askedBy(form.request), exchanges }
    last = await browser.send(form.request)
    exchanges.push(last)
  }
  return { asked: undefined, exchanges }
}
