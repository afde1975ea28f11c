import { deflateRawSync } from 'node:zlib'
import type { Carry, Post } from '../step.ts'
import { carry } from './carry.ts'

type Fields = Post['fields']

const body = (title: string, contentType: string, write: (fields: Fields) => string): Carry =>
  carry(title, (post) => ({ ...post, contentType, body: Buffer.from(write(post.fields)) }))

const FORM = 'application/x-www-form-urlencoded'

/** A form in which the plus of base64 stands for itself, so that a reader of forms sees a blank. */
export const plusAsBlank = body('the plus signs of the message are not escaped', FORM, (fields) =>
  fields.map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll('%2B', '+')}`).join('&'),
)

export const formCalledText = carry('the form says that it is plain text', (post) => ({
  ...post,
  contentType: 'text/plain',
}))

export const json = body('the fields come as JSON', 'application/json', (fields) =>
  JSON.stringify(Object.fromEntries(fields)),
)

const BOUNDARY = 'saml-assay-boundary'

/** @see RFC 7578 */
export const multipart = body('the form is multipart', `multipart/form-data; boundary=${BOUNDARY}`, (fields) =>
  [
    ...fields.map(
      ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    ),
    `--${BOUNDARY}--\r\n`,
  ].join(''),
)

/** As the Redirect binding carries requests: deflated, in the query of a GET. @see SAML Bindings 3.4.4.1 */
export const byRedirect = carry('the response comes by the Redirect binding', (post) => ({
  ...post,
  method: 'GET',
  fields: post.fields.map(([name, value]) => [
    name,
    name === 'SAMLResponse' ? deflateRawSync(Buffer.from(value, 'base64')).toString('base64') : value,
  ]),
}))

/** As many octets in base64 as asked for, none of which begins a document. */
export const garbage = (megabytes: number): Carry =>
  carry(`${megabytes} MB that are no XML stand for the message`, (post) => {
    const noise = Buffer.alloc(megabytes * 1_000_000, '\u0001no XML\u00ff', 'latin1').toString('base64')
    return { ...post, fields: post.fields.map(([name, value]) => [name, name === 'SAMLResponse' ? noise : value]) }
  })
