const MAX_EXCERPT = 160
/** Enough for an excerpt even where most of it is taken out. */
const LOOKED_AT = 4096

const ESC = String.fromCharCode(27)
/** Terminal commands: CSI with its parameters, OSC with its text, and the two-character kind. */
const ANSI = new RegExp(`${ESC}(?:\\[[0-?]*[ -/]*[@-~]|\\][^${ESC}\\x07]*|.)`, 'gs')
/** Controls, format characters (direction, joiners, tags), halves of surrogate pairs, private use, separators. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu

/** Text of the SP that a person or a terminal can be shown: nothing in it moves, colours, turns or hides. */
export const cleaned = (text: string, length: number = MAX_EXCERPT): string => {
  const plain = text.slice(0, LOOKED_AT).replace(ANSI, '').replace(/\s+/g, ' ').replace(UNSEEN, '').trim()
  const cut = plain.slice(0, length)
  // A copy: V8 keeps the whole page alive behind a slice of it, and evidence outlives the page.
  return Buffer.from(cut.replace(/[\ud800-\udbff]$/, '')).toString()
}
