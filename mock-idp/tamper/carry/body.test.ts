import { inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { byRedirect, formCalledText, garbage, json, multipart, plusAsBlank } from './body.ts'
import { FACTS, messageOf, POST, XML } from './post.sample.ts'

const honest = messageOf(POST)

test('a reader of forms sees a blank for each plus', () => {
  const { body } = plusAsBlank.apply(POST, FACTS)
  expect(honest).toContain('+')
  expect(new URLSearchParams(Buffer.from(body ?? []).toString()).get('SAMLResponse')).toBe(honest.replaceAll('+', ' '))
})

test('JSON and multipart hold the same fields', async () => {
  const { body, contentType } = multipart.apply(POST, FACTS)
  const request = new Request(POST.url, {
    method: 'POST',
    headers: { 'content-type': contentType ?? '' },
    body: Buffer.from(body ?? []),
  })
  expect([...(await request.formData())]).toEqual(POST.fields)
  expect(JSON.parse(Buffer.from(json.apply(POST, FACTS).body ?? []).toString())).toEqual(
    Object.fromEntries(POST.fields),
  )
})

test('a form that is called text is still that form', () => {
  expect(formCalledText.apply(POST, FACTS)).toEqual({ ...POST, contentType: 'text/plain' })
})

test('the Redirect binding deflates, and GETs', () => {
  const post = byRedirect.apply(POST, FACTS)
  expect(post.method).toBe('GET')
  expect(inflateRawSync(Buffer.from(messageOf(post), 'base64')).toString()).toBe(XML)
})

test('garbage is as large as it says', () => {
  expect(Buffer.from(messageOf(garbage(1).apply(POST, FACTS)), 'base64')).toHaveLength(1_000_000)
})
