/**
 * Characters that a terminal obeys, that turn the reading direction or that cannot be seen: controls but for tab and
 * newline, format and bidi characters, zero-width ones, line separators, lone surrogates, noncharacters.
 */
const HIDDEN =
  /(?![\t\n])\p{Cc}|[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]/gu

/** To ask this first costs a tenth of looking every character up, and nearly all that an SP says is so. */
const PLAIN = /^[\t\n\x20-\x7e]*$/

const named = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`

/**
 * Text of the SP over several lines: tabs and newlines stay, and every other character that hides or commands is
 * spelled out (`\u{1b}`), so that a person sees that it was there. Any XML 1.0 document can hold the result.
 */
export const plainBlock = (text: string): string =>
  PLAIN.test(text) ? text : text.replace(/\r\n?/g, '\n').replace(HIDDEN, named)

/** Text of the SP in one line of at most `limit` characters; `…` says that there was more. */
export function plainLine(text: string, limit = 500): string {
  // What lies far beyond the limit is not looked at: a page may be megabytes of spaces.
  const near = text.slice(0, limit * 8)
  const line = plainBlock(near).replace(/\s+/g, ' ').trim()
  if (line.length <= limit && near.length === text.length) return line
  const cut = line.slice(0, limit - 1)
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}

/** Text of the SP within a line of Markdown or a cell of a table: no markup, no HTML, no link that can be followed. */
export const markdownText = (text: string, limit?: number): string =>
  plainLine(text, limit)
    .replace(/[\\`*_{}[\]()#~|$!]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/@/g, '&#64;')
    .replace(/:(?=\/\/)/g, '&#58;')
    .replace(/\b(www)\./gi, '$1&#46;')
    .replace(/^([-+=]|\d+(?=[.)]))/, (start) => (/\d/.test(start) ? `${start}\u2060` : `\\${start}`))

/** Text within a Markdown code span, also in a cell of a table: nothing in it is markup but what would end them. */
export const codeText = (text: string, limit?: number): string => plainLine(text, limit).replace(/[`|]/g, "'")
