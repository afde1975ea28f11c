import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonText } from './json-text.ts'
import { HOSTILE } from './result.sample.ts'

test('the text holds the same data', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(jsonText(value)).not.toContain('<')
      expect(JSON.parse(jsonText(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
  expect(JSON.parse(jsonText({ a: HOSTILE }, 2))).toEqual({ a: HOSTILE })
})

test('no script ends and no terminal obeys', () => {
  const text = jsonText([HOSTILE, '\u009b31m\u2028'])
  expect(text).not.toMatch(/<|[^\P{C}]|\u2028/u)
})
