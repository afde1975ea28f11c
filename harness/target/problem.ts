import type { z } from 'zod'
import { didYouMean } from './nearest.ts'

export type Path = readonly (string | number)[]

/** One thing that is wrong with a target file. `on`: its position is that of the key, or of the value. */
export interface Problem {
  readonly path: Path
  readonly on: 'key' | 'value'
  /** What is wrong; what was expected. Never the value: it may have come from a secret in the environment. */
  readonly says: string
}

/** `targets[0].policy["roles.order"]` */
export const pathText = (path: Path): string =>
  path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`
      if (!/^[\w-]+$/.test(step)) return `[${JSON.stringify(step)}]`
      return index === 0 ? step : `.${step}`
    })
    .join('')

/** Reads a value by a schema, and says all that is wrong with it. */
export function check<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  at: Path,
): { readonly value: z.output<Schema> } | { readonly problems: readonly Problem[] } {
  const read = schema.safeParse(value, { error: describe })
  if (read.success) return { value: read.data }
  return { problems: read.error.issues.flatMap((issue) => problemsOf(issue, at)) }
}

function problemsOf(issue: z.core.$ZodIssue, at: Path): Problem[] {
  const path = [...at, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))]
  if (issue.code === 'invalid_key') return [{ path, on: 'key', says: issue.issues[0]?.message ?? issue.message }]
  if (issue.code !== 'unrecognized_keys') return [{ path, on: 'value', says: issue.message }]
  const lines = issue.message.split('\n')
  return issue.keys.map((key, index) => ({ path: [...path, key], on: 'key', says: lines[index] ?? 'unknown key' }))
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a mapping',
  record: 'a mapping',
  array: 'a list',
}

/** The words for what no schema of ours has words for. */
function describe(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'invalid_type') {
    const expected = KINDS[issue.expected] ?? issue.expected
    return issue.input === undefined ? `missing; expected ${expected}` : `not ${expected}; expected ${expected}`
  }
  if (issue.code === 'invalid_value') {
    const allowed = issue.values.map(String)
    if (issue.input === undefined) return `missing; expected ${oneOf(allowed)}`
    const hint = typeof issue.input === 'string' ? didYouMean(issue.input, allowed) : ''
    return `unknown value; expected ${oneOf(allowed)}${hint}`
  }
  if (issue.code === 'too_small') {
    if (issue.origin === 'array') return 'an empty list; expected at least one entry'
    return `too small; expected ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`
  }
  if (issue.code === 'too_big') return `too large; expected at most ${issue.maximum}`
  return `not valid (${issue.code}); expected what fixtures/target.schema.json says`
}

const oneOf = (values: readonly string[]): string =>
  values.length < 3 ? values.join(' or ') : `one of ${values.join(', ')}`
