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

test('every attack has a case or a reason why it has none', () => {
  const left = Object.entries(attacks).filter(([, attack]) => attack?.cases.length === 0 && !attack.notTested)
  expect(left.map(([id]) => id)).toEqual([])
})
