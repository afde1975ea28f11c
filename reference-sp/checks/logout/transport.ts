import { isRefusal, type Refusal, refuse } from '../../check.ts'
import type { Draft, Posted } from '../../draft.ts'

/** How a logout message came, with what its binding says beside it. */
export type Carrier =
  | { readonly binding: 'post'; readonly field: Field }
  | {
      readonly binding: 'redirect'
      readonly field: Field
      /** The octets that a signature is over, as they stand in the URL. */
      readonly signedText: string
      readonly sigAlg: string | undefined
      readonly signature: string | undefined
    }
type Field = 'SAMLRequest' | 'SAMLResponse'

const FORM = 'application/x-www-form-urlencoded'
const DEFLATE = 'urn:oasis:names:tc:SAML:2.0:bindings:URL-Encoding:DEFLATE'
const NAMES = ['SAMLRequest', 'SAMLResponse', 'RelayState', 'SAMLEncoding', 'SigAlg', 'Signature']

type Carried = Pick<Draft, 'message' | 'relayState' | 'carrier'>

/**
 * One message, in the body of a form or in the query string, and none of its names twice: what is verified and what is read
 * are then the same.
 * @see SAML Bindings 3.4.4.1, 3.5.4; CVE-2025-27773
 */
export function logoutTransport({ posted }: Pick<Draft, 'posted'>): Refusal | Carried {
  if (posted.method === 'GET') return redirected(posted)
  if (posted.method !== 'POST') return refuse('bad-response', `method ${posted.method}`)
  const type = posted.contentType.split(';')[0]?.trim().toLowerCase()
  if (type !== FORM) return refuse('bad-response', `content type ${posted.contentType}`)
  if (posted.query.some(([name]) => NAMES.includes(name)))
    return refuse('bad-response', 'a message in the query string')
  const found = onlyMessage(posted.fields)
  if (isRefusal(found)) return found
  const { field, values } = found
  return {
    message: values.get(field) ?? '',
    relayState: values.get('RelayState'),
    carrier: { binding: 'post', field },
  }
}

function redirected(posted: Posted): Refusal | Carried {
  const found = onlyMessage(posted.query)
  if (isRefusal(found)) return found
  const { field, values } = found
  const encoding = values.get('SAMLEncoding')
  if (encoding !== undefined && encoding !== DEFLATE) return refuse('bad-response', `encoding ${encoding}`)
  return {
    message: values.get(field) ?? '',
    relayState: values.get('RelayState'),
    carrier: {
      binding: 'redirect',
      field,
      signedText: signedText(posted.search, field),
      sigAlg: values.get('SigAlg'),
      signature: values.get('Signature'),
    },
  }
}

function onlyMessage(
  pairs: Posted['query'],
): Refusal | { readonly field: Field; readonly values: ReadonlyMap<string, string> } {
  const known = pairs.filter(([name]) => NAMES.includes(name))
  const values = new Map(known)
  if (values.size < known.length) return refuse('bad-response', 'a name of the binding stands twice')
  if (values.has('SAMLRequest') === values.has('SAMLResponse'))
    return refuse('bad-response', 'there is not one message')
  return { field: values.has('SAMLRequest') ? 'SAMLRequest' : 'SAMLResponse', values }
}

/** The message, RelayState and SigAlg in this order, with the very escapes that the sender chose. @see SAML Bindings 3.4.4.1 */
export function signedText(search: string, field: string): string {
  const pairs = search.split('&')
  return [field, 'RelayState', 'SigAlg']
    .flatMap((name) => pairs.find((pair) => pair.startsWith(`${name}=`)) ?? [])
    .join('&')
}
