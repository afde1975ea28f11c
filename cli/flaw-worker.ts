import { parentPort, workerData } from 'node:worker_threads'
import type { FlawName } from '../reference-sp/flaws/index.ts'
import { flawMatrix, shares } from './flaw-matrix.ts'
import { inProcessEnv, referenceTargets } from './in-process.ts'

/** What a thread of the flaw matrix is told. */
export interface Share {
  readonly keys: string
  readonly flaws: readonly FlawName[]
  /** Which share of the cases, of how many. */
  readonly share: number
  readonly of: number
  readonly now: number
  readonly seed: string
}

const { keys, share, of, ...options }: Share = workerData
const targets = await referenceTargets(inProcessEnv(keys))
parentPort?.postMessage(await flawMatrix({ targets, cases: shares(of)[share] ?? [], ...options }))
