import { z } from 'zod'
import { didYouMean } from './nearest.ts'

/** A mapping whose every key is known. An unknown one is reported with the known keys that are nearest to it. */
export const mapping = <const Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return undefined
      // One line for each key, in their order: the reader of the issue gives each its own position.
      return issue.keys.map((key) => unknownKey(key, Object.keys(shape))).join('\n')
    },
  })

/** One optional field for each name. */
export const each = <const Name extends string, Field extends z.ZodType>(
  names: readonly Name[],
  field: (name: Name) => Field,
) => Object.fromEntries(names.map((name) => [name, field(name)])) as Record<Name, Field>

function unknownKey(key: string, known: readonly string[]): string {
  const hint = didYouMean(key, known)
  return `unknown key${hint || `; expected ${known.length === 1 ? '' : 'one of '}${known.join(', ')}`}`
}
