import type { Request, Sender } from '../driver.ts'
import { type Header, valuesOf } from '../headers.ts'

/** The identity provider's own host name: a site that is nobody else's, so that the SP's is another one. */
export const IDP_HOST = 'idp.saml-assay.test'

const FORM = 'application/x-www-form-urlencoded'

/**
 * The address of the page from which a user's browser makes the request; undefined where the user makes it, by the address
 * bar. Its scheme is the SP's: else the browser would warn of a form that leaves TLS.
 */
export function senderOf(request: Request): URL | undefined {
  const { from = fromHeaders(request) } = request
  if (from === 'user') return undefined
  if (from === 'identity provider') return new URL(`${new URL(request.url).protocol}//${IDP_HOST}/sso`)
  return new URL(from.page)
}

/** A request that tells of another page was made by one there; a POST is made by a form, and that by the IdP. */
function fromHeaders({ method, headers = [] }: Request): Sender {
  const [page] = [...valuesOf(headers, 'referer'), ...valuesOf(headers, 'origin')].filter((url) => URL.canParse(url))
  if (page !== undefined) return { page }
  return method === 'POST' ? 'identity provider' : 'user'
}

const escaped = (text: string): string => text.replace(/[&"<>\r\n\0]/g, (one) => `&#${one.charCodeAt(0)};`)

/** The fields of a form; none where the body is not what a form sends. */
function fieldsOf({ headers = [], body }: Request): readonly (readonly [name: string, value: string])[] {
  const [type = FORM] = valuesOf(headers, 'content-type')
  if (body === undefined || !type.startsWith(FORM)) return []
  return [...new URLSearchParams(Buffer.from(body).toString('utf8'))]
}

/** The page that sends a request by itself, as an identity provider's does: by a form, or by a link where it is a GET. */
export function senderPage(request: Request, sender: URL): string {
  // Of the page of anybody else the request itself tells the whole address.
  const policy = sender.hostname === IDP_HOST ? '' : '<meta name="referrer" content="unsafe-url">'
  const url = escaped(request.url)
  const inputs = fieldsOf(request).map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  )
  const body =
    request.method === 'POST'
      ? `<form method="post" action="${url}" accept-charset="utf-8">${inputs.join('')}</form><script>HTMLFormElement.prototype.submit.call(document.forms[0])</script>`
      : `<a href="${url}">on</a><script>document.links[0].click()</script>`
  return `<!doctype html><meta charset="utf-8">${policy}<title>identity provider</title>${body}`
}

/** Headers that a browser says by itself of the page from which a request comes. */
const OF_THE_SENDER = /^(?:referer|origin|sec-fetch-.*)$/i

/** The headers of a request that its sender does not bring about. */
export const ownHeaders = ({ headers = [] }: Request): readonly Header[] =>
  headers.filter(([name]) => !OF_THE_SENDER.test(name))
