import { describe, expect, test } from 'vitest'
import { select } from './markup.ts'
import { pageOf } from './page.ts'
import { HTML, JSON_TYPE, type Scripted, scriptedExchange } from './scripted.ts'

const page = (scripted: Scripted) => pageOf(scriptedExchange({ method: 'GET', url: 'https://sp.example/a' }, scripted))
const html = (body: string) => page({ headers: [HTML], body })

const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le')
const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1')

describe('a page is decoded by', () => {
  test.each<[string, Scripted, string]>([
    ['nothing: UTF-8', { body: 'é' }, 'é'],
    ['the header', { headers: [['content-type', 'text/plain; charset="ISO-8859-1"']], body: latin1('é') }, 'é'],
    ['a byte order mark, against the header', { headers: [HTML], body: utf16('é') }, 'é'],
    ['its meta element', { body: latin1('<meta charset=windows-1252>é') }, '<meta charset=windows-1252>é'],
    [
      'its XML declaration',
      { body: latin1('<?xml version="1.0" encoding="iso-8859-1"?><é/>') },
      '<?xml version="1.0" encoding="iso-8859-1"?><é/>',
    ],
    ['UTF-8 where the charset is none', { headers: [['content-type', 'text/plain; charset=klingon']], body: 'é' }, 'é'],
    ['UTF-8 where the page lies about UTF-16', { body: '<meta charset=utf-16>é' }, '<meta charset=utf-16>é'],
    ['replacement of what is no character', { body: Uint8Array.of(0x61, 0xff, 0x62) }, 'a\ufffdb'],
  ])('%s', (_, scripted, text) => {
    expect(page(scripted).source).toBe(text)
  })
})

describe('the text of a page', () => {
  test.each([
    ['tags do not show', '<p>a <b>b</b>old', 'a bold'],
    ['blocks are apart', '<td>a</td><td>b</td>', 'a b'],
    [
      'scripts, styles, templates and the head do not show',
      '<head><title>t</title></head><script>s</script><style>s</style><template>t</template>x',
      'x',
    ],
    ['a head without end hides nothing', '<html><head><title>t</title><h1>x</h1>', 'x'],
    ['comments do not show', 'a<!-- b -->c', 'ac'],
    ['entities are characters', '&lt;b&gt; &eacute;', '<b> é'],
    ['an unclosed tag shows nothing', 'a<b', 'a'],
  ])('%s', (_, source, text) => {
    expect(html(source).text).toBe(text)
  })

  test('of JSON is the JSON', () => {
    expect(page({ headers: [JSON_TYPE], body: '{"a": "<b>"}' }).text).toBe('{"a": "<b>"}')
  })

  test('of an image is none', () => {
    expect(page({ headers: [['content-type', 'image/png']], body: Uint8Array.of(1, 2, 3) }).text).toBe('')
  })
})

describe('a page is JSON', () => {
  test.each(['null', '[1]', ' {"a":1}', '"x"', '7'])('when it is %s', (body) => {
    expect(page({ body }).json).toEqual({ value: JSON.parse(body) })
  })

  test.each(['', '{', 'undefined', '<p>', '{"a":1}x'])('but not when it is %j', (body) => {
    expect(page({ body }).json).toBeUndefined()
  })

  test('with __proto__ as a key like others', () => {
    const value = page({ body: '{"__proto__": {"polluted": true}}' }).json?.value
    expect(Object.keys(Object(value))).toEqual(['__proto__'])
    expect({}).not.toHaveProperty('polluted')
  })
})

describe('a page is not whole', () => {
  test.each<[string, Scripted]>([
    ['where it was truncated', { body: 'x', truncated: true }],
    ['where nothing came', { failure: { kind: 'timeout', message: '' } }],
    ['where it has more tags than are read', { headers: [HTML], body: '<p>'.repeat(30_000) }],
  ])('%s', (_, scripted) => {
    expect(page(scripted).whole).toBe(false)
  })

  test('but is where only its redirect is bad', () => {
    expect(page({ status: 302, failure: { kind: 'bad-redirect', message: '' } }).whole).toBe(true)
  })
})

/** Each would take minutes, or the stack, with a quadratic or recursive reader: the test's own limit notices. */
describe('a hostile page is read:', () => {
  const MIB = 1024 * 1024
  test.each([
    ['deep nesting', '<div>'.repeat(MIB)],
    ['closing tags of nothing', `${'<b>'.repeat(MIB)}${'</i>'.repeat(MIB)}`],
    ['attributes without end', `<a ${Array.from({ length: 300_000 }, (_, at) => `a${at}`).join(' ')}>`],
    ['open angles', '<'.repeat(4 * MIB)],
    ['ampersands', '&amp'.repeat(MIB)],
    ['an unclosed comment', `<!--${'-'.repeat(4 * MIB)}`],
    ['white space', `x${' '.repeat(4 * MIB)}x`],
    ['a charset without end', `<meta ${'charset='.repeat(MIB)}`],
    ['nested JSON', '['.repeat(4 * MIB)],
  ])('%s', (_, body) => {
    const seen = page({ body, headers: [HTML] })
    expect(seen.text.length).toBeLessThanOrEqual(body.length)
    expect(seen.json).toBeUndefined()
    expect(seen.document && select(seen.document, 'form#roles div input')).toEqual(seen.document && [])
  })

  test('one that is nested too deep for a selector cannot be searched', () => {
    const { document } = html('<div>'.repeat(20_000))
    expect(document && select(document, 'div:has(p)')).toBeUndefined()
  })
})
