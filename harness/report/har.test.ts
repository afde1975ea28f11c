import { expect, test } from 'vitest'
import { MOST_BODY, toHar } from './har.ts'
import { COOKIE, evidence, HOSTILE, hop, SECRET } from './result.sample.ts'

const exchanges = evidence('<x/>').steps.flatMap((step) => step.exchanges)
const content = (body: Uint8Array, secrets: readonly string[] = []) =>
  toHar([{ hops: [hop({}, { body })] }], secrets, '0').log.entries[0]?.response.content

test('all hops are there, without cookies, authorization and secrets', () => {
  const { log } = toHar(exchanges, [SECRET], '0.1.0')
  expect(log.entries.map(({ response }) => response.status)).toEqual([302, 200])
  expect(log.entries[0]?.request.postData?.text).toBe("SAMLResponse=PHg%2B&RelayState='%22;rm")
  expect(log.entries[1]?.request.queryString).toEqual([{ name: 's', value: 'redacted' }])
  expect(log.entries[1]?.response.content.text).toContain('</script>')
  const text = JSON.stringify(log)
  expect(text).not.toContain(SECRET)
  expect(text).not.toContain(COOKIE)
  expect(HOSTILE).toContain('</script>')
})

test('a body that is not text is in base64', () => {
  expect(content(Uint8Array.of(0xff, 0xfe, 0))).toMatchObject({ text: '//4A', encoding: 'base64', size: 3 })
})

test('a long body is cut, and a secret at the cut is not halved', () => {
  const body = Buffer.from('x'.repeat(MOST_BODY - 4) + SECRET)
  const cut = content(body, [SECRET])
  expect(cut?.text).toBe(`${'x'.repeat(MOST_BODY - 4)}reda`)
  expect(cut).toMatchObject({ size: body.length, comment: 'There was more.' })
})

test('a body that ends within a character is still text', () => {
  expect(content(Uint8Array.of(0x61, 0xe2, 0x82))).toMatchObject({ text: 'a' })
})

test('what a browser made of a page stands beside its body, without secrets', () => {
  const rendered = { url: 'https://sp.test/', html: `<p>key ${SECRET}</p>`, whole: true }
  const [entry] = toHar([{ hops: [hop({}, { body: Buffer.from('raw'), rendered })] }], [SECRET], '0').log.entries
  expect(entry?.response.content).toMatchObject({ text: 'raw', _rendered: '<p>key redacted</p>' })
})

test('a hop without an answer says why', () => {
  const failed = { ...hop(), response: undefined, failure: { kind: 'timeout', message: 'no answer in 5 s' } } as const
  const [entry] = toHar([{ hops: [failed] }], [], '0').log.entries
  expect(entry?.response).toMatchObject({ status: 0, _error: 'timeout: no answer in 5 s' })
})
