import { expect, test } from 'vitest'
import { type Miniature, type MiniatureName, miniatures } from './miniatures.ts'
import { encode, say, write } from './testing/message.ts'
import { issuers } from './testing/visit.ts'

const BASE = 'https://toy.test'

function login(toy: Miniature, signal?: AbortSignal): Promise<Response> {
  const body = new URLSearchParams({ SAMLResponse: encode(write(say(issuers.main))) })
  return Promise.resolve(toy(new Request(`${BASE}/saml/acs`, { method: 'POST', body, ...(signal ? { signal } : {}) })))
}

async function who(toy: Miniature, answer: Response): Promise<string> {
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  const { user } = (await (await toy(new Request(`${BASE}/whoami`, { headers: { cookie } }))).json()) as {
    user?: string
  }
  return user ?? 'nobody'
}

const AFTER_LOGIN: Readonly<Partial<Record<MiniatureName, readonly [number, string]>>> = {
  acceptsAll: [303, 'alice'],
  refusesAll: [403, 'nobody'],
  leavesCookie: [403, 'alice'],
  crashes: [500, 'nobody'],
  bigPage: [200, 'nobody'],
  endlessRedirects: [303, 'nobody'],
  binaryAnswer: [200, 'nobody'],
  alwaysSignedIn: [303, 'alice'],
}

test.each(Object.entries(AFTER_LOGIN))('%s', async (name, [status, user]) => {
  const toy = miniatures[name as MiniatureName]()
  const answer = await login(toy)
  expect([answer.status, await who(toy, answer)]).toEqual([status, user])
})

test('changesItsMind takes every second login', async () => {
  const toy = miniatures.changesItsMind()
  const answers = [await login(toy), await login(toy), await login(toy)]
  expect(answers.map(({ status }) => status)).toEqual([303, 403, 303])
})

test('neverAnswers waits until nobody wants to know', async () => {
  const controller = new AbortController()
  const answer = login(miniatures.neverAnswers(), controller.signal)
  controller.abort(new Error('enough'))
  await expect(answer).rejects.toThrow('enough')
})
