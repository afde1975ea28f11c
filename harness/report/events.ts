import { closeSync, openSync, writeSync } from 'node:fs'
import { jsonText } from './json-text.ts'
import type { CaseRow, RunRecord, Totals } from './record.ts'

/** A line of events.ndjson. Times are UTC, ISO 8601. */
type RunEvent =
  | {
      readonly event: 'run-started'
      readonly at: string
      readonly schemaVersion: RunRecord['schemaVersion']
      readonly tool: RunRecord['tool']
      readonly seed: string
      readonly targets: readonly { readonly name: string; readonly profile: string }[]
      /** Ids of the cases to ask. */
      readonly cases: readonly string[]
      readonly shard?: { readonly index: number; readonly of: number } | undefined
      readonly maxWaitSeconds?: number | undefined
    }
  | { readonly event: 'run-resumed'; readonly at: string }
  | {
      readonly event: 'case-finished'
      readonly at: string
      readonly target: string
      readonly profile: string
      readonly row: CaseRow
    }
  | { readonly event: 'run-finished'; readonly at: string; readonly totals: Totals }

export interface EventLog {
  /** Writes one line; when it returns, the line outlives the process. */
  append(event: RunEvent): void
  close(): void
}

/**
 * Opens events.ndjson to append to; a file that is there already is not touched (`EEXIST`).
 * @param isResumed It is there, and goes on.
 */
export function openEventLog(path: string, isResumed = false): EventLog {
  const file = openSync(path, isResumed ? 'a' : 'ax', 0o644)
  return {
    // A write that returned is the kernel's: a killed process does not lose it. No fsync, which would stall probes that measure time.
    append: (event) => writeAll(file, Buffer.from(`${jsonText(event)}\n`)),
    close: () => closeSync(file),
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done)
}
