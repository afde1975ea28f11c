import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HOSTILE } from './result.sample.ts'
import { codeText, markdownText, plainBlock, plainLine } from './untrusted.ts'

describe('text of the SP', () => {
  test('hidden characters are spelled out, tabs and newlines stay', () => {
    expect(plainBlock('a\u001b[31m\u202eb\u0000\tc\r\nd\re\u0085\u200b\ufeff\ud800\ufffe')).toBe(
      'a\\u{1b}[31m\\u{202e}b\\u{0}\tc\nd\ne\\u{85}\\u{200b}\\u{feff}\\u{d800}\\u{fffe}',
    )
  })

  test('letters, accents and emoji stay as they are', () => {
    expect(plainBlock('é 日本 😀 Ω')).toBe('é 日本 😀 Ω')
  })

  test('a line is one line, no longer than its limit, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.integer({ min: 2, max: 50 }), (text, limit) => {
        const line = plainLine(text, limit)
        expect(line.length).toBeLessThanOrEqual(limit)
        expect(line).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u)
      }),
    )
  })

  test('a line that was cut says so and ends on a whole character', () => {
    expect(plainLine('abcdef', 4)).toBe('abc…')
    expect(plainLine('ab😀def', 4)).toBe('ab…')
    expect(plainLine(' '.repeat(1000), 10)).toBe('…')
    expect(plainLine('abcd', 4)).toBe('abcd')
  })

  test('Markdown holds no markup, no HTML and no address that becomes a link', () => {
    const text = markdownText(HOSTILE)
    expect(text).not.toMatch(/[<>]|:\/\/|(?<!\\)[|`[\]]/)
    expect(text).toContain('&lt;/script&gt;')
    expect(markdownText('# x')).toBe('\\# x')
    expect(markdownText('- x')).toBe('\\- x')
    expect(markdownText('a & b')).toBe('a &amp; b')
  })

  test('a code span cannot be ended from inside', () => {
    expect(codeText('a`b|c\nd')).toBe("a'b'c d")
  })
})
