import { z } from 'zod'
import { HarnessError } from '../error.ts'
import type { CaseRow, RunRecord } from './record.ts'
import { caseRow } from './run-schema.ts'

/** A run that did not get to its end, as its events.ndjson tells it. */
export interface Unfinished {
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly tool: Pick<RunRecord['tool'], 'version' | 'catalogue'>
  readonly seed: string
  readonly targets: readonly { readonly name: string; readonly profile: string }[]
  /** Ids of the cases that it was to ask. */
  readonly cases: readonly string[]
  readonly shard?: { readonly index: number; readonly of: number } | undefined
  readonly maxWaitSeconds?: number | undefined
  /** Rows that are final, by target. */
  readonly rows: Readonly<Record<string, readonly CaseRow[]>>
  /** How often it was resumed before. */
  readonly resumed: number
  /** Octets of the lines that were written to their end. */
  readonly octets: number
}

const started = z.looseObject({
  event: z.literal('run-started'),
  at: z.iso.datetime(),
  tool: z.looseObject({ version: z.string(), catalogue: z.string() }),
  seed: z.string(),
  targets: z.array(z.looseObject({ name: z.string(), profile: z.string() })).min(1),
  cases: z.array(z.string()).min(1),
  shard: z.strictObject({ index: z.int().min(1), of: z.int().min(1) }).optional(),
  maxWaitSeconds: z.number().min(0).optional(),
})
const event = z.discriminatedUnion('event', [
  started,
  z.looseObject({ event: z.literal('case-finished'), target: z.string(), row: caseRow }),
  z.looseObject({ event: z.literal('run-resumed') }),
  z.looseObject({ event: z.literal('run-finished') }),
])

/**
 * Reads events.ndjson; a last line that was cut off is left out.
 * @param name Of the file, for messages.
 * @throws HarnessError RESUME, where the run got to its end, or the file is not what a run writes
 */
export function readUnfinished(text: string, name: string): Unfinished {
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  const lines = whole.split('\n').slice(0, -1)
  const events = lines.map((line, at) => eventOf(line, `${name}:${at + 1}`))
  const [first] = events
  if (first?.event !== 'run-started') {
    throw refusal(`${name} does not tell what the run was to ask`, 'Start the run anew: nothing of it can be kept.')
  }
  if (events.some((one) => one.event === 'run-finished')) {
    throw refusal(`${name} tells of a run that got to its end`, 'There is nothing to resume: its report is complete.')
  }
  const rows: Record<string, CaseRow[]> = Object.fromEntries(first.targets.map((target) => [target.name, []]))
  for (const one of events) if (one.event === 'case-finished') rows[one.target]?.push(one.row)
  const { at, tool, seed, targets, cases, shard, maxWaitSeconds } = first
  return {
    startedAt: Date.parse(at),
    tool,
    seed,
    targets: targets.map((target) => ({ name: target.name, profile: target.profile })),
    cases,
    shard,
    maxWaitSeconds,
    rows,
    resumed: events.filter((one) => one.event === 'run-resumed').length,
    octets: Buffer.byteLength(whole),
  }
}

function eventOf(line: string, place: string): z.output<typeof event> {
  try {
    return event.parse(JSON.parse(line))
  } catch (cause) {
    throw new HarnessError(
      'RESUME',
      `${place} is not what a run writes`,
      'Resume with the version of saml-assay that began the run, or start it anew.',
      { cause },
    )
  }
}

const refusal = (message: string, hint: string) => new HarnessError('RESUME', message, hint)
