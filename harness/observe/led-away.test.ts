import { expect, test } from 'vitest'
import { ledAway } from './led-away.ts'
import { HTML, type Scripted, scriptedExchange } from './scripted.ts'

const REQUEST = { method: 'GET', url: 'https://sp.test/home' } as const
const seen = (answer: Scripted) => ledAway(scriptedExchange(REQUEST, answer))
const page = (body: string) => seen({ headers: [HTML], body })

test.each([
  ['https://elsewhere.example/', true],
  ['https://sub.elsewhere.example/', true],
  ['https://not-elsewhere.example/', false],
  ['https://console.test/', false],
])('a redirect to %s that is not followed: %s', (url, away) => {
  const exchange = { ...scriptedExchange(REQUEST, { status: 302 }), onward: { method: 'GET', url } as const }
  expect(ledAway(exchange) !== undefined).toBe(away)
})

test.each([['0; url=https://elsewhere.example/'], ['0;URL="//elsewhere.example/"'], ['5, https://elsewhere.example/']])(
  'a Refresh header: %s',
  (value) => {
    expect(seen({ headers: [HTML, ['refresh', value]] })).toContain('elsewhere.example')
  },
)

test.each([
  ['a refresh', '<meta http-equiv="Refresh" content="0;url=http:elsewhere.example">'],
  ['a form', '<form action="//elsewhere.example/x"></form>'],
  ['a script', '<p title=""><script>assayCanary()</script>">'],
  ['a link that is a script', '<a href=" java\tscript:assayCanary()">on</a>'],
])('%s in the page', (_, body) => {
  expect(page(body)).toBeDefined()
})

test.each([
  ['text', '&quot;&gt;&lt;script&gt;assayCanary()&lt;/script&gt;'],
  ['a string of a script', '<script>const relayState = "\\"><script>assayCanary()</scr" + "ipt>"</script>'],
  ['a link that someone would have to click', '<a href="https://elsewhere.example/">on</a>'],
  ['an escaped attribute', '<input value="javascript:assayCanary()">'],
])('%s that leads nowhere', (_, body) => {
  expect(page(body)).toBeUndefined()
})

test('a header that a message added', () => {
  expect(seen({ headers: [HTML, ['x-assay-canary', '1']] })).toContain('x-assay-canary')
})
