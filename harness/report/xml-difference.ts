import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff'
import { plainBlock } from './untrusted.ts'

/** Beyond this many edits, or characters in either text, a diff says no more than the two texts do. */
const MOST_EDITS = 1000
const MOST_CHARACTERS = 1_000_000

/** The text with a line for each tag, so that a line diff of it reads. It need not be well-formed. */
export const brokenAtTags = (xml: string): string => xml.replace(/>(?=<)/g, '>\n')

/** A unified diff from the twin's message to the case's. */
export function xmlDifference(twin: string, sent: string, names = { twin: 'twin.xml', sent: 'sent.xml' }): string {
  const tooLong = Math.max(twin.length, sent.length) > MOST_CHARACTERS
  const patch = tooLong
    ? undefined
    : createTwoFilesPatch(names.twin, names.sent, line(twin), line(sent), '', '', {
        context: 2,
        headerOptions: FILE_HEADERS_ONLY,
        maxEditLength: MOST_EDITS,
      })
  return patch ?? `--- ${names.twin}\n+++ ${names.sent}\nToo much differs to be shown: compare the two files.\n`
}

/** Characters that hide or command are spelled out, carriage returns too: a difference in one has to be seen. */
const line = (xml: string): string => `${plainBlock(brokenAtTags(xml).replaceAll('\r', '\\u{d}'))}\n`
