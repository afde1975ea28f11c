import { HarnessError } from '../error.ts'
import { type Document, type Element, parseMarkup, select } from './markup.ts'

const NOTHING = parseMarkup('<p>').document

/**
 * A CSS selector of the target file, tried out before an SP's page depends on it.
 * @throws {HarnessError} TARGET_FILE, when it is none
 */
export const selectorOf = (text: string): ((document: Document) => readonly Element[] | undefined) => {
  try {
    select(NOTHING, text)
  } catch (error) {
    throw new HarnessError(
      'TARGET_FILE',
      `observe: "${text}" is not a CSS selector: ${error instanceof Error ? error.message : String(error)}`,
      'Correct the selector in the target file.',
      { cause: error },
    )
  }
  return (document) => select(document, text)
}
