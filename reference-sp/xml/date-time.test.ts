import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateTime } from './date-time.ts'

test('a time is what the platform makes of it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.parse('0001-01-01T00:00:00Z'), max: Date.parse('9999-12-31T23:59:59Z') }),
      (ms) => {
        expect(dateTime(new Date(ms).toISOString())).toBe(ms)
      },
    ),
    { seed: 1 },
  )
})

const TIMES = {
  'a fraction': ['2026-01-01T00:00:00.5Z', Date.UTC(2026, 0, 1, 0, 0, 0, 500)],
  'a fraction of nine digits': ['2026-01-01T00:00:00.123456789Z', Date.UTC(2026, 0, 1, 0, 0, 0, 123)],
  'a leap day': ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
  'no leap day': ['2023-02-29T00:00:00Z', undefined],
  'no leap day in 1900': ['1900-02-29T00:00:00Z', undefined],
  'an offset': ['2026-01-01T00:00:00+01:00', undefined],
  'a zero offset': ['2026-01-01T00:00:00+00:00', undefined],
  'no zone': ['2026-01-01T00:00:00', undefined],
  'midnight at the end': ['2026-01-01T24:00:00Z', undefined],
  'a leap second': ['2016-12-31T23:59:60Z', undefined],
  'the year 0': ['0000-01-01T00:00:00Z', undefined],
  'the year 99999': ['99999-01-01T00:00:00Z', undefined],
  'month 13': ['2026-13-01T00:00:00Z', undefined],
  'day 0': ['2026-01-00T00:00:00Z', undefined],
  'a date': ['2026-01-01', undefined],
  'a blank before it': [' 2026-01-01T00:00:00Z', undefined],
  'a line end': ['2026-01-01T00:00:00Z\n', undefined],
  'Arabic digits': ['٢٠٢٦-٠١-٠١T00:00:00Z', undefined],
  'a word': ['never', undefined],
  nothing: ['', undefined],
} as const

test.each(Object.entries(TIMES))('%s', (_name, [text, expected]) => {
  expect(dateTime(text)).toBe(expected)
})
