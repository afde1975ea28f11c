import type { Carry, Facts } from '../step.ts'
import { carry } from './carry.ts'

/** The RelayState is that text, whatever it would have been. */
export const relayState = (title: string, text: string | ((facts: Facts) => string)): Carry =>
  carry(`the RelayState ${title}`, (post, facts) => ({
    ...post,
    fields: [
      ...post.fields.filter(([name]) => name !== 'RelayState'),
      ['RelayState', typeof text === 'string' ? text : text(facts)],
    ],
  }))

/** The browser says that a page of that origin sent the form. @see RFC 6454 7 */
export const fromOrigin = (origin: string): Carry =>
  carry(`a page of ${origin} sends the form`, (post) => ({ ...post, headers: [['origin', origin]] }))
