import { HarnessError } from '../error.ts'

/** What a regular expression of the target file is shown at most: it may need more than linear time, and the text is the SP's. */
export const MAX_SEARCHED = 50_000

/** `/…/i`; only with flags, so that a path such as `/login/` stays a pattern. */
const WITH_FLAGS = /^\/(.+)\/([imsu]+)$/s

const compiled = new Map<string, RegExp>()

/**
 * A regular expression as the target file writes it: bare, or `/…/i`.
 * @throws {HarnessError} TARGET_FILE, when it is none
 */
export const patternOf = (text: string): RegExp => {
  const known = compiled.get(text)
  if (known !== undefined) return known
  const [, body = text, flags = ''] = WITH_FLAGS.exec(text) ?? []
  try {
    const pattern = new RegExp(body, flags)
    compiled.set(text, pattern)
    return pattern
  } catch (error) {
    throw new HarnessError(
      'TARGET_FILE',
      `observe: "${text}" is not a regular expression: ${error instanceof Error ? error.message : String(error)}`,
      'Correct the pattern; to mean a character such as ( or ? itself, write \\ before it.',
      { cause: error },
    )
  }
}

/** A pattern for this very text. */
export const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** What the first group of a pattern stands for; undefined where the pattern is not found. */
export const groupOf = (pattern: RegExp, text: string): string | undefined =>
  pattern.exec(text.slice(0, MAX_SEARCHED))?.[1]

export const isFound = (pattern: RegExp, text: string): boolean => pattern.test(text.slice(0, MAX_SEARCHED))
