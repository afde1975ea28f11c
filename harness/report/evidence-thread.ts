import { parentPort } from 'node:worker_threads'
import { writeEvidence } from './evidence.ts'
import type { EvidenceDone, EvidenceOrder } from './evidence-writer.ts'

// The thread of `openEvidenceWriter`.
parentPort?.on('message', ({ number, result, place }: EvidenceOrder) => {
  const answer = (done: EvidenceDone): void => parentPort?.postMessage(done)
  try {
    answer({ number, folder: writeEvidence(result, place) })
  } catch (error) {
    answer({ number, error })
  }
})
