import { expect, test } from 'vitest'
import { cleaned } from './excerpt.ts'

const ESC = '\u001b'

test.each([
  ['colours', `${ESC}[31mred${ESC}[0m`, 'red'],
  ['titles', `${ESC}]0;owned\u0007text`, 'text'],
  ['hyperlinks', `${ESC}]8;;http://evil${ESC}\\text`, 'text'],
  ['a reset of the terminal', `${ESC}ctext`, 'text'],
  ['an escape at the end', `text${ESC}`, 'text'],
  ['eight-bit controls', 'te\u009bxt', 'text'],
  ['carriage returns', 'fine\rfake', 'fine fake'],
  ['backspaces and bells', 'a\b\u0007b', 'ab'],
  ['turned text', '\u202etxt\u202c \u2066a\u2069', 'txt a'],
  ['joiners and marks', 'a\u200b\u200e\u2060b', 'ab'],
  ['tag characters', 'a\u{e0041}b', 'ab'],
  ['halves of pairs', 'a\ud800b', 'ab'],
  ['white space', '  a \n\n b\u2028c ', 'a b c'],
])('an excerpt has no %s', (_, text, expected) => {
  expect(cleaned(text)).toBe(expected)
})

test('an excerpt is short, and whole characters', () => {
  expect(cleaned('x'.repeat(1000))).toHaveLength(160)
  expect(cleaned(`${'x'.repeat(159)}😀`)).toBe('x'.repeat(159))
  expect(cleaned('ab', 1)).toBe('a')
})

test('an excerpt of millions of escapes is taken', () => {
  expect(cleaned(`${ESC}[`.repeat(2_000_000))).not.toContain(ESC)
  expect(cleaned(`${ESC}[${'0'.repeat(4_000_000)}`)).not.toContain(ESC)
})
