import type { Carry, Facts } from '../step.ts'

/** A change to the form that carries the message. */
export const carry = (title: string, apply: Carry['apply']): Carry => ({ stage: 'carry', title, apply })

/** One field's value, changed. */
export const field = (title: string, name: string, change: (value: string, facts: Facts) => string): Carry =>
  carry(title, (post, facts) => ({
    ...post,
    fields: post.fields.map(([key, value]) => (key === name ? [key, change(value, facts)] : [key, value])),
  }))

/** The octets of the message, changed before they are put into base64. */
export const octets = (title: string, change: (message: Buffer, facts: Facts) => Uint8Array): Carry =>
  field(title, 'SAMLResponse', (value, facts) =>
    Buffer.from(change(Buffer.from(value, 'base64'), facts)).toString('base64'),
  )
