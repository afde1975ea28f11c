import { expect, test } from 'vitest'
import { targetJsonSchema } from './json-schema.ts'

const RENEW = 'npx vitest run harness/target/json-schema.test.ts -u'

/** JSON as the formatter leaves it: a list of words that fits stands on one line. */
function laidOut(value: unknown): string {
  const text = JSON.stringify(value, null, 2)
  const words = /^( *)(.*)\[\n((?: *"[^"]*",?\n)+) *\](,?)$/gm
  return `${text.replace(words, (block, indent: string, start: string, list: string, end: string) => {
    const line = `${indent}${start}[${list.trim().replace(/\n */g, ' ')}]${end}`
    return line.length <= 120 ? line : block
  })}\n`
}

test(`fixtures/target.schema.json is what the schema says; ${RENEW} renews it`, async () => {
  await expect(laidOut(targetJsonSchema())).toMatchFileSnapshot('../../fixtures/target.schema.json')
})
