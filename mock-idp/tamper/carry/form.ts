import type { Carry, Post } from '../step.ts'
import { carry, field as fieldChanged } from './carry.ts'

export const base64Lines: Carry = fieldChanged('the base64 text is broken into lines of 76', 'SAMLResponse', (value) =>
  (value.match(/.{1,76}/g) ?? []).join('\r\n'),
)

export const base64Twice: Carry = fieldChanged('the message is in base64 twice', 'SAMLResponse', (value) =>
  Buffer.from(value).toString('base64'),
)

export const withoutField = (name: string): Carry =>
  carry(`the field ${name} is left out`, (post) => ({ ...post, fields: post.fields.filter(([key]) => key !== name) }))

/** A request in the field that is for responses. */
export const calledResponse: Carry = carry('the field of the request is called SAMLResponse', (post) => ({
  ...post,
  fields: post.fields.map(([name, value]) => [name === 'SAMLRequest' ? 'SAMLResponse' : name, value]),
}))

/** The form as a GET with the fields in the query. */
export const byGet: Carry = carry('the message comes by GET', (post) => ({ ...post, method: 'GET' }))

/** The honest form. */
export const formOf = (
  url: string,
  xml: string,
  relayState: string | undefined,
  field: 'SAMLResponse' | 'SAMLRequest' = 'SAMLResponse',
): Post => ({
  method: 'POST',
  url,
  fields: [
    [field, Buffer.from(xml, 'utf8').toString('base64')],
    ...(relayState === undefined ? [] : [['RelayState', relayState] as const]),
  ],
})
