import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { afterAll, expect, test } from 'vitest'
import { HarnessError } from '../error.ts'
import { perchOn } from './canary.ts'
import { createHttpCanary } from './http.ts'

const canary = await createHttpCanary({ host: '127.0.0.1', port: 0 })
const [perch, other] = [perchOn(canary.roost, 'abc'), perchOn(canary.roost, 'abcd')]
await canary.plant(perch, { text: 'mallory', certificate: 'PEM' })
afterAll(() => canary.close())

test('hears what is asked at a perch and below it, and of no other', async () => {
  expect(await (await fetch(perch.url)).text()).toBe('mallory')
  expect(await (await fetch(`${perch.url}/a?b`, { method: 'POST', body: 'x' })).text()).toBe('mallory')
  expect((await fetch(`${perch.url}?q`)).status).toBe(200)
  expect((await fetch(other.url)).status).toBe(404)
  expect(canary.heard(perch)).toEqual(['GET /abc', 'POST /abc/a?b', 'GET /abc?q'])
  expect(canary.heard(other)).toEqual(['GET /abcd'])
})

test('lays out files, and takes them away', async () => {
  const own = await createHttpCanary({ host: '127.0.0.1', port: 0, url: 'http://harness.example:1/' })
  const here = perchOn(own.roost, 'abc')
  expect(here.url).toBe('http://harness.example:1/abc')
  await own.plant(here, { text: 'mallory', certificate: 'PEM' })
  expect(await readFile(new URL(here.file), 'utf8')).toBe('mallory')
  expect(await readFile(here.certificate, 'utf8')).toBe('PEM')
  await own.close()
  expect(existsSync(here.certificate)).toBe(false)
})

test('says so where it cannot listen', async () => {
  const port = Number(new URL(canary.roost.url).port)
  const error = await createHttpCanary({ host: '127.0.0.1', port }).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(HarnessError)
  expect(error).toMatchObject({ code: 'CANARY', message: expect.stringContaining(`127.0.0.1:${port}`) })
})
