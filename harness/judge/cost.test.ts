import { describe, expect, test } from 'vitest'
import { judgeCost, type Measured, median, withCost } from './cost.ts'
import type { Verdict } from './verdict.ts'

const SIZES = [1, 2, 4] as const
const WILD = [0, 60, -40, 90, -70]

/** Times by size, with chance that comes again for each size in the same order. */
const measured = (
  hostile: (size: number) => number,
  chance: readonly number[] = [0, 0.3, -0.2, 0.1, -0.1],
  harmless: (size: number) => number = (size) => 5 + size,
): readonly Measured[] =>
  SIZES.map((size) => ({
    size,
    octets: size * 1000,
    hostile: chance.map((more) => hostile(size) + more),
    harmless: chance.map((more, at) => harmless(size) - more * (at % 2)),
  }))

const findings: Record<string, readonly [kind: string, sizes: readonly Measured[]]> = {
  'what grows alike is flat': ['flat', measured((n) => 5 + n)],
  'what takes longer but does not grow is flat': ['flat', measured(() => 90)],
  'what grows some times as fast is flat': ['flat', measured((n) => 5 + 3 * n)],
  'what is refused at once is flat': ['flat', measured(() => 1)],
  'the square of the size grows': ['grows', measured((n) => 5 + 3 * n * n)],
  'much more for each size grows': ['grows', measured((n) => 5 + 20 * n)],
  'twice for each size more grows': ['grows', measured((n) => 5 + 2 ** (2 * n))],
  'a growth below what is usual is flat': [
    'flat',
    measured(
      (n) => 5 + n / 3,
      undefined,
      () => 5,
    ),
  ],
  'one time that stands out is chance': ['flat', measured((n) => 5 + n, [0, 0.1, 500, -0.1, 0])],
  'what scatters more than could be allowed says nothing': ['noisy', measured((n) => 5 + n, WILD)],
  'what grows beyond all scatter still grows': ['grows', measured((n) => 100 * n * n, WILD)],
}

describe('the cost of messages', () => {
  test.each(Object.entries(findings))('%s', (_, [kind, sizes]) => {
    expect(judgeCost(sizes).kind).toBe(kind)
  })

  test('does not depend on the unit of time', () => {
    const longer = (times: readonly number[]) => times.map((time) => time * 1000)
    for (const [kind, sizes] of Object.values(findings)) {
      const scaled = sizes.map((one) => ({
        ...one,
        hostile: longer(one.hostile),
        harmless: longer(one.harmless),
      }))
      expect(judgeCost(scaled).kind).toBe(kind)
    }
  })

  test('is compared pair by pair, so that a busy machine disturbs both', () => {
    const busy = [0, 200, 400, 300, 100]
    const times = (size: number) => busy.map((more) => 5 + size + more * size)
    const sizes = SIZES.map((size) => ({ size, octets: size, hostile: times(size), harmless: times(size) }))
    expect(judgeCost(sizes).kind).toBe('flat')
  })

  test('is never judged by nothing', () => {
    expect(() => judgeCost([])).toThrow(RangeError)
  })
})

test('medians', () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2]), median([7])]).toEqual([2, 2.5, 7])
})

describe('a verdict and a cost', () => {
  const pass: Verdict = { kind: 'pass', basis: 'specification' }
  const fail: Verdict = { kind: 'fail', basis: 'specification', reason: 'a session' }
  const unanswered: Verdict = { kind: 'inconclusive', reason: 'no answer' }
  const flat = judgeCost(measured((n) => 5 + n))
  const growing = judgeCost(measured((n) => 5 + 3 * n * n))
  const noisy = judgeCost(measured((n) => 5 + n, WILD))
  const mute = { kind: 'silent', to: 'hostile', why: 'a hostile message got no answer' } as const

  test('growth is a warning at most', () => {
    expect(withCost(pass, flat, true)).toEqual(pass)
    expect(withCost(pass, growing, true)).toEqual({
      kind: 'warn',
      basis: 'specification',
      reason: expect.stringMatching(
        /^the cost grows beyond that of a harmless message: hostile \+45 ms, harmless \+3\.\d ms /,
      ),
    })
    expect(withCost({ kind: 'observed', reason: '' }, growing, true).kind).toBe('warn')
  })

  test('what the answer broke stays broken', () => {
    for (const finding of [flat, growing, noisy, mute]) expect(withCost(fail, finding, true)).toEqual(fail)
  })

  test('chance proves nothing', () => {
    expect(withCost(pass, noisy, true).kind).toBe('inconclusive')
    expect(withCost(unanswered, growing, true)).toEqual(unanswered)
  })

  test('silence proves nothing, but for a hostile message that alone gets no answer from an SP that is alive', () => {
    expect(withCost(pass, { ...mute, to: 'harmless' }, true)).toEqual({ kind: 'inconclusive', reason: mute.why })
    expect(withCost(pass, mute, true).kind).toBe('warn')
    expect(withCost(unanswered, mute, true).kind).toBe('warn')
    expect(withCost(pass, mute, false)).toEqual({ kind: 'inconclusive', reason: mute.why })
    expect(withCost(unanswered, mute, false)).toEqual(unanswered)
  })
})
