import { expect, test } from 'vitest'
import { listen } from './listen.ts'
import { isLoopback } from './loopback.ts'

const app = { fetch: () => new Response('here') }

test('it listens on loopback and stops', async () => {
  const { url, close } = await listen(app, { port: 0 })
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(await (await fetch(url)).text()).toBe('here')
  await close()
  await expect(fetch(url)).rejects.toThrow()
})

test('any other host is refused unless it is allowed', async () => {
  await expect(listen(app, { port: 0, host: '0.0.0.0' })).rejects.toMatchObject({ code: 'NOT_LOOPBACK' })
  const { url, close } = await listen(app, { port: 0, host: '0.0.0.0', allowRemote: true })
  expect(url).toMatch(/^http:\/\/0\.0\.0\.0:\d+$/)
  await close()
})

test('a port that is taken is an error', async () => {
  const { url, close } = await listen(app, { port: 0 })
  await expect(listen(app, { port: Number(new URL(url).port) })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  await close()
})

test('what means this machine', () => {
  for (const host of ['localhost', 'idp.localhost', '127.0.0.1', '127.1.2.3', '::1', '[::1]'])
    expect(isLoopback(host)).toBe(true)
  for (const host of ['0.0.0.0', '::', '127.0.0.1.evil.test', 'localhost.evil.test', '10.0.0.1', ''])
    expect(isLoopback(host)).toBe(false)
})
