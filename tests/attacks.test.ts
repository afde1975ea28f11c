import { expect, test } from 'vitest'
import { attacks } from '../suites/attacks/index.ts'
import { cases } from '../suites/cases/index.ts'

const known = new Set(cases.map(({ id }) => id))

test('the taxonomy has 431 attacks, of which no name stands twice', () => {
  const names = Object.values(attacks).map((attack) => attack?.name)
  expect(names).toHaveLength(431)
  expect(new Set(names).size).toBe(431)
})

test('what an attack names as its cases exists', () => {
  const named = Object.entries(attacks).flatMap(([id, attack]) => attack?.cases.map((one) => ({ id, one })) ?? [])
  expect(named.filter(({ one }) => !known.has(one))).toEqual([])
})

/** Attacks that nobody has dealt with yet. None may be added; the one that is dealt with goes. */
const OPEN = [
  ...['S16', 'S17', 'S19', 'S20', 'S22'],
  ...['R03', 'R04', 'R09', 'R10', 'R11', 'R12', 'R13', 'R15', 'R16', 'R17', 'R22', 'R23', 'R25', 'R27', 'R28'],
  ...['R29', 'R32', 'R34', 'R35'],
]

test('every attack has a case or a reason why it has none, but for those that are still open', () => {
  const left = Object.entries(attacks).filter(([, attack]) => attack?.cases.length === 0 && !attack.notTested)
  expect(left.map(([id]) => id).sort()).toEqual([...OPEN].sort())
})
