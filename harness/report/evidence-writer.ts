import { Worker } from 'node:worker_threads'
import { type EvidencePlace, writeEvidence } from './evidence.ts'
import type { Result } from './record.ts'

/** Writes evidence beside the run. */
export interface EvidenceWriter {
  /** As `writeEvidence`. */
  write(result: Result, place: EvidencePlace): Promise<string | null>
  /** When all is written. */
  close(): Promise<void>
}

/** What the thread is told, and what it answers. */
export interface EvidenceOrder {
  readonly number: number
  readonly result: Result
  readonly place: EvidencePlace
}
export type EvidenceDone =
  | { readonly number: number; readonly folder: string | null }
  | { readonly number: number; readonly error: unknown }

const here: EvidenceWriter = { write: async (result, place) => writeEvidence(result, place), close: async () => {} }

/**
 * A thread of its own that writes: to compare and to write takes a fifth of the time of a run. Where this is not compiled, as in
 * its own tests, no thread can read it, and it writes here.
 */
export function openEvidenceWriter(): EvidenceWriter {
  if (!import.meta.url.endsWith('.js')) return here
  const thread = new Worker(new URL('./evidence-thread.js', import.meta.url))
  const waiting = new Map<number, { resolve(folder: string | null): void; reject(error: unknown): void }>()
  let orders = 0
  thread.on('message', (done: EvidenceDone) => {
    const one = waiting.get(done.number)
    waiting.delete(done.number)
    if ('error' in done) one?.reject(done.error)
    else one?.resolve(done.folder)
  })
  // Whoever still waits would wait for ever.
  const fail = (error: unknown): void => {
    for (const one of waiting.values()) one.reject(error)
    waiting.clear()
  }
  thread.on('error', fail)
  thread.on('exit', () => fail(new Error('the thread that writes evidence has ended')))
  return {
    write: (result, place) =>
      new Promise((resolve, reject) => {
        const number = orders++
        waiting.set(number, { resolve, reject })
        thread.postMessage({ number, result, place } satisfies EvidenceOrder)
      }),
    close: async () => {
      await thread.terminate()
    },
  }
}
