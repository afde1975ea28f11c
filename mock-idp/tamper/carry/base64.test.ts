import { inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { base64UrlSafe, base64WithoutPadding, deflated, garbageBefore, garbageInside } from './base64.ts'
import { FACTS, messageOf, POST, XML } from './post.sample.ts'

const honest = messageOf(POST)
const sent = (change: typeof deflated): string => messageOf(change.apply(POST, FACTS))

test('padding is taken away, and there is some in a message of any length', () => {
  for (const text of ['a', 'ab', 'abc']) {
    const fields = [['SAMLResponse', Buffer.from(text).toString('base64')]] as const
    const value = messageOf(base64WithoutPadding.apply({ ...POST, fields }, FACTS))
    expect(value.length % 4).not.toBe(0)
    expect(value).not.toContain('=')
    expect(Buffer.from(value, 'base64').toString().trimEnd()).toBe(text)
  }
})

test('the URL-safe alphabet says the same', () => {
  expect(honest).toMatch(/[+/]/)
  expect(sent(base64UrlSafe)).toBe(Buffer.from(XML).toString('base64url').padEnd(honest.length, '='))
})

test('garbage is what a strict reader refuses and a lenient one skips', () => {
  for (const change of [garbageBefore, garbageInside]) {
    expect(sent(change)).not.toMatch(/^[A-Za-z0-9+/]+=*$/)
    expect(Buffer.from(sent(change), 'base64').toString()).toBe(XML)
  }
})

test('a deflated message inflates to itself', () => {
  expect(inflateRawSync(Buffer.from(sent(deflated), 'base64')).toString()).toBe(XML)
})
