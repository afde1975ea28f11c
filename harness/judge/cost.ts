import type { Verdict } from './verdict.ts'

/** Times of one size, each hostile one beside the harmless one that was sent next to it. Milliseconds. */
export interface Measured {
  readonly size: number
  readonly octets: number
  readonly hostile: readonly number[]
  readonly harmless: readonly number[]
}

/** What an SP spends, by medians. Milliseconds. */
interface Growth {
  /** Of a harmless message at the smallest size: what is usual here. */
  readonly usual: number
  /** From the smallest size to the largest, four times as large. */
  readonly hostile: number
  readonly harmless: number
  /** What hostile ones take beyond harmless ones at the largest size, and beyond that at the smallest. */
  readonly excess: number
  /** How far the single measurements lie from their median. */
  readonly scatter: number
}

export type CostFinding =
  | { readonly kind: 'flat'; readonly growth: Growth }
  | { readonly kind: 'grows'; readonly growth: Growth }
  /** The scatter could hide, or feign, what is looked for. */
  | { readonly kind: 'noisy'; readonly growth: Growth }
  /** One of the messages got no answer at all. */
  | { readonly kind: 'silent'; readonly to: 'hostile' | 'harmless'; readonly why: string }

/** What is made of the same things may cost some times as much, as long as it grows in the same way. */
const FACTOR = 4

/**
 * Whether a hostile message costs more and more beyond a harmless one. No time is a limit: what grows is measured by what is
 * usual for this SP, by how a harmless message grows, and by how far the measurements scatter. Pure.
 * @param sizes at least two, the smallest first
 */
export function judgeCost(sizes: readonly Measured[]): CostFinding {
  const growth = growthOf(sizes)
  const { usual, harmless, excess, scatter } = growth
  const allowed = FACTOR * Math.max(0, harmless) + usual
  if (excess > allowed + 2 * scatter) return { kind: 'grows', growth }
  return scatter > allowed ? { kind: 'noisy', growth } : { kind: 'flat', growth }
}

/**
 * What the cost makes of a verdict that the answer alone would get: at most a warning.
 * @param isAlive whether an honest login was accepted afterwards
 */
export function withCost(verdict: Verdict, finding: CostFinding, isAlive: boolean): Verdict {
  if (finding.kind === 'silent') return withSilence(verdict, finding, isAlive)
  if (verdict.kind !== 'pass' && verdict.kind !== 'observed') return verdict
  const basis = 'basis' in verdict ? verdict.basis : 'specification'
  const times = inWords(finding.growth)
  switch (finding.kind) {
    case 'flat':
      return verdict
    case 'grows':
      return { kind: 'warn', basis, reason: `the cost grows beyond that of a harmless message: ${times}` }
    case 'noisy':
      return { kind: 'inconclusive', reason: `the times scatter too much to tell: ${times}` }
  }
}

/** An SP that is alive and has no answer for the hostile message alone spends too much on it, or breaks over it. */
function withSilence(
  verdict: Verdict,
  { to, why }: Extract<CostFinding, { kind: 'silent' }>,
  isAlive: boolean,
): Verdict {
  if (verdict.kind === 'fail' || verdict.kind === 'warn') return verdict
  if (to === 'hostile' && isAlive) {
    return { kind: 'warn', basis: 'specification', reason: `${why}, and a harmless one of the same size did` }
  }
  return verdict.kind === 'inconclusive' ? verdict : { kind: 'inconclusive', reason: why }
}

const inWords = ({ usual, hostile, harmless, scatter }: Growth): string =>
  `hostile ${signed(hostile)}, harmless ${signed(harmless)} at four times the size, where ${ms(usual)} is usual and ${ms(scatter)} is chance`

const ms = (time: number): string => `${time.toFixed(time < 10 ? 1 : 0)} ms`
const signed = (time: number): string => `${time < 0 ? '' : '+'}${ms(time)}`

function growthOf(sizes: readonly Measured[]): Growth {
  const [first, last] = [sizes[0], sizes.at(-1)]
  if (first === undefined || last === undefined) throw new RangeError('nothing was measured')
  const beyond = [beyondOf(first), beyondOf(last)] as const
  return {
    usual: median(first.harmless),
    hostile: median(last.hostile) - median(first.hostile),
    harmless: median(last.harmless) - median(first.harmless),
    excess: median(beyond[1]) - median(beyond[0]),
    scatter: Math.max(...beyond.map(scatterOf)),
  }
}

/** One by one: what disturbs the machine for a while disturbs both of a pair. */
const beyondOf = ({ hostile, harmless }: Measured): readonly number[] =>
  hostile.map((time, at) => time - (harmless[at] ?? time))

/** The median distance from the median. */
const scatterOf = (values: readonly number[]): number => {
  const middle = median(values)
  return median(values.map((value) => Math.abs(value - middle)))
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  const half = sorted.length >> 1
  const [below = 0, above = 0] = [sorted[half - 1], sorted[half]]
  return sorted.length % 2 === 0 ? (below + above) / 2 : above
}
