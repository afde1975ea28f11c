import type { Perch } from '../../mock-idp/tamper/step.ts'
import { type Bait, type Canary, isAt, type Roost } from './canary.ts'

/** A canary without a socket or a disk, for an SP that runs in this process. */
export interface CanaryRecorder extends Canary {
  /** Loads what a URL names, as an SP would that follows it. */
  load(url: string): Promise<string>
}

const RECORDER_ROOST: Roost = { url: 'http://canary.test', folder: 'file:///canary' }

export function createCanaryRecorder(): CanaryRecorder {
  const asked: string[] = []
  const baits = new Map<string, readonly [Perch, Bait]>()
  return {
    roost: RECORDER_ROOST,
    plant: async (perch, bait) => {
      baits.set(perch.url, [perch, bait])
    },
    heard: (perch) => asked.filter((line) => isAt(perch, line.slice('GET '.length))),
    close: async () => baits.clear(),
    load: async (url) => {
      for (const [perch, bait] of baits.values()) {
        if (url === perch.file) return bait.text
        if (url === `file://${perch.certificate}`) return bait.certificate
      }
      if (!url.startsWith(`${RECORDER_ROOST.url}/`)) return ''
      const { pathname, search } = new URL(url)
      asked.push(`GET ${pathname}${search}`)
      return [...baits.values()].find(([perch]) => isAt(perch, pathname))?.[1].text ?? ''
    },
  }
}
