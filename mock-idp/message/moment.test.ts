import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateTime } from './moment.ts'

const now = Date.UTC(2030, 0, 1, 0, 0, 0, 7)

describe('a moment', () => {
  it.for([
    [0, '2030-01-01T00:00:00.007Z'],
    [300, '2030-01-01T00:05:00.007Z'],
    [-60, '2029-12-31T23:59:00.007Z'],
    [0.5, '2030-01-01T00:00:00.507Z'],
    ['2030-01-01T00:00:00+01:00', '2030-01-01T00:00:00+01:00'],
    [{ seconds: 300, zone: 2 }, '2030-01-01T02:05:00.007+02:00'],
    [{ seconds: 0, zone: -1 }, '2029-12-31T23:00:00.007-01:00'],
    [{ seconds: 0, zone: 'none' }, '2030-01-01T00:00:00.007'],
    [{ seconds: 0, digits: 0 }, '2030-01-01T00:00:00Z'],
    [{ seconds: 0, digits: 10 }, '2030-01-01T00:00:00.0079999999Z'],
    ['', ''],
    [undefined, undefined],
  ] as const)('%j is said as %j', ([moment, text]) => {
    expect(dateTime(moment, now)).toBe(text)
  })

  it('is what a Date says, whatever the day', () => {
    const ms = fc.integer({ min: -62_198_755_200_000, max: 253_402_300_799_999 })
    fc.assert(
      fc.property(ms, (at) => {
        expect(dateTime(0, at)).toBe(new Date(at).toISOString())
      }),
    )
  })

  it('is an error where no clock can show it', () => {
    expect(() => dateTime(1e16, now)).toThrow(RangeError)
  })
})
