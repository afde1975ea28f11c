import { expect, test } from 'vitest'
import { FACTS, messageOf, POST } from './post.sample.ts'
import { fromOrigin, relayState } from './relay-state.ts'

test('a RelayState takes the place of the honest one, and may be made of what is known', () => {
  const changed = relayState('is an address', ({ sp }) => sp.acs).apply(POST, FACTS)
  expect(changed.fields).toEqual([
    ['SAMLResponse', messageOf(POST)],
    ['RelayState', POST.url],
  ])
})

test('an origin is said in a header', () => {
  expect(fromOrigin('https://elsewhere.example').apply(POST, FACTS).headers).toEqual([
    ['origin', 'https://elsewhere.example'],
  ])
})
