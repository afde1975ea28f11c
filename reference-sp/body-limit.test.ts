import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { limitBody } from './body-limit.ts'
import { listen } from './listen.ts'

const app = new Hono()
app.use(limitBody({ maxSize: 10 }))
app.post('/', async (c) => c.text(`read ${(await c.req.text()).length}`))

const posted = async (url: string, body: BodyInit) => {
  const answer = await fetch(url, { method: 'POST', body, duplex: 'half' } as RequestInit)
  return answer.ok ? answer.text() : answer.status
}

test.each<[string, () => BodyInit, string | number]>([
  ['is short', () => 'x'.repeat(10), 'read 10'],
  ['is long', () => 'x'.repeat(11), 413],
  ['is short and does not say so', () => new Blob(['x'.repeat(10)]).stream(), 'read 10'],
  ['is long and does not say so', () => new Blob(['x'.repeat(11)]).stream(), 413],
])('a body that %s', async (_, body, wanted) => {
  const { url, close } = await listen(() => app)
  expect(await posted(url, body()).finally(close)).toBe(wanted)
})

test('a body without a socket', async () => {
  const post = (body: string) => app.request('/', { method: 'POST', body })
  expect(await (await post('x'.repeat(10))).text()).toBe('read 10')
  expect((await post('x'.repeat(11))).status).toBe(413)
})
