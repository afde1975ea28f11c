import { expect, test } from 'vitest'
import { encode, say, sign, write } from './message.ts'
import { Browser, issuers, spFor } from './visit.ts'

test('an honest login opens a session', async () => {
  for (const of of ['Assertion', 'Response'] as const) {
    const browser = new Browser(spFor())
    const seen = await browser.present(encode(sign(write(say(issuers.main)), { key: issuers.main, of })))
    expect(seen).toEqual({ user: 'alice', role: 'Full Access', tenant: '0123456789', language: 'en-US', ends: 28800 })
  }
})
