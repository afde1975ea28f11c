import { expect, test } from 'vitest'
import { killedBy } from '../reference-sp/killed-by/index.ts'
import { cases } from '../suites/cases/index.ts'
import { idsMeant } from './case-pattern.ts'

const meant = (...entries: readonly string[]): readonly string[] => idsMeant(entries, cases)

test('an id means itself, once', () => {
  expect(meant('conditions/expired', 'conditions/expired')).toEqual(['conditions/expired'])
})

test('a star stands for any value of one axis, braces for one of several', () => {
  expect(meant('wrapping-space/response.{object,key-info}.same-id.*.kept')).toEqual([
    'wrapping-space/response.object.same-id.after.kept',
    'wrapping-space/response.key-info.same-id.after.kept',
  ])
  expect(meant('wrapping-space/response.*.same-id.*.copied').every((id) => id.endsWith('.copied'))).toBe(true)
})

test('points with a name of their own are meant, too', () => {
  expect(meant('wrapping-space/assertion.sibling.new-id.*.kept')).toEqual(['wrapping/xsw-3', 'wrapping/xsw-3-after'])
})

test('what means no case is not lost', () => {
  expect(meant('wrapping-space/assertion.nowhere.*.*.*')).toEqual(['wrapping-space/assertion.nowhere.*.*.*'])
})

test('what is written down for the flaws are cases that there are', () => {
  const ids = new Set(cases.map(({ id }) => id))
  const unknown = Object.values(killedBy).flatMap((entries) => meant(...entries).filter((id) => !ids.has(id)))
  expect(unknown).toEqual([])
})
