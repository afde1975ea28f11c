import type { Carry, Post } from '../step.ts'

const carry = (title: string, apply: Carry['apply'], needs?: Carry['needs']): Carry => ({
  stage: 'carry',
  title,
  apply,
  needs,
})

/** One field's value, changed. */
const field = (title: string, name: string, change: (value: string) => string): Carry =>
  carry(title, (post) => ({
    ...post,
    fields: post.fields.map(([key, value]) => (key === name ? [key, change(value)] : [key, value])),
  }))

export const base64Lines: Carry = field('the base64 text is broken into lines of 76', 'SAMLResponse', (value) =>
  (value.match(/.{1,76}/g) ?? []).join('\r\n'),
)

export const base64Twice: Carry = field('the message is in base64 twice', 'SAMLResponse', (value) =>
  Buffer.from(value).toString('base64'),
)

export const withoutField = (name: string): Carry =>
  carry(`the field ${name} is left out`, (post) => ({ ...post, fields: post.fields.filter(([key]) => key !== name) }))

/** The form as a GET with the fields in the query. */
export const byGet: Carry = carry('the message comes by GET', (post) => ({ ...post, method: 'GET' }))

/** The honest form. */
export const formOf = (acs: string, xml: string, relayState: string | undefined): Post => ({
  method: 'POST',
  url: acs,
  fields: [
    ['SAMLResponse', Buffer.from(xml, 'utf8').toString('base64')],
    ...(relayState === undefined ? [] : [['RelayState', relayState] as const]),
  ],
})
