import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Contender } from './contenders/contender.ts'

/** How long the contenders may take: rounds in which each of them has its turn, and a turn's share of CPU time. */
export interface Rounds {
  readonly rounds: number
  readonly turnMs: number
}

/**
 * Messages per second of CPU time (all threads of the process together, so it counts as one core), for each contender
 * the median of its turns. Turns are interleaved: what the machine does meanwhile hits all of them.
 */
export async function perSecond<Name extends string>(
  contenders: Readonly<Record<Name, Contender>>,
  { rounds, turnMs }: Rounds,
): Promise<Record<Name, number>> {
  const runners = (Object.entries(contenders) as [Name, Contender][]).map(
    ([name, contender]) => new Runner(name, contender),
  )
  for (const runner of runners) await runner.warmUp(turnMs)
  for (let round = 0; round < rounds; round++) for (const runner of runners) await runner.turn()
  return Object.fromEntries(runners.map((runner) => [runner.name, runner.median()])) as Record<Name, number>
}

/** The optimizing compiler takes its time; a bench of half-compiled code measures the compiler. */
const WARM_UP_MS = 2000

setFlagsFromString('--expose-gc')
const collectGarbage: (options: { type: 'minor' }) => void = runInNewContext('gc')

class Runner<Name extends string> {
  readonly name: Name
  private readonly contender: Contender
  private readonly speeds: number[] = []
  private count = 1
  private index = 0

  constructor(name: Name, contender: Contender) {
    this.name = name
    this.contender = contender
  }

  /** Runs until it is as fast as it gets, and finds out how many messages fill a turn. */
  async warmUp(turnMs: number): Promise<void> {
    const until = performance.now() + WARM_UP_MS
    while (performance.now() < until) await this.make(10)
    this.count = Math.max(1, Math.round(((await this.make(40)) * turnMs) / 1000))
  }

  async turn(): Promise<void> {
    // What the others left behind is not this one's to clear up. A full collection would throw compiled code away, too.
    collectGarbage({ type: 'minor' })
    this.speeds.push(await this.make(this.count))
  }

  median(): number {
    const sorted = this.speeds.toSorted((one, other) => one - other)
    return sorted[sorted.length >> 1] ?? Number.NaN
  }

  /** @returns messages per second of CPU time */
  private async make(count: number): Promise<number> {
    const start = process.cpuUsage()
    let octets = 0
    for (let i = 0; i < count; i++) {
      const made = this.contender(this.index++)
      // The length in octets can only be told of text that is really there: no string stays a promise to be joined.
      octets += Buffer.byteLength(typeof made === 'string' ? made : await made)
    }
    const { user, system } = process.cpuUsage(start)
    if (octets === 0) throw new Error(`${this.name} made nothing`)
    return (count * 1e6) / (user + system)
  }
}
